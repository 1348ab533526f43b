import type { BrowserContext, Page } from '@playwright/test';
import { startEmulator } from '../src/emulator/start-emulator.ts';
import { asking } from '../src/harness/scribeboard-process.ts';
import { cookieNames } from '../src/proxy/auth/oidc/cookie.ts';
import { Stranger } from '../src/proxy/auth/oidc/login-pages.ts';
import { createSeal } from '../src/proxy/auth/oidc/seal.ts';
import { sealPurpose } from '../src/proxy/auth/oidc/seal-purpose.ts';
import { LoginSession } from '../src/proxy/auth/oidc/session.ts';
import { Secret } from '../src/proxy/credentials/secret.ts';
import { CLIENT, newKey } from '../src/testing/identity-provider.ts';
import { axeFindings } from './checks/axe-findings.ts';
import { type BoardWithLogin, COOKIE_KEY, startBoardWithLogin } from './start-login.ts';
import { test as base, expect } from './test.ts';

const APP = 1_400_000_001;
/** With everything that a TaskId can have at its ends and that a link can lose. */
const TASK = '-m9+bVV/k=80.';
const LINK = `/apps/${APP}/task?id=${encodeURIComponent(TASK)}&region=ap-singapore`;
const HOUR_MS = 3_600_000;

/** One for all tests of a worker: what a browser is to it is in its cookies, and each test has a browser of its own. */
const test = base.extend<{ login: BoardWithLogin }, { shared: BoardWithLogin }>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants to see which fixtures a fixture needs.
    async ({}, use) => {
      const tencent = await startEmulator();
      const login = await startBoardWithLogin({ ...asking(tencent) });
      await use(login);
      await login.stop();
      await tencent.close();
    },
    { scope: 'worker' },
  ],
  login: async ({ shared }, use) => {
    await use(shared);
    shared.idp.forge(null);
    shared.idp.sendBackTo(null);
  },
});

const toIssuer = (page: Page) => page.getByRole('link', { name: /^Continue with 127\.0\.0\.1/ });

/** At the identity provider. */
async function logInAs(page: Page, account: string): Promise<void> {
  await page.getByLabel('Account').fill(account);
  await page.getByRole('button', { name: 'Log in' }).click();
}

async function signIn(page: Page, url: string, account = 'ana'): Promise<void> {
  await page.goto(url);
  await toIssuer(page).click();
  await logInAs(page, account);
}

function purposeAt(what: 'session' | 'stranger', { url, idp }: Pick<BoardWithLogin, 'url' | 'idp'>): string {
  const at = { issuer: new URL(idp.issuer), clientId: CLIENT.id, publicUrl: new URL(url), basePath: '' };
  return sealPurpose(what, at);
}

/** Puts a session into the browser as if the login had been at another time. */
async function putSession(
  context: BrowserContext,
  { url, idp }: Pick<BoardWithLogin, 'url' | 'idp'>,
  ages: { issued: number; active: number },
): Promise<void> {
  const now = Date.now();
  const session = {
    id: crypto.randomUUID(),
    subject: 'ana',
    name: 'Ana Lin',
    groups: ['trtc-ops'],
    issuedAt: now - ages.issued,
    activeAt: now - ages.active,
  };
  const value = await createSeal(purposeAt('session', { url, idp }), LoginSession, [new Secret(COOKIE_KEY)]).seal(
    session,
  );
  await setCookie(context, url, { name: cookieNames('').session, value: value ?? '' });
}

/** Playwright takes a Secure cookie without a domain only from an https address; the browser minds the host alone. */
async function setCookie(
  context: BrowserContext,
  url: string,
  { name, value }: { name: string; value: string },
): Promise<void> {
  const secure = url.replace(/^http:/, 'https:');
  await context.addCookies([{ name, value, url: `${secure}/`, httpOnly: true, sameSite: 'Lax' }]);
}

const sessionCookie = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === cookieNames('').session);

test('a shared link goes through the login and comes back to the very link', async ({ page, login }) => {
  await signIn(page, login.url + LINK);
  await expect(page).toHaveURL(login.url + LINK);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.getByText(TASK).first()).toBeVisible();
  await expect(page.getByText('Signed in as Ana Lin').first()).toBeAttached();
});

