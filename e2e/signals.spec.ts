import type { BrowserContext, Page } from '@playwright/test';
import type { StartedEmulator } from '../src/emulator/start-emulator.ts';
import { requestsUnderWay } from '../src/harness/requests-under-way.ts';
import { APP, ask, know, ref, refuse, say, taskPage } from '../src/harness/tasks.ts';
import { chooseFromMenu } from './board-page.ts';
import { countSignals, hide, notifications, told, turnOn } from './signals-page.ts';
import { type Board, expect, test } from './test.ts';

/** Until the proxy believes it. */
async function believe(context: BrowserContext, board: Board, taskId: string, state: string) {
  const now = async () => (await (await ask(context, board, taskId)).json()).state;
  await expect.poll(now).toBe(state);
}

/** Idle tasks that the server knows, and a browser that answers this when it is asked to allow notifications. */
async function begin(
  context: BrowserContext,
  board: Board,
  tencent: StartedEmulator,
  taskIds: readonly string[],
  answer: NotificationPermission = 'granted',
) {
  await countSignals(context, { answer });
  await know(context, board, tencent, taskIds, 'Idle');
}

async function openView(context: BrowserContext, board: Board, query = '') {
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${board.url}/apps/${APP}${query}`);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  return page;
}

/** After what was said, a board is silent for so long. */
const BETWEEN_WORDS_MS = 10_000;

/** The next turn of a hidden tab. */
const laterOn = (page: Page) => page.clock.fastForward(31_000);
/** The turn after this is set only by its answer, which on a busy machine may be on its way still. */
const hideAndHear = async (page: Page) => {
  const asked = page.waitForRequest((request) => request.url().endsWith('/api/watch') && request.postDataJSON().away);
  await hide(page, true);
  const request = await asked;
  await (await request.response())?.finished();
  return request;
};

test('the title counts what needs attention and the icon has a dot for it, until nothing does', async ({
  page,
  board,
  tencent,
}) => {
  await know(page, board, tencent, ['-a+1.', '-b+2.'], 'Idle');
  await page.goto(`${board.url}/apps/${APP}`);
  await expect(page).toHaveTitle(`${APP} · Scribeboard`);
  const icon = page.locator('link[rel=icon]');
  await expect(icon).toHaveAttribute('href', /favicon\.svg$/);
  refuse(tencent, '-a+1.');
  await expect(page).toHaveTitle(`(1) ${APP} · Scribeboard`);
  await expect(icon).toHaveAttribute('href', /favicon-attention\.svg$/);
  const file = await page.request.get((await icon.evaluate((link: HTMLLinkElement) => link.href)) ?? '');
  expect(file.headers()['content-type']).toContain('image/svg+xml');
  tencent.emulator.setFault({ taskId: '-a+1.' }, null);
  // What was asked about wrongly is asked again on demand.
  const { taskId: id, region } = ref('-a+1.');
  await page.request.post(`${board.url}/api/apps/${APP}/task/check`, { data: { id, region } });
  await expect(page).toHaveTitle(`${APP} · Scribeboard`);
  await expect(icon).toHaveAttribute('href', /favicon\.svg$/);
});

test('notifications are asked for by a click, come while the tab is hidden, and lead to the task', async ({
  context,
  board,
  tencent,
}) => {
  await begin(context, board, tencent, ['-a+1.', '-b+2.']);
  const page = await openView(context, board);
  await chooseFromMenu(page, 'Desktop notifications');
  expect(await page.evaluate(() => window.asked)).toBe(0);
  await notifications(page).getByRole('checkbox', { name: 'Notifications for this view' }).check();
  await expect(notifications(page).getByRole('checkbox', { name: 'Notifications for this view' })).toBeChecked();
  expect(await page.evaluate(() => window.asked)).toBe(1);
  // Of itself that is no news.
  await notifications(page).getByRole('checkbox', { name: 'A task went from Idle to In progress' }).check();
  await notifications(page).getByRole('button', { name: 'Done' }).click();

  // In front: none.
  say(tencent, '-a+1.', 'InProgress');
  await expect(page.getByRole('row').filter({ hasText: 'In progress' })).toHaveCount(1);
  await expect(page.getByText('-a+1.: in progress')).toBeAttached();
  expect(await told(page)).toEqual([]);

  const asked = await hideAndHear(page);
  expect(asked.postDataJSON()).toMatchObject({ visible: [], away: true });
  say(tencent, '-b+2.', 'InProgress');
  await believe(context, board, '-b+2.', 'inProgress');
  let requests = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/')) requests += 1;
  });
  await laterOn(page);
  await expect.poll(() => told(page)).toEqual([`-b+2.: in progress | ${APP}`]);
  expect(requests).toBe(1);
  expect(await page.evaluate(() => window.told[0]?.silent)).toBe(true);
  expect(await page.evaluate(() => window.notes)).toBe(0);

  await hide(page, false);
  await page.evaluate(() => window.told[0]?.click());
  await expect(page).toHaveURL(/\/task\?id=-b%2B2\./);
});

test('one change is one notification, however many tabs of the view are hidden, and only one of them asks', async ({
  context,
  board,
  tencent,
}) => {
  await begin(context, board, tencent, ['-a+1.', '-b+2.', '-c+3.']);
  const tabs = [await openView(context, board), await openView(context, board), await openView(context, board)];
  const [one, ...others] = tabs as [Page, Page, Page];
  await turnOn(one);
  // Another view that has the same tasks.
  const other = await openView(context, board, '?q=b');
  await turnOn(other);
  const asking = new Set<Page>();
  for (const page of [...tabs, other])
    page.on('request', (request) => {
      if (request.url().endsWith('/api/watch') && request.postDataJSON().away) asking.add(page);
    });
  for (const page of [...tabs, other]) await hide(page, true);
  await expect.poll(() => asking.size).toBe(2);
  tencent.emulator.deleteTask(ref('-b+2.'));
  await believe(context, board, '-b+2.', 'ended');
  for (const page of [...tabs, other]) await laterOn(page);
  const all = async () => (await Promise.all([...tabs, other].map(told))).flat();
  await expect.poll(all).toEqual([`-b+2.: ended | ${APP}`]);
  expect(asking.size).toBe(2);
  // Every tab sees it in the end, and none tells it again.
  for (const page of [...tabs, other]) await hide(page, false);
  for (const page of [one, ...others]) await expect(page.getByRole('row').filter({ hasText: 'Ended' })).toHaveCount(1);
  expect(await all()).toHaveLength(1);
});

test('an outage is one notification and its end another, and what fails in it is none', async ({
  context,
  board,
  tencent,
}) => {
  await begin(context, board, tencent, ['-a+1.', '-b+2.', '-c+3.']);
  const page = await openView(context, board);
  await turnOn(page);
  await hideAndHear(page);
  const open = async () => {
    const { incidents } = await (await context.request.get(`${board.url}/api/apps`)).json();
    return incidents.map(({ cause }: { cause: string }) => cause);
  };
  tencent.emulator.setFault({}, { kind: 'reset' });
  await expect.poll(open).toEqual(['unreachable']);
  await laterOn(page);
  await expect.poll(() => told(page)).toEqual([`Can’t reach Tencent Cloud | ${APP}`]);
  tencent.emulator.setFault({}, null);
  await expect.poll(open).toEqual([]);
  await laterOn(page);
  await expect.poll(async () => (await told(page)).slice(1)).toEqual([`Over: Can’t reach Tencent Cloud | ${APP}`]);
});

test('what is in front in one tab is told by none, unless it was asked for, with its sound', async ({
  context,
  board,
  tencent,
}) => {
  await begin(context, board, tencent, ['-a+1.', '-b+2.', '-c+3.']);
  const [front, hidden] = [await openView(context, board), await openView(context, board)];
  await turnOn(front);
  await hideAndHear(hidden);
  say(tencent, '-a+1.', 'InProgress');
  await expect(front.getByRole('row').filter({ hasText: 'In progress' })).toHaveCount(1);
  await laterOn(hidden);
  await expect(hidden.getByRole('row').filter({ hasText: 'In progress' })).toHaveCount(1);
  expect([...(await told(front)), ...(await told(hidden))]).toEqual([]);

  await chooseFromMenu(front, 'Desktop notifications');
  await notifications(front).getByRole('checkbox', { name: 'Also when this tab is active' }).check();
  await notifications(front).getByRole('checkbox', { name: 'Play sound' }).check();
  await expect.poll(() => front.evaluate(() => window.notes)).toBe(2);
  await notifications(front).getByRole('button', { name: 'Done' }).click();
  for (const taskId of ['-b+2.', '-c+3.']) tencent.emulator.deleteTask(ref(taskId));
  await expect.poll(async () => (await told(front)).join()).toMatch(/-[bc]\+[23]\.: ended/);
  await expect(front.getByRole('row').filter({ hasText: 'Ended' })).toHaveCount(2);
  await expect.poll(() => front.evaluate(() => window.notes)).toBeGreaterThan(2);
});

test('a browser that refuses notifications is explained, and one that was closed can be asked again', async ({
  context,
  board,
  tencent,
}) => {
  await begin(context, board, tencent, ['-a+1.'], 'default');
  const page = await openView(context, board);
  await chooseFromMenu(page, 'Desktop notifications');
  const on = notifications(page).getByRole('checkbox', { name: 'Notifications for this view' });
  await on.click();
  await expect(notifications(page).getByRole('alert')).toContainText('Not allowed yet');
  await expect(on).not.toBeChecked();
  await page.evaluate(() => {
    window.answer = 'denied';
  });
  await on.click();
  await expect(notifications(page).getByRole('alert')).toContainText('blocks notifications from this site');
  await expect(on).toBeDisabled();
  await notifications(page).getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'More for this SdkAppId' }).click();
  await expect(page.getByRole('button', { name: 'Desktop notifications…' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Desktop notifications… on' })).toHaveCount(0);
});

test('a hidden tab without notifications asks nothing, also beside one with notifications', async ({
  context,
  board,
  tencent,
}) => {
  await begin(context, board, tencent, ['-a+1.']);
  const [watching, other] = [await openView(context, board), await openView(context, board, '?state=idle')];
  await turnOn(watching);
  const requests = requestsUnderWay(other);
  await hide(other, true);
  await requests.none();
  const asked: string[] = [];
  other.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.url());
  });
  for (let hour = 0; hour < 3; hour += 1) await other.clock.fastForward(3_600_000);
  expect(asked).toEqual([]);
});

test('"since you looked" survives a reload, and the tabs of a browser agree', async ({ context, board, tencent }) => {
  await begin(context, board, tencent, ['-a+1.', '-b+2.']);
  const page = await openView(context, board);
  await hide(page, true);
  tencent.emulator.deleteTask(ref('-b+2.'));
  await believe(context, board, '-b+2.', 'ended');
  await hide(page, false);
  const news = (tab: Page) => tab.getByText(/^Since \d\d:\d\d/).locator('..');
  await expect(news(page)).toContainText('1 ended');
  // As it really is: leaving a page hides it.
  const reload = async () => {
    await page.evaluate(() => Reflect.deleteProperty(document, 'visibilityState'));
    await page.reload();
  };
  await reload();
  await expect(news(page)).toContainText('1 ended');
  const other = await openView(context, board);
  await expect(news(other)).toContainText('1 ended');
  await other.getByRole('button', { name: 'Mark as seen' }).click();
  await expect(page.getByText(/^Since \d\d:\d\d/)).toHaveCount(0);
  await reload();
  await expect(page.getByRole('row').filter({ hasText: 'Ended' })).toHaveCount(1);
  await expect(page.getByRole('button', { name: '1 ended' })).toHaveCount(0);
  say(tencent, '-a+1.', 'InProgress');
  await expect(news(page)).toContainText('1 in progress');
});

test('a screen reader hears what happens, what happens together at once', async ({ page, board, tencent }) => {
  await know(page, board, tencent, ['-a+1.', '-b+2.', '-c+3.', '-d+4.'], 'Idle');
  await page.clock.install();
  await page.goto(`${board.url}/apps/${APP}`);
  await expect(page.getByRole('row').filter({ hasText: 'Idle' })).toHaveCount(4);
  const said = page.locator('[aria-live=polite]');
  await expect(said).toHaveText('');
  const running = page.getByRole('row').filter({ hasText: 'In progress' });
  // What announces comes after the rows, and tells what happens from then on.
  await expect(async () => {
    say(tencent, '-a+1.', 'Idle');
    await expect(page.getByRole('row').filter({ hasText: 'Idle' })).toHaveCount(4);
    say(tencent, '-a+1.', 'InProgress');
    await expect(running).toHaveCount(1);
    await page.clock.fastForward(BETWEEN_WORDS_MS);
    await expect(said).toHaveText('-a+1.: in progress', { timeout: 1_000 });
  }).toPass();
  for (const taskId of ['-b+2.', '-c+3.', '-d+4.']) say(tencent, taskId, 'InProgress');
  await expect(running).toHaveCount(4);
  await page.clock.fastForward(BETWEEN_WORDS_MS);
  await expect(said).toHaveText('3 in progress');
});

test('of one task each change is told to the person who asked for it on its page', async ({
  context,
  board,
  tencent,
}) => {
  await begin(context, board, tencent, ['-a+1.'], 'granted');
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(board.url + taskPage('-a+1.'));
  await expect(page.getByRole('heading', { name: 'Idle' })).toBeVisible();
  const bell = page.getByRole('button', { name: 'Notify me' });
  await bell.click();
  await expect(bell).toHaveAttribute('aria-pressed', 'true');
  await hide(page, true);
  say(tencent, '-a+1.', 'InProgress');
  await believe(context, board, '-a+1.', 'inProgress');
  await expect(async () => {
    await laterOn(page);
    expect(await told(page)).toEqual([`-a+1.: In progress | ${APP}`]);
  }).toPass();
  await hide(page, false);
  await bell.click();
  await expect(bell).toHaveAttribute('aria-pressed', 'false');
  await hide(page, true);
  tencent.emulator.deleteTask(ref('-a+1.'));
  await believe(context, board, '-a+1.', 'ended');
  await laterOn(page);
  await hide(page, false);
  await expect(page.getByRole('heading', { name: 'Ended' })).toBeVisible();
  expect(await told(page)).toHaveLength(1);
});
