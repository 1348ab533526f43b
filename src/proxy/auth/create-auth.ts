import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Auth } from './auth.ts';
import { localAuth } from './local.ts';
import { createTokens, tokenOf } from './tokens.ts';
import { createTrustedHeader } from './trusted-header.ts';

interface AuthDeps {
  clock: Clock;
  logger: { warn(fields: object, message: string): void };
}

/** The way in that the configuration names, and bearer tokens beside it. */
export function createAuth(config: Pick<Config, 'auth'>, deps: AuthDeps): Auth {
  const mode = createMode(config, deps);
  const { tokensFile } = config.auth;
  const tokens = tokensFile === null ? null : createTokens(tokensFile, deps);
  return {
    ...mode,
    async authenticate(visitor) {
      const token = tokenOf(visitor);
      // Who shows a token wants to be its holder, and nobody else that the request could also prove to be.
      if (token === undefined) return mode.authenticate(visitor);
      return (token !== null && tokens?.identify(token)) || 'invalid';
    },
  };
}

function createMode({ auth }: Pick<Config, 'auth'>, deps: AuthDeps): Auth {
  const { mode } = auth;
  switch (mode.mode) {
    case 'none':
      return localAuth;
    case 'oidc':
      throw new Error('AUTH_MODE=oidc is not there yet');
    case 'trusted-header':
      return createTrustedHeader(mode, { ...deps, policy: auth.policy ?? {} });
  }
}