test('the session is a cookie that no script can read, and holds no token', async ({ page, context, login }) => {
  await signIn(page, login.url);
  await expect(page).toHaveURL(`${login.url}/`);
  const cookies = (await context.cookies(login.url)).filter(({ name }) => name.startsWith('__Host-'));
  expect(cookies).toEqual([
    expect.objectContaining({ name: '__Host-scribeboard', httpOnly: true, secure: true, sameSite: 'Lax', path: '/' }),
  ]);
  expect(await page.evaluate('document.cookie')).toBe('');
});

test('what the groups do not allow does not exist', async ({ page, login }) => {
  await signIn(page, login.url, 'bo');
  const status = (app: number) => page.evaluate(async (path) => (await fetch(path)).status, `/api/apps/${app}/tasks`);
  await expect(page).toHaveURL(`${login.url}/`);
  expect([await status(APP), await status(APP + 1)]).toEqual([200, 404]);
});

test('a person without a group of the policy is told so, and can use another account', async ({ page, login }) => {
  await signIn(page, login.url, 'eve');
  await expect(page.getByRole('heading', { name: 'You have no access yet' })).toBeVisible();
  await expect(page.getByText('you are eve')).toBeVisible();
  await page.goto(login.url);
  await expect(toIssuer(page)).toBeVisible();
});

test('signing out ends the session in every tab, for good, also over a restart', async ({ page, context, login }) => {
  await signIn(page, login.url);
  const other = await context.newPage();
  await other.goto(`${login.url}/apps/${APP}?watch=${encodeURIComponent(TASK)}&region=ap-singapore`);
  await expect(other.getByText('Signed in as Ana Lin').first()).toBeAttached();
  const copy = await sessionCookie(context);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(`${login.url}/auth/signed-out`);
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  expect(await sessionCookie(context)).toBeUndefined();
  await expect(other.getByRole('alert')).toContainText('Signed out since');

  for (const restart of [false, true]) {
    if (restart) await login.restart();
    await setCookie(context, login.url, { name: cookieNames('').session, value: copy?.value ?? '' });
    expect(await sessionCookie(context)).toBeDefined();
    await page.goto(login.url);
    await expect(toIssuer(page)).toBeVisible();
  }
});

test('a session that has ended leads to the login, and back to the link', async ({ page, context, login }) => {
  await putSession(context, login, { issued: 11 * HOUR_MS, active: 7 * HOUR_MS });
  await page.goto(login.url + LINK);
  await expect(page.getByText(TASK).first()).toBeVisible();
  for (const ages of [
    { issued: 13 * HOUR_MS, active: 0 },
    { issued: 9 * HOUR_MS, active: 8 * HOUR_MS },
  ]) {
    await putSession(context, login, ages);
    await page.goto(login.url + LINK);
    await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  }
  await toIssuer(page).click();
  await logInAs(page, 'ana');
  await expect(page).toHaveURL(login.url + LINK);
});

test('a sign of the person keeps the session alive', async ({ page, context, login }) => {
  await putSession(context, login, { issued: 2 * HOUR_MS, active: HOUR_MS });
  await page.goto(`${login.url}/apps/${APP}`);
  await expect(page.getByText('Signed in as Ana Lin').first()).toBeAttached();
  const before = await sessionCookie(context);
  await page.keyboard.press('Shift');
  await expect.poll(async () => (await sessionCookie(context))?.value).not.toBe(before?.value);
});

