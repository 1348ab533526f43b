import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, type JWTPayload, SignJWT } from 'jose';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';

export const CLIENT = { id: 'scribeboard', secret: 'canary-client-secret-0123456789' };

/** Who can sign in, by what they type; any other name is a person without groups. */
const PEOPLE: Record<string, { name: string; groups: string[] }> = {
  ana: { name: 'Ana Lin', groups: ['trtc-ops', 'all-staff'] },
  bo: { name: '波 Bo', groups: ['trtc-one'] },
};

interface SigningKey {
  kid: string;
  privateKey: KeyObject;
}

/** What an issuer under an attacker's hands, or another issuer, would answer instead of the honest ID token. */
type Forge = (claims: JWTPayload, sign: (claims: JWTPayload, key?: SigningKey) => Promise<string>) => Promise<string>;

export interface IdentityProviderOfTest {
  issuer: string;
  /** Forges the ID tokens from now on; null stops that. */
  forge(how: Forge | null): void;
  /** Changes the address to which it sends browsers back, as an attacker in between could; null stops that. */
  sendBackTo(change: ((address: string) => string) | null): void;
  /** From now on it signs with a new key, and publishes only that one. */
  rotateKeys(): Promise<void>;
  /** Its address is dead until it is started again. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** What it was asked for, in order: method and path. */
  requests: string[];
}

/** A real identity provider on a port of this machine, with a page of one field for the login. */
export async function startIdentityProvider(
  boardUrl: string,
  { groupsOnlyFetched = false }: { groupsOnlyFetched?: boolean } = {},
): Promise<IdentityProviderOfTest> {
  const requests: string[] = [];
  let key = newKey();
  let forge: Forge | null = null;
  let changeWayBack: ((address: string) => string) | null = null;
  let handle: ReturnType<Provider['callback']> = async () => {};
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  build();

  async function listen(at: number): Promise<Server> {
    const created = createServer((request, response) => {
      requests.push(`${request.method} ${request.url?.split('?')[0]}`);
      void handle(request, response);
    }).listen(at, '127.0.0.1');
    await once(created, 'listening');
    return created;
  }

  function build(): void {
    const provider = new Provider(issuer, configuration(boardUrl, key, groupsOnlyFetched));
    provider.use(async (context, next) => {
      if (context.path.startsWith('/login/')) return loginPage(provider, context as KoaContextWithOIDC);
      await next();
      const wayBack: string | undefined = context.response.get('location');
      if (changeWayBack && wayBack?.startsWith(boardUrl)) context.set('location', changeWayBack(wayBack));
      const body = context.body as { id_token?: string } | null;
      if (context.path === '/token' && forge && body?.id_token) {
        const sign = (claims: JWTPayload, by = key) =>
          new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: by.kid }).sign(by.privateKey);
        context.body = { ...body, id_token: await forge(decodeJwt(body.id_token), sign) };
      }
    });
    handle = provider.callback();
  }

  return {
    issuer,
    requests,
    forge(how) {
      forge = how;
    },
    sendBackTo(change) {
      changeWayBack = change;
    },
    async rotateKeys() {
      key = newKey();
      build();
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
    async start() {
      server = await listen(port);
    },
  };
}

export function newKey(): SigningKey {
  return { kid: randomUUID(), privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey };
}

function configuration(boardUrl: string, { kid, privateKey }: SigningKey, groupsOnlyFetched: boolean): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${boardUrl}/auth/callback`],
        post_logout_redirect_uris: [`${boardUrl}/`],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' } as never] },
    cookies: { keys: ['of the identity provider of a test'] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email'], groups: ['groups'] },
    scopes: ['openid', 'profile', 'email', 'groups'],
    conformIdTokenClaims: groupsOnlyFetched,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_context, { uid }) => `/login/${uid}` },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 3600, Grant: 3600 },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, email: `${sub}@example.test`, ...(PEOPLE[sub] ?? { name: sub, groups: [] }) }),
    }),
    // Accounts that may sign in are not asked what the board may know of them.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        accountId: oidc.session?.accountId ?? '',
        clientId: oidc.client?.clientId ?? '',
      });
      grant.addOIDCScope('openid profile email groups');
      await grant.save();
      return grant;
    },
  };
}

async function loginPage(provider: Provider, context: KoaContextWithOIDC): Promise<void> {
  const { req, res, query } = context;
  if (typeof query['as'] === 'string') {
    const result = query['as'] === 'declined' ? { error: 'access_denied' } : { login: { accountId: query['as'] } };
    context.respond = false;
    return provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  }
  context.type = 'html';
  context.body = `<!doctype html><html lang="en"><title>Identity provider</title><link rel="icon" href="data:,">
    <main><h1>Identity provider</h1><form><label>Account <input name="as" autofocus></label> <button>Log in</button></form></main>`;
}
