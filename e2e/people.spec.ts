import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '../src/emulator/start-emulator.ts';
import { newFolder } from '../src/harness/new-folder.ts';
import { asking, type ScribeboardProcess, startScribeboard } from '../src/harness/scribeboard-process.ts';
import { createToken } from '../src/proxy/auth/create-token.ts';
import { taskLink } from './board-page.ts';
import { test as base, expect } from './test.ts';

const OURS = 1_400_000_001;
const THEIRS = 1_400_000_002;
const ANN = { 'x-forwarded-user': 'ann@example.org', 'x-forwarded-groups': 'ours' };

/** For a screen on a wall. */
const WALL = createToken({ name: 'wall', sdkAppIds: [OURS], scopes: ['read'], days: 1, now: Date.now() });

/** A board behind a login, one for all tests of a worker: what the browser sends is what the proxy in front would say. */
const test = base.extend<{ board: ScribeboardProcess }, { shared: ScribeboardProcess }>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants to see which fixtures a fixture needs.
    async ({}, use) => {
      const folder = newFolder();
      const config = join(folder, 'config.json');
      const tokens = join(folder, 'tokens.jsonl');
      writeFileSync(tokens, WALL.line);
      writeFileSync(config, JSON.stringify({ policy: { groups: { ours: [OURS], theirs: [THEIRS], ops: '*' } } }));
      const tencent = await startEmulator();
      const board = await startScribeboard({
        ...asking(tencent),
        AUTH_MODE: 'trusted-header',
        // Whatever it says, the token is not in it.
        LOG_LEVEL: 'trace',
        TRUSTED_PROXY_CIDRS: '127.0.0.1',
        CONFIG_FILE: config,
        TOKENS_FILE: tokens,
      });
      await use(board);
      await board.stop();
      await tencent.close();
    },
    { scope: 'worker' },
  ],
  board: ({ shared }, use) => use(shared),
});

test('the board says who is signed in, and knows nothing of the SdkAppIds of others', async ({ board, page }) => {
  for (const [user, app] of [
    ['olga', THEIRS],
    ['ann', OURS],
  ] as const) {
    await page.setExtraHTTPHeaders({ 'x-forwarded-user': user, 'x-forwarded-groups': 'ops' });
    await page.request.get(`${board.url}/api/apps/${app}/task?id=-x.&region=ap-singapore`, {
      headers: { 'x-forwarded-user': user, 'x-forwarded-groups': 'ops' },
    });
  }
  await page.setExtraHTTPHeaders(ANN);
  await page.goto(board.url);
  await expect(page.getByTitle('Signed in as ann@example.org').filter({ visible: true })).toBeVisible();
  await expect(page.getByRole('link', { name: String(OURS) })).toBeVisible();
  await expect(page.getByText(String(THEIRS))).toHaveCount(0);

  for (const path of [`/apps/${THEIRS}`, `/apps/${THEIRS}/task?id=-x.&region=ap-singapore`]) {
    await page.goto(board.url + path);
    await expect(page.getByRole('heading', { name: 'Not found or no access' })).toBeVisible();
  }
  await page.goto(`${board.url}/apps/${OURS}`);
  await expect(taskLink(page, '-x.')).toBeVisible();
});

test('a person without a group is told so, by name', async ({ board, page }) => {
  await page.setExtraHTTPHeaders({ 'x-forwarded-user': 'bob' });
  await page.goto(board.url);
  await expect(page.getByRole('heading', { name: 'Nothing is shared with you yet' })).toBeVisible();
  await expect(page.getByText('You are signed in as bob.')).toBeVisible();
});

test('an anonymous viewer is shown the way in', async ({ board, page }) => {
  await page.goto(`${board.url}/apps/${OURS}`);
  await expect(page.getByRole('heading', { name: 'Sign in to see this board' })).toBeVisible();
  await page.setExtraHTTPHeaders(ANN);
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.getByTitle('Signed in as ann@example.org').filter({ visible: true })).toBeVisible();
});

test('when the session ends, the board keeps what it knew, says so, and goes on when one is back', async ({
  board,
  page,
}) => {
  await page.setExtraHTTPHeaders(ANN);
  await page.goto(`${board.url}/apps/${OURS}?watch=-x.&region=ap-singapore`);
  await expect(taskLink(page, '-x.')).toBeVisible();
  await page.setExtraHTTPHeaders({});
  await expect(page.getByRole('alert')).toContainText('Signed out');
  await expect(taskLink(page, '-x.')).toBeVisible();
  await page.setExtraHTTPHeaders(ANN);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a screen on a wall comes in with a token in its address, which is written down nowhere', async ({
  board,
  page,
}) => {
  const asWhom: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asWhom.push(request.headers()['authorization']);
  });
  await page.goto(`${board.url}/apps/${OURS}?wall=1#token=${WALL.token}`);
  await expect(page.getByText(/^updated/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^updated/)).toBeVisible();
  // Also what the page is sent before its first script runs.
  expect(new Set(asWhom)).toEqual(new Set([`Bearer ${WALL.token}`]));
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  expect(kept + board.output()).not.toContain(WALL.token);

  await page.goto(`${board.url}/apps/${OURS}#token=${WALL.token}`);
  await page.reload();
  await expect.poll(() => page.url()).toBe(`${board.url}/apps/${OURS}`);
  await expect(page.getByText('-x.')).toHaveCount(0);
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });
  test('the same', async ({ board, page }) => {
    await page.setExtraHTTPHeaders(ANN);
    await page.goto(`${board.url}/apps/${THEIRS}`);
    await expect(page.getByRole('heading', { name: '内容不存在或无权限' })).toBeVisible();
    await expect(page.getByTitle('已登录：ann@example.org').filter({ visible: true })).toBeVisible();
  });
});