test.describe('a tampered login is refused and the honest one works:', () => {
  const change = (url: string, name: string, value: string) => {
    const changed = new URL(url);
    changed.searchParams.set(name, value);
    return changed.href;
  };
  const tampered: [what: string, tamper: (callback: string) => string][] = [
    ['wrong state', (callback) => change(callback, 'state', 'x'.repeat(43))],
    ['wrong issuer', (callback) => change(callback, 'iss', 'https://evil.example')],
    ['wrong code', (callback) => change(callback, 'code', 'x'.repeat(43))],
  ];

  for (const [what, tamper] of tampered)
    test(what, async ({ page, context, login }) => {
      login.idp.sendBackTo(tamper);
      await signIn(page, login.url);
      await refusedThenHonest(page, context, login);
    });

  test('wrong nonce, in an ID token with a right signature', async ({ page, context, login }) => {
    login.idp.forge((claims, sign) => sign({ ...claims, nonce: 'x'.repeat(43) }));
    await signIn(page, login.url);
    await refusedThenHonest(page, context, login);
  });

  test('an ID token signed with another key', async ({ page, context, login }) => {
    login.idp.forge((claims, sign) => sign(claims, newKey()));
    await signIn(page, login.url);
    await refusedThenHonest(page, context, login);
  });

  test('wrong verifier: the answer of another login, replayed into the one of this browser', async ({
    page,
    context,
    login,
    browser,
  }) => {
    const stranger = await browser.newPage();
    let code = '';
    login.idp.sendBackTo((callback) => {
      code = new URL(callback).searchParams.get('code') ?? '';
      return `${login.url}/livez`;
    });
    await signIn(stranger, login.url, 'bo');
    await stranger.waitForURL('**/livez');
    await stranger.close();
    login.idp.sendBackTo((callback) => change(callback, 'code', code));
    await signIn(page, login.url);
    await refusedThenHonest(page, context, login);
  });

  test('a replayed code', async ({ page, context, login }) => {
    let callback = '';
    page.on('request', (request) => {
      if (request.url().includes('/auth/callback?')) callback = request.url();
    });
    await page.goto(login.url);
    await toIssuer(page).click();
    const before = (await context.cookies(login.url)).find(({ name }) => name === cookieNames('').login);
    await logInAs(page, 'ana');
    await expect(page).toHaveURL(`${login.url}/`);
    await context.clearCookies();
    await setCookie(context, login.url, { name: cookieNames('').login, value: before?.value ?? '' });
    await page.goto(callback);
    await refusedThenHonest(page, context, login);
  });

  async function refusedThenHonest(page: Page, context: BrowserContext, { url, idp }: BoardWithLogin): Promise<void> {
    await expect(page).toHaveURL(/\/auth\/refused\?/);
    await expect(page.getByRole('heading', { name: /^This sign-in/ })).toBeVisible();
    expect(await sessionCookie(context)).toBeUndefined();
    idp.forge(null);
    idp.sendBackTo(null);
    await page.getByRole('link', { name: 'Start again' }).click();
    await toIssuer(page).click();
    // Whom the identity provider still knows need not log in there again.
    await page.waitForURL((at) => at.origin === url || at.pathname.startsWith('/login/'));
    if (!page.url().startsWith(url)) await logInAs(page, 'ana');
    await expect(page).toHaveURL(`${url}/`);
    expect(await sessionCookie(context)).toBeDefined();
  }
});

test('while the identity provider is away every session stays, and its return is noticed', async ({
  page,
  context,
  login,
  browser,
}) => {
  await signIn(page, login.url);
  await expect(page).toHaveURL(`${login.url}/`);
  await login.idp.stop();
  await login.restart();
  await page.goto(`${login.url}/apps/${APP}`);
  await expect(page.getByText('Signed in as Ana Lin').first()).toBeAttached();

  const late = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await late.goto(login.url);
  await expect(late.getByRole('heading', { name: '目前无法登录' })).toBeVisible();
  await login.idp.start();
  await expect(async () => {
    await late.getByRole('link', { name: '重试' }).click();
    await expect(late.getByRole('link', { name: /继续$/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await late.context().close();
  expect(await sessionCookie(context)).toBeDefined();
});

test('the pages around the login have nothing that axe objects to', async ({ page, login }) => {
  const seal = createSeal(purposeAt('stranger', login), Stranger, [new Secret(COOKIE_KEY)]);
  const who = await seal.seal({ name: 'Ana Lin', groups: ['one', 'two'] });
  const paths = [
    '/auth/login?to=/apps/1',
    '/auth/signed-out',
    '/auth/refused?reason=declined&code=access_denied',
    `/auth/denied?who=${who}`,
  ];
  await login.idp.stop();
  for (const path of [...paths, '/auth/login']) {
    await page.goto(login.url + path);
    await expect(page.getByRole('main')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  }
  await login.idp.start();
});
