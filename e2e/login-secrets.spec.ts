import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../src/harness/files-in.ts';
import { newFolder } from '../src/harness/new-folder.ts';
import { asking } from '../src/harness/scribeboard-process.ts';
import { createToken } from '../src/proxy/auth/create-token.ts';
import { cookieNames } from '../src/proxy/auth/oidc/cookie.ts';
import { deriveKey } from '../src/proxy/auth/oidc/seal.ts';
import { Secret } from '../src/proxy/credentials/secret.ts';
import { findCanaries } from '../src/testing/find-canary.ts';
import { CLIENT } from '../src/testing/identity-provider.ts';
import { browserStorage, listen } from './places.ts';
import { COOKIE_KEY, startBoardWithLogin } from './start-login.ts';
import { expect, test } from './test.ts';

const APP = 1_400_000_001;
const TASK = '-marker+thatIsNoSecretAtAll/0123.';
const query = `id=${encodeURIComponent(TASK)}&region=ap-singapore`;

test('what a login and a token are made of is nowhere but where it belongs', async ({ page, context, tencent }) => {
  const dataDir = newFolder();
  const tokens = join(newFolder(), 'tokens.jsonl');
  const wall = createToken({ name: 'wall', sdkAppIds: [APP], scopes: ['read'], days: 1, now: Date.now() });
  writeFileSync(tokens, wall.line);
  const login = await startBoardWithLogin({
    ...asking(tencent),
    DATA_DIR: dataDir,
    TOKENS_FILE: tokens,
    LOG_LEVEL: 'trace',
  });
  const { received } = listen(context);
  const answers: string[] = [];
  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(login.url + path, { redirect: 'manual', ...init });
    answers.push(`${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`);
  };
  const sealed = async () =>
    (await context.cookies()).find(({ name }) => name === cookieNames('').session)?.value ?? '';

  await page.goto(`${login.url}/apps/${APP}/task?${query}`);
  await page.getByRole('link', { name: /^Continue with/ }).click();
  await page.getByLabel('Account').fill('ana');
  const calledBack = page.waitForRequest(/\/auth\/callback\?/);
  await page.getByRole('button', { name: 'Log in' }).click();
  const code = new URL((await calledBack).url()).searchParams.get('code') ?? '';
  await expect(page.getByText(TASK).first()).toBeVisible();
  const session = await sealed();
  expect(session.length).toBeGreaterThan(100);

  const authorization = `Bearer ${wall.token}`;
  await ask(`/api/apps/${APP}/task?${query}`, { headers: { authorization } });
  await ask('/api/session', { headers: { authorization } });
  await ask('/api/apps/2/task?id=x', { headers: { authorization } });
  await ask('/api/session', { headers: { authorization: `${authorization}x` } });
  await ask(`/auth/callback?code=${code}&state=x`);
  await ask('/api/session', { headers: { cookie: `${cookieNames('').session}=${session}x` } });

  const inPage = (await browserStorage(page)).replaceAll(session, '');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  await login.stop();

  const places: Record<string, string | Buffer> = {
    'stdout and stderr': login.board.output(),
    'answers to scripts': answers.join('\n'),
    'what the page can see': inPage,
    ...filesIn(dataDir),
    [tokens]: wall.line,
  };
  const ours = {
    'the client secret': CLIENT.secret,
    'the cookie key': COOKIE_KEY,
    'the key of the sessions': await deriveKey(new Secret(COOKIE_KEY), 'session'),
    'the key of the logins': await deriveKey(new Secret(COOKIE_KEY), 'login'),
    'the token': wall.token,
  };
  // The browser itself holds its sealed session, and carries the code once: neither may be anywhere else.
  expect(findCanaries({ ...ours, 'the session': session, 'the code': code }, places)).toEqual([]);
  expect(findCanaries(ours, { 'what the browser received': await received(), ...filesIn('dist') })).toEqual([]);

  const looked = findCanaries({ marker: TASK }, places).join('\n');
  for (const place of ['answers to scripts', 'what the page can see', 'scribeboard.sqlite'])
    expect(looked).toContain(place);
  expect(findCanaries({ marker: 'Scribeboard is at http' }, places).join()).toContain('stdout');
});
