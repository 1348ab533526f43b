import { APP, know, REGION, refuse } from '../src/harness/tasks.ts';
import { expect, test } from './test.ts';
import { later, tile, troubled } from './wall-page.ts';

const OTHER = 20_012_345;
const MINUTE = 60_000;

test('several SdkAppIds on one wall, trouble first; what does not fit is told in words, and nothing can be pressed', async ({
  page,
  board,
  tencent,
}) => {
  const bad = [1, 2, 3, 4, 5, 6].map((n) => `-bad+${n}.`);
  await know(page, board, tencent, bad);
  for (const taskId of bad) refuse(tencent, taskId);
  await know(page, board, tencent, ['-calm+1.'], 'InProgress', { sdkAppId: OTHER });
  await know(page, board, tencent, ['-bad+7.'], 'InProgress', { sdkAppId: OTHER });
  refuse(tencent, '-bad+7.');
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(`${board.url}/apps/${APP}?wall=1&with=${OTHER}`);

  await expect(page.getByRole('heading', { name: '2 apps' })).toBeVisible();
  await expect(tile(page, 'Needs attention')).toHaveText(/^7/);
  await expect(tile(page, 'In progress')).toHaveText(/^8/);
  await expect(
    page.getByRole('listitem').filter({ hasText: /^1400000000 ?6 need attention · 6 tasks$/ }),
  ).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: /^20012345 ?1 needs attention · 2 tasks$/ })).toBeVisible();
  await expect(troubled(page).first()).toContainText('InvalidParameter');
  // How many fit is found out once the fonts are there.
  await expect(async () => {
    const rows = await troubled(page).count();
    expect(rows).toBeGreaterThan(1);
    expect(rows).toBeLessThan(7);
    const rest = page.getByText(`${7 - rows} more: `);
    await expect(rest).toContainText(`${7 - rows} failing`, { timeout: 1_000 });
  }).toPass();
  await expect(page.getByText('1 other OK')).toBeInViewport();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);

  await page.setViewportSize({ width: 1280, height: 1400 });
  await expect(troubled(page)).toHaveCount(7);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(`${board.url}/apps/${APP}`);
});

test('the address of a wall sets its theme, its clock goes on, and a mouse finds the way out', async ({
  page,
  board,
  tencent,
}) => {
  await know(page, board, tencent, ['-calm+1.']);
  await page.clock.install();
  await page.goto(`${board.url}/apps/${APP}?wall=1&theme=dark&tz=UTC`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const clock = page.locator('time');
  await expect(clock).toHaveText(/^\d\d:\d\d:\d\d UTC$/);
  const before = await clock.textContent();
  await page.clock.fastForward(2_000);
  await expect(clock).not.toHaveText(before ?? '');
  await page.getByRole('link', { name: 'Leave the wallboard (Esc)' }).click();
  await expect(page).toHaveURL(`${board.url}/apps/${APP}?tz=UTC`);
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

test('a board leads to its wall, which says when all is clear', async ({ page, board, tencent }) => {
  await know(page, board, tencent, ['-calm+1.']);
  await page.goto(`${board.url}/apps/${APP}?region=${REGION}`);
  await page.getByRole('button', { name: 'More for this SdkAppId' }).click();
  await page.getByRole('link', { name: 'Wallboard' }).click();
  await expect(page).toHaveURL(`${board.url}/apps/${APP}?wall=1&region=${REGION}`);
  await expect(page.getByText('All clear: 1 task OK')).toBeVisible();
});

test('an outage is told on the wall, beside what is known, and forgotten without a reload', async ({
  page,
  context,
  board,
  tencent,
}) => {
  await know(page, board, tencent, ['-calm+1.']);
  await page.clock.install();
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  await page.goto(`${board.url}/apps/${APP}?wall=1`);
  await expect(tile(page, 'In progress')).toHaveText(/^1/);
  const alarm = page.getByRole('alert');
  const outages: [words: RegExp, begin: () => Promise<unknown>, end: () => Promise<unknown>][] = [
    [/This browser is offline/, () => context.setOffline(true), () => context.setOffline(false)],
    [
      /Can’t reach the Scribeboard server/,
      () => context.route('**/api/watch', (route) => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' })),
      () => context.unroute('**/api/watch'),
    ],
  ];
  for (const [words, begin, end] of outages) {
    await begin();
    await later(page, () => expect(alarm.filter({ hasText: words })).toBeVisible({ timeout: 500 }));
    await expect(tile(page, 'In progress')).toHaveText(/^1/);
    await end();
    await later(page, () => expect(alarm).toHaveCount(0, { timeout: 500 }));
  }
  expect(loads).toBe(1);
});

test('the screen is held awake, and again after every moment in which it was hidden', async ({ page, board }) => {
  await page.addInitScript(() => {
    const locks: { released: boolean }[] = [];
    const request = async () => {
      const lock = Object.assign(new EventTarget(), { released: false, release: async () => {} });
      locks.push(lock);
      return lock;
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request } });
    let state = 'visible';
    Object.defineProperty(document, 'visibilityState', { get: () => state });
    Object.assign(window, {
      locks: () => locks.length,
      show(next: string) {
        state = next;
        if (next === 'hidden')
          for (const lock of locks) {
            lock.released = true;
            (lock as unknown as EventTarget).dispatchEvent(new Event('release'));
          }
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      },
    });
  });
  const locks = () => page.evaluate('locks()');
  await page.goto(`${board.url}/apps/${APP}?wall=1`);
  // Strict mode takes it, gives it back and takes it again; only in development.
  await expect.poll(locks).toBe(1);
  await expect(page.getByText('Screen may sleep')).toHaveCount(0);
  await page.evaluate('show("hidden")');
  await expect(page.getByText('Screen may sleep')).toBeVisible();
  await page.evaluate('show("visible")');
  await expect.poll(locks).toBe(2);
  await expect(page.getByText('Screen may sleep')).toHaveCount(0);
});

test('a newer build is loaded once it is whole, and once only', async ({ page, board }) => {
  await page.clock.install();
  await page.goto(`${board.url}/apps/${APP}?wall=1`);
  await expect(page.getByText('No tasks are known yet.')).toBeVisible();
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  let whole = false;
  let looked = 0;
  await page.route('**/apps/*?wall=1', async (route) => {
    if (route.request().resourceType() !== 'fetch') return route.continue();
    const page = await (await route.fetch()).text();
    await route.fulfill({ contentType: 'text/html', body: page.replace(/assets\/[\w-]+\.js/, 'assets/newer.js') });
    looked += 1;
  });
  await page.route('**/newer.js', (route) =>
    whole ? route.fulfill({ contentType: 'text/javascript', body: '' }) : route.fulfill({ status: 404 }),
  );
  const look = async () => {
    const before = looked;
    await page.clock.fastForward(5 * MINUTE);
    await expect.poll(() => looked).toBeGreaterThan(before);
  };
  await look();
  await look();
  expect(loads).toBe(0);
  whole = true;
  await page.clock.fastForward(5 * MINUTE);
  await expect.poll(() => loads).toBe(1);
  await expect(page.getByText('No tasks are known yet.')).toBeVisible();
  await look();
  await look();
  expect(loads).toBe(1);
});
