import type { ExchangeAnswer, ReceivedAnswer } from '#contract/exchange.ts';
import type { ExchangeWords } from './words.ts';

/** The request line, the headers and the body, as on the wire. */
export function requestText({ request }: Pick<ExchangeAnswer, 'request'>): string {
  if (!request) return '';
  const { pathname } = new URL(request.url);
  const headers = request.headers.map(([name, value]) => `${name}: ${value}`);
  return [`${request.method} ${pathname} HTTP/1.1`, ...headers, '', request.body].join('\n');
}

export function answerNote(answer: ReceivedAnswer, at: string, words: ExchangeWords): string {
  const status = answer.status === null ? words.noAnswer : `HTTP ${answer.status}`;
  return words.note(at, status, answer.latencyMs, answer.attempt);
}

/** The walk through the signature: first what can be computed without a key, then the steps that need a key, with the sample's. */
export function signatureText({ request, signing, sample }: ExchangeAnswer, words: ExchangeWords): string {
  if (!request || !signing || !sample) return '';
  const steps: [string, string][] = [
    [words.steps.canonical, signing.canonicalRequest],
    [words.steps.hash, signing.hashedCanonicalRequest],
    [words.steps.stringToSign, signing.stringToSign],
    [words.steps.key, `SecretId  ${sample.secretId}\nSecretKey ${sample.secretKey}`],
    ['SecretDate = HMAC_SHA256("TC3" + SecretKey, Date)', sample.secretDate],
    ['SecretService = HMAC_SHA256(SecretDate, "trtc")', sample.secretService],
    ['SecretSigning = HMAC_SHA256(SecretService, "tc3_request")', sample.secretSigning],
    ['Signature = HexEncode(HMAC_SHA256(SecretSigning, StringToSign))', sample.signature],
    ['Authorization', sample.authorization],
  ];
  return steps.map(([name, value], index) => `# ${index + 1}. ${name}\n${value}`).join('\n\n');
}
