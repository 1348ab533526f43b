import type { Auth } from './auth.ts';
import type { AuthConfig } from './auth-config.ts';
import { localAuth } from './local.ts';
import { createOidc, type OidcDeps } from './oidc/create-oidc.ts';
import { createTokens, type TokensDeps, tokenOf } from './tokens.ts';
import { createTrustedHeader } from './trusted-header.ts';

type AuthDeps = Pick<OidcDeps, 'clock' | 'logger' | 'store' | 'stylesheets'> & TokensDeps;
/** The part of the configuration that is about coming in. */
interface AuthSettings {
  auth: AuthConfig;
  publicUrl: URL | null;
  basePath: string;
}

/** The way in that the configuration names, and bearer tokens beside it. */
export function createAuth(config: AuthSettings, deps: AuthDeps): Auth {
  const mode = createMode(config, deps);
  const { tokensFile } = config.auth;
  const tokens = tokensFile === null ? null : createTokens(tokensFile, deps);
  return {
    ...mode,
    async authenticate(visitor) {
      const token = tokenOf(visitor);
      // A visitor with a token is its holder, whatever else the request could prove.
      if (token === undefined) return mode.authenticate(visitor);
      return token === null || tokens === null ? 'invalid' : tokens.identify(token);
    },
  };
}

function createMode({ auth, publicUrl, basePath }: AuthSettings, deps: AuthDeps): Auth {
  const { mode } = auth;
  const policy = auth.policy ?? {};
  switch (mode.mode) {
    case 'none':
      return localAuth;
    case 'oidc':
      if (publicUrl === null) throw new Error('the start guard lets no process start without PUBLIC_URL');
      return createOidc(mode, { ...deps, policy, publicUrl, basePath });
    case 'trusted-header':
      return createTrustedHeader(mode, { ...deps, policy });
  }
}
