import type { ApiAnswer, ApiRequest } from '../../api/answer.ts';
import type { Route } from '../../api/route.ts';
import type { Background } from '../../background.ts';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../store/store.ts';
import type { Auth } from '../auth.ts';
import type { OidcConfig } from '../auth-config.ts';
import { onlyHeader } from '../only-header.ts';
import { person } from '../person.ts';
import { appsOf, type Policy } from '../policy.ts';
import { cookieNames, dropCookie, readCookie, setCookie } from './cookie.ts';
import { createIdentityProvider, type Person } from './identity-provider.ts';
import {
  deniedPage,
  isRefusalReason,
  type PageFrame,
  type RefusalReason,
  refusedPage,
  Stranger,
  signedOutPage,
  signInPage,
  unreachablePage,
} from './login-pages.ts';
import { createClaims, LOGIN_LASTS_MS, LoginTransaction } from './login-transaction.ts';
import { pageLanguage } from './login-words.ts';
import { parseReturnPath } from './return-path.ts';
import { createSeal } from './seal.ts';
import { sealPurpose } from './seal-purpose.ts';
import { LoginSession, SESSION_LASTS_MS, sessionEndsAt } from './session.ts';

const SIGN_IN = '/auth/login';
const SIGN_OUT = '/api/session/end';
const SMALL_BODY = 8 * 1024;
/** The cookie outlives the session, so that who comes back later can be told that it has ended. */
const COOKIE_LASTS_MS = 2 * SESSION_LASTS_MS;
/** A busy person's cookie is not made anew with every key. */
const RENEW_AFTER_MS = 60_000;
/** On the page for a person who may see nothing. */
const MAX_GROUPS = 20;
const MAX_CHARACTERS = 80;

export interface OidcDeps {
  background: Background;
  policy: Policy;
  store: Pick<Store, 'revoke' | 'isRevoked' | 'keep'>;
  clock: Pick<Clock, 'wall' | 'monotonic'>;
  logger: { warn(fields: object, message: string): void };
  /** As browsers see this board. */
  publicUrl: URL;
  basePath: string;
  /** Of the built board. */
  stylesheets: readonly string[];
}

