import { type ApiAnswer, problem } from '../api/answer.ts';

export interface AllowedOrigins {
  hosts: ReadonlySet<string>;
  origins: ReadonlySet<string>;
}

/**
 * The names under which this server may be addressed. A fixed list, because under DNS rebinding a browser sends Host and
 * Origin both as the attacker's name and no Sec-Fetch headers: "Origin equals Host" would pass.
 */
export function allowedOrigins(port: number, publicUrl: URL | null): AllowedOrigins {
  const own = ['127.0.0.1', 'localhost', '[::1]'].map((host) => new URL(`http://${host}:${port}`));
  const urls = publicUrl ? [...own, publicUrl] : own;
  return { hosts: new Set(urls.map((url) => url.host)), origins: new Set(urls.map((url) => url.origin)) };
}

/** The name under which it was addressed, whichever that is. */
export function underAnyName(host: string): AllowedOrigins {
  const name = host.toLowerCase();
  return { hosts: new Set([name]), origins: new Set([`http://${name}`, `https://${name}`]) };
}

/** Null when the request was meant for this server. */
export function refuseHost(host: string | undefined, { hosts }: AllowedOrigins): ApiAnswer | null {
  if (host && hosts.has(host.toLowerCase())) return null;
  const detail = `This server is reachable only as ${[...hosts].join(', ')}. For another name, set PUBLIC_URL.`;
  return problem(421, 'Not this server', detail);
}

/** Null when the request came from one of our own pages, or from no page at all (curl, a script). */
export function refuseOtherSites(
  { origin, secFetchSite }: { origin: string | undefined; secFetchSite: string | undefined },
  { origins }: AllowedOrigins,
): ApiAnswer | null {
  const elsewhere = origin !== undefined && !origins.has(origin);
  const crossSite = secFetchSite !== undefined && secFetchSite !== 'same-origin' && secFetchSite !== 'none';
  return elsewhere || crossSite
    ? problem(403, 'Another site', 'Requests from pages of other sites are refused.')
    : null;
}
