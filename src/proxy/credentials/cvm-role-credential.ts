import type { Background } from '../background.ts';
import type { Clock } from '../clock.ts';
import {
  CREDENTIAL_FAULT,
  type CredentialSource,
  credentialOf,
  type ProxyCredential,
  type Reading,
} from './credential-source.ts';

/** Answers only inside Tencent's network, to the machine itself. */
const METADATA = 'http://metadata.tencentyun.com/latest/meta-data/cam/security-credentials/';
const EARLY_MS = 5 * 60_000;
const MIN_MS = 10_000;
/** Whatever it says of its end: it may have been taken away. */
const MAX_MS = 6 * 3_600_000;
const RETRY_MS = 10_000;
const DEADLINE_MS = 3_000;
/** It says a few hundred. */
const MOST_BYTES = 64 * 1024;
const MOST_SHOWN = 60;

/** Fetches a text, or throws. */
type Fetch = (url: string) => Promise<string>;

/**
 * Temporary credentials of the role that the machine runs as, renewed five minutes before they expire. A failed renewal is
 * tried again every ten seconds, and the old credential stays in use meanwhile.
 */
export function cvmRoleCredential(
  { role }: { role?: string | undefined },
  clock: Pick<Clock, 'wall'>,
  background: Background,
  fetchText: Fetch = fetchMetadata,
): CredentialSource {
  const listeners: (() => void)[] = [];
  let credential: Reading = { missing: 'the metadata service has not responded yet' };
  const fault = background.faults.of(CREDENTIAL_FAULT);
  let stopped = false;
  let cancel = () => {};

  async function renew(): Promise<void> {
    let nextMs = RETRY_MS;
    try {
      const name = role ?? (await fetchText(METADATA)).trim();
      const found = readRole(await fetchText(METADATA + encodeURIComponent(name)));
      credential = found.credential;
      nextMs = Math.min(MAX_MS, Math.max(MIN_MS, found.expiresAt - clock.wall() - EARLY_MS));
      fault.clear();
      for (const tell of listeners) tell();
    } catch (error) {
      fault.raise(error);
      if ('missing' in credential) credential = { missing: `the metadata service: ${(error as Error).message}` };
    }
    if (!stopped) cancel = background.after('role', nextMs, renew);
  }
  background.run('role', renew);

  return {
    current: () => credential,
    onChange: (listener) => listeners.push(listener),
    stop() {
      stopped = true;
      cancel();
    },
  };
}

function readRole(text: string): { credential: ProxyCredential; expiresAt: number } {
  const { Code, TmpSecretId, TmpSecretKey, Token, ExpiredTime } = parseObject(text);
  if (Code !== 'Success') throw new Error(`it returned ${String(JSON.stringify(Code)).slice(0, MOST_SHOWN)}`);
  const credential = credentialOf({
    secretId: String(TmpSecretId ?? ''),
    secretKey: String(TmpSecretKey ?? ''),
    token: String(Token ?? ''),
  });
  if ('missing' in credential) throw new Error(credential.missing);
  if (typeof ExpiredTime !== 'number') throw new Error('it gave no ExpiredTime');
  return { credential, expiresAt: ExpiredTime * 1000 };
}

/** What JSON.parse says of a text quotes it, and a key may stand there. */
function parseObject(text: string): Record<string, unknown> {
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(text);
  } catch {}
  if (typeof parsed !== 'object' || parsed === null) throw new Error('it returned no JSON object');
  return parsed as Record<string, unknown>;
}

async function fetchMetadata(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(DEADLINE_MS), redirect: 'error' });
  if (!response.ok) throw new Error(`it returned ${response.status}`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error(`it returned more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
