import { isIP } from 'node:net';
import { isLoopback } from '../web-address.ts';

/** The company's proxy through which calls to an address go. */
export interface OutgoingProxy {
  /** With the login, if it needs one. */
  url: URL;
  /** Without it: for logs and messages. */
  shown: string;
}

/** Null where calls go straight: to this machine, and to what `noProxy` names. */
export function proxyTo(endpoint: URL, proxy: URL | null, noProxy: readonly string[]): OutgoingProxy | null {
  if (proxy === null || isLoopback(endpoint.hostname) || noProxy.some((entry) => names(entry, endpoint))) return null;
  return { url: proxy, shown: `${proxy.protocol}//${proxy.host}` };
}

/** An entry is a host with all below it (with or without a dot or `*.` before it), a host with its port, or `*`. */
function names(entry: string, { hostname, port, protocol }: URL): boolean {
  if (entry === '*') return true;
  const [, host = '', only] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
  if (only !== undefined && only !== (port || (protocol === 'https:' ? '443' : '80'))) return false;
  const domain = host.replace(/^\*?\./, '');
  return domain !== '' && (hostname === domain || (isIP(hostname) === 0 && hostname.endsWith(`.${domain}`)));
}
