import pino, { type DestinationStream, type Logger } from 'pino';

/** Names under which a secret might be put into a log line by mistake. */
const SECRET_NAMES = [
  'authorization',
  'Authorization',
  'cookie',
  'Cookie',
  'set-cookie',
  'x-tc-token',
  'X-TC-Token',
  'secretKey',
  'secret_key',
  'clientSecret',
  'client_secret',
  'cookieKeys',
  'token',
  'access_token',
  'id_token',
  'refresh_token',
  'password',
];
const DEEPEST = 4;
const MAX_CHARACTERS = 300;

/** Redaction is the second net: secrets are `Secret`s, which print as a mask wherever they are. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const paths = SECRET_NAMES.flatMap((name) =>
    Array.from({ length: DEEPEST }, (_, depth) => `${Array(depth).fill('[*]').join('')}["${name}"]`),
  );
  const options = {
    level,
    redact: { paths, censor: '[secret]' },
    serializers: { err: describeError, error: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error rebuilt from fields that hold no data: its own may, as the input of a failed parse or the headers of a request. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack = '' } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = stack
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .map((line) => line.trim());
  return { type: name, code, message: message.slice(0, MAX_CHARACTERS), at };
}
