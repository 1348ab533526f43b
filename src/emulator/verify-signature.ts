import {
  type Credential,
  canonicalRequest,
  createSigningKey,
  credentialScope,
  hex,
  type Sha256,
  signatureOf,
  stringToSign,
  utcDate,
} from '#tencent/tc3.ts';
import { headerOf, type IncomingCall } from './incoming-call.ts';
import { missing, type Refusal, refuse } from './outcome.ts';

const MAX_SKEW_S = 300;
const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/,]+)\/(\d{4}-\d\d-\d\d)\/([^/,]+)\/tc3_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';

interface Verifier {
  sha256: Sha256;
  credentials: readonly Credential[];
}

/** The SecretId a call claims to come from; empty when it does not say. */
export function claimedSecretId(call: IncomingCall): string {
  return /Credential=([^/,]+)/.exec(headerOf(call, 'authorization') ?? '')?.[1] ?? '';
}

/** Judges signatures. What it returns gives null for a call that is signed as Tencent demands, else its answer. */
export function createSignatureCheck({ sha256, credentials }: Verifier) {
  const signingKey = createSigningKey(sha256);

  /** @param clockMs the emulator's clock, right or wrong */
  return (call: IncomingCall, clockMs: number): Refusal | null => {
    const [, secretId = '', date = '', service = '', signedHeaders = '', signature] =
      AUTHORIZATION.exec(headerOf(call, 'authorization') ?? '') ?? [];
    const names = signedHeaders.split(';');
    if (signature === undefined || !names.includes('content-type') || !names.includes('host')) {
      return refuse(
        'AuthFailure.InvalidAuthorization',
        'The Authorization header is missing or malformed. This server understands TC3-HMAC-SHA256 only.',
      );
    }

    const timestampText = headerOf(call, 'x-tc-timestamp');
    if (timestampText === null || !/^\d{1,12}$/.test(timestampText)) return missing('X-TC-Timestamp');
    const timestamp = Number(timestampText);

    const credential = credentials.find((known) => known.secretId === secretId);
    if (credential === undefined) {
      return refuse(
        'AuthFailure.SecretIdNotFound',
        'The SecretId is not found, please ensure that your SecretId is correct.',
      );
    }
    if (Math.abs(clockMs / 1000 - timestamp) > MAX_SKEW_S) {
      return refuse(
        'AuthFailure.SignatureExpire',
        'The provided credentials could not be validated because the timestamp differs from the server time by more than five minutes.',
      );
    }

    const payload = headerOf(call, 'x-tc-content-sha256') === UNSIGNED_PAYLOAD ? UNSIGNED_PAYLOAD : call.body;
    const payloadHash = hex(sha256.hash(payload));
    const secretSigning = signingKey(credential.secretKey, date, service);
    const expected = hostForms(call).map((host) => {
      const headers = Object.fromEntries(names.map((name) => [name, headerOf(call, name) ?? '']));
      const canonical = canonicalRequest({
        method: call.method,
        query: '',
        headers: { ...headers, host },
        payloadHash,
      });
      return signatureOf(
        sha256,
        secretSigning,
        stringToSign(sha256, timestamp, credentialScope(date, service), canonical),
      );
    });
    if (date !== utcDate(timestamp) || !expected.includes(signature)) {
      return refuse(
        'AuthFailure.SignatureFailure',
        'The provided credentials could not be validated. Please check your signature is correct.',
      );
    }

    if (headerOf(call, 'x-tc-token') !== (credential.token ?? null)) {
      return refuse('AuthFailure.TokenFailure', 'The token is not valid for this SecretId.');
    }
    return null;
  };
}

/** With the port, as HTTP says, and without: the official Node SDK signs the bare name of a custom endpoint. */
function hostForms(call: IncomingCall): string[] {
  const host = headerOf(call, 'host') ?? '';
  return [...new Set([host, host.replace(/:\d+$/, '')])];
}
