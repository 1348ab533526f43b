/**
 * What a seal is for: one thing, at one board, for one client of one issuer. An installation to try things out, which was
 * given the same keys, must not open the real one.
 */
export function sealPurpose(what: 'session' | 'login' | 'stranger', at: SealedAt): string {
  const { issuer, clientId, publicUrl, basePath } = at;
  return `${what} at ${publicUrl.origin}${basePath} by ${clientId} of ${issuer}`;
}

interface SealedAt {
  issuer: URL;
  clientId: string;
  publicUrl: URL;
  basePath: string;
}
