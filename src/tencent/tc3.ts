/**
 * Tencent Cloud API 3.0 signature, TC3-HMAC-SHA256 (documentation page "Signature v3"). Pure: the clock is the
 * timestamp in the request, and the hash is injected, so that the same lines run in Node and in a browser.
 */

const ALGORITHM = 'TC3-HMAC-SHA256';
const TERMINATOR = 'tc3_request';

/** Synchronous on purpose: WebCrypto would make every signature a promise. */
export interface Sha256 {
  hash(data: Uint8Array | string): Uint8Array;
  hmac(key: Uint8Array | string, data: string): Uint8Array;
}

export interface Credential {
  secretId: string;
  secretKey: string;
  /** Of temporary credentials only; it travels in `X-TC-Token`. */
  token?: string;
}

export interface CanonicalInput {
  method: string;
  /** As in the URL, without `?`; empty for POST. */
  query: string;
  /** The headers to sign. Tencent demands `content-type` and `host` among them. */
  headers: Readonly<Record<string, string>>;
  /** Lower-case hex SHA-256 of the body as sent. */
  payloadHash: string;
}

export interface SignRequest {
  credential: Credential;
  /** As in the `Host` header: with the port if the URL has one. */
  host: string;
  /** First label of the product's host, `trtc` here. */
  service: string;
  /** Unix seconds, the same number as in `X-TC-Timestamp`. */
  timestamp: number;
  contentType: string;
  body: string | Uint8Array;
  /** Signed beside `content-type` and `host`. */
  headers?: Readonly<Record<string, string>>;
}

/** The value of `Authorization`, and every step that led to it. */
interface Signature {
  authorization: string;
  payloadHash: string;
  signedHeaders: string;
  canonicalRequest: string;
  credentialScope: string;
  stringToSign: string;
  /** 64 lower-case hex digits. */
  signature: string;
}

export interface Signer {
  sign(request: SignRequest): Signature;
}

export function hex(bytes: Uint8Array): string {
  let digits = '';
  for (const byte of bytes) digits += byte.toString(16).padStart(2, '0');
  return digits;
}

/** The day of the credential scope. It is UTC's: a local date is refused for hours around midnight. */
export function utcDate(timestamp: number): string {
  return new Date(timestamp * 1000).toISOString().slice(0, 10);
}

export function credentialScope(date: string, service: string): string {
  return `${date}/${service}/${TERMINATOR}`;
}

/** `SignedHeaders`: lower-case names in ASCII order, joined by `;`. */
function signedHeaderList(headers: CanonicalInput['headers']): string {
  return canonicalHeaders(headers)
    .map(([name]) => name)
    .join(';');
}

export function canonicalRequest({ method, query, headers, payloadHash }: CanonicalInput): string {
  // Each header line ends its own line and the parts are joined by \n: that is the empty line before the list.
  const lines = canonicalHeaders(headers).map(([name, value]) => `${name}:${value}\n`);
  return [method, '/', query, lines.join(''), signedHeaderList(headers), payloadHash].join('\n');
}

export function stringToSign(sha256: Sha256, timestamp: number, scope: string, canonical: string): string {
  return [ALGORITHM, timestamp, scope, hex(sha256.hash(canonical))].join('\n');
}

/** The three derived keys under the names of Tencent's example; only the last one signs. */
export function deriveKeys(sha256: Sha256, secretKey: string, date: string, service: string) {
  const secretDate = sha256.hmac(`TC3${secretKey}`, date);
  const secretService = sha256.hmac(secretDate, service);
  const secretSigning = sha256.hmac(secretService, TERMINATOR);
  return { secretDate, secretService, secretSigning };
}

export function signatureOf(sha256: Sha256, secretSigning: Uint8Array, text: string): string {
  return hex(sha256.hmac(secretSigning, text));
}

/** Derives the key that signs, and keeps the last one: three of the four HMACs are the same all day long. */
export function createSigningKey(sha256: Sha256): (secretKey: string, date: string, service: string) => Uint8Array {
  let kept: { secretKey: string; date: string; service: string; secretSigning: Uint8Array } | undefined;

  return (secretKey, date, service) => {
    if (kept?.secretKey !== secretKey || kept.date !== date || kept.service !== service) {
      kept = { secretKey, date, service, secretSigning: deriveKeys(sha256, secretKey, date, service).secretSigning };
    }
    return kept.secretSigning;
  };
}

/** Signs POST requests. */
export function createSigner(sha256: Sha256): Signer {
  const signingKey = createSigningKey(sha256);

  return {
    sign({ credential, host, service, timestamp, contentType, body, headers: extra }) {
      const headers = { ...extra, 'content-type': contentType, host };
      const payloadHash = hex(sha256.hash(body));
      const signedHeaders = signedHeaderList(headers);
      const canonical = canonicalRequest({ method: 'POST', query: '', headers, payloadHash });
      const date = utcDate(timestamp);
      const scope = credentialScope(date, service);
      const text = stringToSign(sha256, timestamp, scope, canonical);
      const signature = signatureOf(sha256, signingKey(credential.secretKey, date, service), text);
      return {
        authorization: `${ALGORITHM} Credential=${credential.secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
        payloadHash,
        signedHeaders,
        canonicalRequest: canonical,
        credentialScope: scope,
        stringToSign: text,
        signature,
      };
    },
  };
}

function canonicalHeaders(headers: CanonicalInput['headers']): (readonly [name: string, value: string])[] {
  // Values too: `DescribeCloudTranscription` is signed as `describecloudtranscription`.
  return Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value.trim().toLowerCase()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
