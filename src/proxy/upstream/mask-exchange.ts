import type { OutgoingRequest, Reply } from './send-request.ts';

/** The request as it may be kept and shown: the SecretId is masked, the signature and the session token are left out. */
export function maskRequest<R extends OutgoingRequest>(request: R): R {
  const headers = Object.entries(request.headers).map(([name, value]) => {
    if (name.toLowerCase() === 'x-tc-token') return [name, '(not shown)'];
    if (name.toLowerCase() !== 'authorization') return [name, value];
    return [
      name,
      value
        .replace(/Credential=([^/=]*)\//, (_, secretId: string) => `Credential=${maskId(secretId)}/`)
        .replace(/Signature=.*/, 'Signature=(not shown)'),
    ];
  });
  return { ...request, headers: Object.fromEntries(headers) };
}

/** The reply without what it says back of the request's signature and session token: gateways like to quote. */
export function maskEcho(reply: Reply, { headers }: OutgoingRequest): Reply {
  if (reply.kind !== 'response') return reply;
  const secrets = [/Signature=(\w+)/.exec(headers['Authorization'] ?? '')?.[1], headers['X-TC-Token']];
  const body = secrets.reduce<string>(
    (text, secret) => (secret ? text.replaceAll(secret, '(not shown)') : text),
    reply.body,
  );
  return { ...reply, body };
}

function maskId(secretId: string): string {
  return secretId.length > 12 ? `${secretId.slice(0, 4)}…${secretId.slice(-4)}` : '…';
}
