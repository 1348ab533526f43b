import { isLoopback } from '../web-address.ts';
import type { Config } from './config.ts';

/**
 * Why the proxy must not start with this configuration, which is correct in itself: it signs with a
 * cloud key, so every caller that can reach it must be a known one. Checked before any socket opens; every reason is one line.
 */
export function startProblems(config: Guarded): string[] {
  const problems = problemsOf(config);
  const isAboutHost = problems.some((problem) => problem.startsWith('HOST='));
  return isAboutHost && config.hostFrom === 'environment' ? [...problems, HOST_OF_A_SHELL] : problems;
}

/** For an operator who never chose it. */
export const HOST_OF_A_SHELL =
  'HOST was set in the environment of this process, where shells and conda put a name of their own: ' +
  'unset it there, or set HOST=127.0.0.1 in .env, which goes before a HOST that is no address';

type Guarded = Pick<Config, 'host' | 'hostFrom' | 'publicUrl' | 'auth' | 'accounts'>;

function problemsOf({ host, publicUrl, auth, accounts }: Guarded): string[] {
  const { mode } = auth.mode;
  const problems: string[] = [];
  const isReachable = !isLoopback(host);
  const isPublished = publicUrl !== null && !isLoopback(publicUrl.hostname);

  if (mode === 'none') {
    // The demo has no key, and its tasks are made up: there is nothing to keep from others.
    if (accounts.length === 0) return problems;
    const how = 'choose AUTH_MODE=oidc or AUTH_MODE=trusted-header, or share it through an SSH tunnel';
    if (isReachable) problems.push(`HOST=${shownHost(host)} would let others use your key without a login: ${how}`);
    if (isPublished)
      problems.push(`PUBLIC_URL=${publicUrl} is for others, who would use your key without a login: ${how}`);
    return problems;
  }
  if (auth.policy === null)
    problems.push(
      `AUTH_MODE=${mode} shows no SdkAppId to any viewer without a policy: say in CONFIG_FILE who may see which`,
    );
  if (mode === 'oidc' && publicUrl === null)
    problems.push('PUBLIC_URL is missing: AUTH_MODE=oidc needs the address to which the issuer sends people back');
  if (isReachable && !isPublished)
    problems.push(`HOST=${shownHost(host)} needs PUBLIC_URL=https://…, the name by which browsers call this server`);
  if (isPublished && publicUrl.protocol !== 'https:')
    problems.push(`PUBLIC_URL=${publicUrl} must be https: session cookies would travel unencrypted`);
  return problems;
}

/** An address or a name with a dot; anything else may be a key that was set in the wrong variable. */
function shownHost(host: string): string {
  return /^[\w-]{1,63}(\.[\w-]{1,63})+$|^[\da-f:.[\]]+$/i.test(host) && host.length < 80 ? host : '…';
}
