import type { Credential } from '#tencent/tc3.ts';
import { NOT_SHOWN } from './hide-secrets.ts';
import type { OutgoingRequest } from './send-request.ts';

/** The request as it may be kept and shown: the SecretId is masked, the signature and the session token are left out. */
export function maskRequest<R extends OutgoingRequest>(request: R): R {
  const headers = Object.entries(request.headers).map(([name, value]) => {
    if (name.toLowerCase() === 'x-tc-token') return [name, NOT_SHOWN];
    if (name.toLowerCase() !== 'authorization') return [name, value];
    return [
      name,
      value
        .replace(/Credential=([^/=]*)\//, (_, secretId: string) => `Credential=${maskId(secretId)}/`)
        .replace(/Signature=.*/, `Signature=${NOT_SHOWN}`),
    ];
  });
  return { ...request, headers: Object.fromEntries(headers) };
}

/** All of a request that proves who we are. It is what gateways like to quote. */
export function secretsOf({ headers }: OutgoingRequest, { secretId, secretKey, token }: Credential): string[] {
  const signature = /Signature=(\w+)/.exec(headers['Authorization'] ?? '')?.[1];
  return [secretId, secretKey, token, signature].filter((secret) => secret !== undefined);
}

function maskId(secretId: string): string {
  return secretId.length > 12 ? `${secretId.slice(0, 4)}…${secretId.slice(-4)}` : '…';
}
