import { type Config, isLoopback } from './config.ts';

/**
 * Why the proxy must not start with this configuration: it signs with somebody's cloud key, and nobody has to log in yet.
 * Checked before any socket opens; every reason is one line.
 */
export function startProblems({ host }: Pick<Config, 'host'>): string[] {
  if (isLoopback(host)) return [];
  return [`HOST=${host} would let others use your key: without a login, Scribeboard only listens on 127.0.0.1`];
}