/** Mode `oidc`: people sign in at the issuer, and a sealed cookie says who they are. */
export function createOidc(config: OidcConfig, deps: OidcDeps): Auth {
  const { background, policy, store, clock, basePath, publicUrl } = deps;
  const { origin } = publicUrl;
  const cookies = cookieNames(basePath);
  const here = { ...config, publicUrl, basePath };
  const sessions = createSeal(sealPurpose('session', here), LoginSession, config.cookieKeys);
  const logins = createSeal(sealPurpose('login', here), LoginTransaction, config.cookieKeys);
  const strangers = createSeal(sealPurpose('stranger', here), Stranger, config.cookieKeys);
  const claim = createClaims();
  const issuer = createIdentityProvider({ ...config, ...deps, redirectUri: `${origin}${basePath}/auth/callback` });
  // At the start, so that the log says at once when the settings are wrong.
  background.run('issuer', issuer.unreachableSince);

  const returnPath = (text: string | null) => parseReturnPath(text, { origin, basePath });
  const at = (path: string, query: Record<string, string | null>) => {
    const said = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null);
    return `${basePath}${path}${said.length > 0 ? `?${new URLSearchParams(said)}` : ''}`;
  };

  /** The session of a Cookie header, as long as it lasts. */
  async function sessionOf(
    header: string,
  ): Promise<{ session: LoginSession; endsAt: number } | 'none' | 'invalid' | 'over' | 'unknown'> {
    const sealed = readCookie(header, cookies.session);
    if (sealed === null) return header.includes(`${cookies.session}=`) ? 'invalid' : 'none';
    const session = await sessions.unseal(sealed);
    if (session === null) return 'invalid';
    const now = clock.wall();
    const endsAt = sessionEndsAt(session, now);
    if (endsAt <= now) return 'over';
    const isRevoked = await store.isRevoked(session.id, session.issuedAt);
    if (isRevoked === 'unknown') return 'unknown';
    return isRevoked ? 'over' : { session, endsAt };
  }

  async function sealedSession(session: LoginSession): Promise<string | null> {
    const sealed = await sessions.seal(session);
    return sealed && setCookie(cookies.session, sealed, COOKIE_LASTS_MS);
  }

  /** @param address of the page itself, of what was understood of it */
  function frameOf(request: ApiRequest, address: string): PageFrame {
    const language = pageLanguage(request.query.get('lang'), request.header('accept-language'));
    return { language, basePath, stylesheets: deps.stylesheets, address, issuer: config.issuer.host };
  }

  async function signIn(request: ApiRequest): Promise<ApiAnswer> {
    const to = returnPath(request.query.get('to'));
    const session = await sessionOf(request.header('cookie') ?? '');
    if (typeof session === 'object') return redirect(to);
    const ended = session === 'over' || request.query.has('ended');
    const frame = frameOf(request, at(SIGN_IN, { to, ended: ended ? '' : null }));
    const since = await issuer.unreachableSince();
    if (since !== null) return unreachablePage(frame, { since, now: clock.wall() });
    // In full: who came by another name of this server comes back from the issuer by this one, and its cookies count.
    return signInPage(frame, `${origin}${at('/auth/start', { to })}`, { ended, comesBack: to !== `${basePath}/` });
  }

  async function start(request: ApiRequest): Promise<ApiAnswer> {
    const to = returnPath(request.query.get('to'));
    // A login begins with a click on our own page: another site must not be able to begin one, over and over.
    const isOurs = ['same-origin', 'none', undefined].includes(request.header('sec-fetch-site'));
    const begun = isOurs ? await issuer.begin({ otherAccount: request.query.get('as') === 'other' }) : null;
    if (!begun || 'kind' in begun) return redirect(at(SIGN_IN, { to }));
    const login = { id: crypto.randomUUID(), returnTo: to, startedAt: clock.wall(), ...begun.secrets };
    const sealed = await logins.seal(login);
    if (sealed === null) throw new Error('a login does not fit into its cookie');
    return redirect(begun.url.href, [setCookie(cookies.login, sealed, LOGIN_LASTS_MS)]);
  }

  async function callback(request: ApiRequest): Promise<ApiAnswer> {
    const sealed = readCookie(request.header('cookie') ?? '', cookies.login);
    const login = sealed === null ? null : await logins.unseal(sealed);
    const age = clock.wall() - (login?.startedAt ?? 0);
    // With another state the login that is under way stays untouched: any site can send a browser here.
    if (!login || age > LOGIN_LASTS_MS || request.query.get('state') !== login.state) return refuse('stale');
    if (!claim(login.id) || (await store.isRevoked(login.id, login.startedAt)) !== false) return refuse('stale', login);

    const result = await issuer.finish(request.query, login);
    switch (result.kind) {
      case 'person':
        store.revoke(login.id, login.startedAt + LOGIN_LASTS_MS);
        return admit(result.person, login);
      case 'unreachable':
        return redirect(at(SIGN_IN, { to: login.returnTo }), [dropCookie(cookies.login)]);
      case 'declined':
        return refuse('declined', login, result.code);
      case 'untrusted':
        return refuse('untrusted', login);
    }
  }

  async function admit({ subject, name, groups: memberOf }: Person, login: LoginTransaction): Promise<ApiAnswer> {
    const apps = appsOf(policy, memberOf);
    if (apps !== 'all' && apps.size === 0) {
      const groups = memberOf.slice(0, MAX_GROUPS).map((group) => group.slice(0, MAX_CHARACTERS));
      const who = await strangers.seal({ name, groups });
      return redirect(at('/auth/denied', { who, to: login.returnTo }), [dropCookie(cookies.login)]);
    }
    const groups = memberOf.filter((group) => Object.hasOwn(policy.groups ?? {}, group));
    const now = clock.wall();
    const session = { id: crypto.randomUUID(), subject, name, groups, issuedAt: now, activeAt: now };
    const cookie = await sealedSession(session);
    if (cookie === null) return refuse('tooLarge', login);
    return redirect(login.returnTo, [cookie, dropCookie(cookies.login)]);
  }

  /** By way of an address of its own, so that neither a reload nor the history repeats the answer of the issuer. */
  function refuse(reason: RefusalReason, login: LoginTransaction | null = null, code: string | null = null): ApiAnswer {
    const to = login?.returnTo ?? null;
    return redirect(at('/auth/refused', { reason, code, to }), login ? [dropCookie(cookies.login)] : []);
  }

  function refused(request: ApiRequest): ApiAnswer {
    const { query } = request;
    const to = returnPath(query.get('to'));
    const said = query.get('reason');
    const reason = isRefusalReason(said) ? said : 'stale';
    const code = /^[a-z_]{1,60}$/.exec(query.get('code') ?? '')?.[0] ?? null;
    const frame = frameOf(request, at('/auth/refused', { reason, code, to }));
    return refusedPage(frame, { reason, code, signInUrl: at(SIGN_IN, { to }) });
  }

  async function denied(request: ApiRequest): Promise<ApiAnswer> {
    const { query } = request;
    const who = query.get('who') ?? '';
    const stranger = await strangers.unseal(who);
    const to = returnPath(query.get('to'));
    if (stranger === null) return redirect(at(SIGN_IN, { to }));
    return deniedPage(
      frameOf(request, at('/auth/denied', { who, to })),
      stranger,
      at('/auth/start', { to, as: 'other' }),
    );
  }

  async function signOut(request: ApiRequest): Promise<ApiAnswer> {
    const found = await sessionOf(request.header('cookie') ?? '');
    let isKept = true;
    if (typeof found === 'object') {
      const { id, issuedAt } = found.session;
      store.revoke(id, issuedAt + SESSION_LASTS_MS);
      // Who has read that they are signed out is, also when the power goes now.
      isKept = await store.keep();
    }
    return {
      status: isKept ? 200 : 202,
      body: { to: at('/auth/signed-out', {}) },
      headers: { 'clear-site-data': '"cache", "storage"' },
      cookies: [dropCookie(cookies.session)],
    };
  }

  /** The page says that the person did something: the only thing that keeps an idle session from ending. */
  async function active(request: ApiRequest): Promise<ApiAnswer> {
    const found = await sessionOf(request.header('cookie') ?? '');
    const now = clock.wall();
    const cookie =
      typeof found === 'object' && now - found.session.activeAt >= RENEW_AFTER_MS
        ? await sealedSession({ ...found.session, activeAt: now })
        : null;
    return { status: 200, body: {}, cookies: cookie === null ? [] : [cookie] };
  }

  return {
    async authenticate(visitor) {
      const header = onlyHeader(visitor, 'cookie');
      const found = header === null ? 'invalid' : await sessionOf(header ?? '');
      if (found === 'none') return 'anonymous';
      // They may have signed out: the list that says so cannot be read now.
      if (found === 'unknown') return 'unavailable';
      if (typeof found === 'string') return found === 'over' ? 'expired' : 'invalid';
      const { subject, name, groups } = found.session;
      return person({ id: subject, name, memberOf: groups, policy, expiresAt: found.endsAt });
    },
    routes: [
      page(SIGN_IN, signIn),
      page('/auth/start', start),
      page('/auth/callback', callback),
      page('/auth/refused', refused),
      page('/auth/denied', denied),
      page('/auth/signed-out', async (request) =>
        signedOutPage(
          frameOf(request, at('/auth/signed-out', {})),
          at(SIGN_IN, {}),
          issuer.endSessionUrl(`${origin}${basePath}/`)?.href ?? null,
        ),
      ),
      { method: 'POST', path: SIGN_OUT, bodyLimit: SMALL_BODY, policy: 'public', handle: signOut },
      { method: 'POST', path: '/api/session/active', bodyLimit: SMALL_BODY, policy: 'read', handle: active },
    ],
    signInPath: SIGN_IN,
    signOutPath: SIGN_OUT,
  };
}

function page(path: string, handle: (request: ApiRequest) => ApiAnswer | Promise<ApiAnswer>): Route {
  return { method: 'GET', path, bodyLimit: SMALL_BODY, policy: 'public', handle };
}

function redirect(location: string, cookies: string[] = []): ApiAnswer {
  return { status: 302, headers: { location, 'content-type': 'text/plain' }, cookies, body: '' };
}
