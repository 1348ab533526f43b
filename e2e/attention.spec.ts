import type { BrowserContext, Page } from '@playwright/test';
import { requestsUnderWay } from '../src/harness/requests-under-way.ts';
import { serveBoard } from '../src/harness/serve-board.ts';
import { APP, ref, taskPage } from '../src/harness/tasks.ts';
import { effort } from '../src/testing/effort.ts';
import { createVirtualClock } from '../src/testing/virtual-clock.ts';
import { chooseFromMenu, ids } from './board-page.ts';
import { countSignals, hide, notifications, told, turnOn } from './signals-page.ts';
import { test as base, expect } from './test.ts';
import { tile } from './wall-page.ts';

/**
 * The worst that a board can be asked to show, as a person sees it on every surface, in virtual time. What the server makes of
 * the same for hours, attention.scenarios.test.ts has.
 */

const BOARD = `/apps/${APP}`;
/** No page may say any of it unless all is known to be well. */
const CALM = /all clear|nothing needs|nothing open|\bOK\b/i;

const test = base.extend<{ world: Awaited<ReturnType<typeof createWorld>> }>({
  world: async ({ context }, use) => {
    const world = await createWorld(context);
    await use(world);
    await world.stop();
  },
});

/** A server, the Tencent that it asks, and tabs, over whose time the test decides. */
async function createWorld(context: BrowserContext) {
  const clock = createVirtualClock();
  const { emulator, board, url, stop } = await serveBoard({ clock, wayMs: () => 30 });
  const tabs: { page: Page; requests: ReturnType<typeof requestsUnderWay> }[] = [];
  await countSignals(context, { answer: 'granted' });
  return {
    emulator,
    stop,
    /** Tasks that run at Tencent, and that the server knows. */
    know(...taskIds: string[]) {
      for (const taskId of taskIds)
        emulator.setTask(ref(taskId), {
          startsAt: clock.wall() - 60_000,
          steps: [{ status: 'InProgress', forMs: Number.POSITIVE_INFINITY }],
        });
      board.addTasks(taskIds.map((taskId) => ref(taskId)));
    },
    fails(taskId: string) {
      emulator.setFault({ taskId }, { kind: 'error', code: 'InternalError' });
    },
    async open(path: string): Promise<Page> {
      const page = await context.newPage();
      const requests = requestsUnderWay(page);
      await page.clock.install({ time: clock.wall() });
      await page.goto(url + path);
      await page.getByRole('main').waitFor();
      tabs.push({ page, requests });
      return page;
    },
    /** On the server and in every tab, each of which has shown the last answer by then. */
    async pass(seconds: number, every = 5) {
      for (let passed = 0; passed < seconds; passed += every) {
        await clock.advance(every * 1_000);
        for (const { page, requests } of tabs) {
          await page.clock.fastForward(every * 1_000);
          await requests.none();
        }
      }
    },
  };
}

const many = (n: number) => Array.from({ length: n }, (_, nth) => `-t${String(nth).padStart(2, '0')}.`);
const alarm = (page: Page) => page.getByRole('alert').first();
const count = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name} ?\\d+$`) });
const icon = (page: Page) => page.locator('link[rel=icon]');

async function alsoInFront(page: Page) {
  await chooseFromMenu(page, 'Desktop notifications');
  await notifications(page).getByRole('checkbox', { name: 'Also when this tab is active' }).check();
  await notifications(page).getByRole('button', { name: 'Done' }).click();
}

test('a wrong key from the first start: every surface says so, and none sounds calm', async ({ world }) => {
  const board = await world.open(BOARD);
  await turnOn(board);
  await hide(board, true);
  world.emulator.setRefuseAll('AuthFailure.SecretIdNotFound');
  world.know(...many(6));
  await world.pass(70, 35);
  await expect.poll(() => told(board)).toEqual([`Tencent Cloud rejected the API key | ${APP}`]);
  await hide(board, false);
  await world.pass(5);

  const surfaces: [page: Page, title: string][] = [
    [board, `(!) ${APP} · Scribeboard`],
    [await world.open('/'), '(!) Scribeboard'],
    [await world.open(`${BOARD}?wall=1`), `(!) ${APP} · Scribeboard`],
    [await world.open(taskPage('-t00.')), '(!) No status yet · -t00. · Scribeboard'],
  ];
  for (const [page, title] of surfaces) {
    await expect(alarm(page)).toContainText('Tencent Cloud rejected the API key');
    await expect(alarm(page)).toContainText('AuthFailure.SecretIdNotFound');
    await expect(page).toHaveTitle(title);
    await expect(icon(page)).toHaveAttribute('href', /favicon-attention/);
    await expect(page.locator('body')).not.toContainText(CALM);
  }
  const [, start, wall] = surfaces.map(([page]) => page) as [Page, Page, Page];
  await expect(count(board, 'Needs attention')).toHaveText(/1$/);
  await expect(count(board, 'Not checked yet')).toHaveText(/6$/);
  await expect(board.getByText('Not checking · one probe a minute')).toBeVisible();
  await expect(start.getByText('6 tasks · 0 live · 1 needs attention · 6 not checked yet')).toBeVisible();
  await expect(tile(wall, 'Needs attention')).toHaveText(/^1/);
  await expect(tile(wall, 'Not checked yet')).toHaveText(/^6/);
});

test('Tencent Cloud is gone with 3 of 40 failing before: one more incident, the three stay on top, two notifications', async ({
  world,
}) => {
  const three = ['-t37.', '-t38.', '-t39.'];
  world.know(...many(40));
  const page = await world.open(BOARD);
  await world.pass(10);
  for (const taskId of three) world.fails(taskId);
  await world.pass(90);
  const top = async () => (await ids(page)).slice(0, 3).toSorted();
  const isAsBefore = async () => {
    await expect(page).toHaveTitle(`(3) ${APP} · Scribeboard`);
    await expect(count(page, 'Failing')).toHaveText(/3$/);
    await expect.poll(top).toEqual(three);
    await expect(page.getByRole('alert')).toHaveCount(0);
  };
  await isAsBefore();
  await turnOn(page);
  await alsoInFront(page);

  world.emulator.setFault({}, { kind: 'reset' });
  for (const taskId of three) world.emulator.setFault({ taskId }, { kind: 'reset' });
  await world.pass(300, 10);
  await expect(page).toHaveTitle(`(!) ${APP} · Scribeboard`);
  await expect(count(page, 'Needs attention')).toHaveText(/4$/);
  await expect(count(page, 'Failing')).toHaveText(/3$/);
  await expect(alarm(page)).toContainText(
    /^Can’t reach Tencent Cloud since 06:01:\d\d · showing last known status as of/,
  );
  await expect(alarm(page)).toContainText('37 rows muted');
  expect(await top()).toEqual(three);
  for (const row of (await page.locator('tbody tr').all()).slice(0, 3))
    await expect(row).toContainText('InternalError');

  world.emulator.setFault({}, null);
  for (const taskId of three) world.fails(taskId);
  await world.pass(10, 1);
  await isAsBefore();
  await world.pass(60);
  await expect
    .poll(() => told(page))
    .toEqual([`Can’t reach Tencent Cloud | ${APP}`, `Over: Can’t reach Tencent Cloud | ${APP}`]);
});

test('one task of which every fourth check fails, for long: no notification, no other title, no other order', async ({
  world,
}) => {
  const minutes = effort({ usual: 15, soak: 60 });
  world.know(...many(3));
  const page = await world.open(BOARD);
  await turnOn(page);
  await alsoInFront(page);
  await world.pass(10);
  const order = await ids(page);
  await page.evaluate(() => {
    const titles: string[] = [];
    new MutationObserver(() => titles.push(document.title)).observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    Object.assign(window, { titles });
  });
  world.emulator.setFault({ taskId: '-t02.', every: 4 }, { kind: 'error', code: 'InternalError' });
  const before = world.emulator.arrivals.length;
  for (let seen = 0; seen < 2 * minutes; seen += 1) {
    await world.pass(30, 10);
    expect(await ids(page)).toEqual(order);
  }
  const asked = world.emulator.arrivals.slice(before).filter(({ taskId }) => taskId === '-t02.').length;
  expect(asked).toBeGreaterThan(8 * minutes);
  expect(await page.evaluate('titles')).toEqual([]);
  expect(await told(page)).toEqual([]);
});

test('one task is refused among 39 that are well: it alone fails, and nothing is muted', async ({ world }) => {
  world.know(...many(40));
  const page = await world.open(BOARD);
  await world.pass(10);
  world.emulator.setFault({ taskId: '-t07.' }, { kind: 'error', code: 'UnauthorizedOperation' });
  await world.pass(60);
  await expect(page).toHaveTitle(`(1) ${APP} · Scribeboard`);
  await expect(count(page, 'Failing')).toHaveText(/1$/);
  await expect.poll(async () => (await ids(page))[0]).toBe('-t07.');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.locator('tbody tr[data-muted], tbody tr[data-stale]:not([data-mark])')).toHaveCount(0);
  const start = await world.open('/');
  await expect(start.getByText('40 tasks · 40 live · 1 needs attention')).toBeVisible();
  await expect(start.getByRole('link', { name: '1 failing' })).toHaveAttribute('href', `${BOARD}?state=failing`);
});

test('every refresh interval, and a pause, for minutes each: nothing grows stale, and the title stays, or doubts', async ({
  world,
}) => {
  // Longer than a row of any interval may be old, and than a pause that is no doubt yet.
  const minutes = effort({ usual: 3, soak: 10 });
  world.know(...many(5));
  const page = await world.open(BOARD);
  await world.pass(10);
  const often = page.getByRole('combobox', { name: 'Refresh interval' });
  const cadences = await often.getByRole('option').evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  expect(cadences).toEqual(['auto', '5000', '10000', '30000', '60000', 'paused']);
  for (const cadence of cadences) {
    await often.selectOption(cadence);
    for (let minute = 0; minute < minutes; minute += 1) {
      await world.pass(60, 30);
      expect(await page.locator('tbody tr[data-stale]').count(), `${cadence}, minute ${minute}`).toBe(0);
      expect(await page.title()).toBe(`${cadence === 'paused' ? '(?) ' : ''}${APP} · Scribeboard`);
    }
  }
  await expect(page.getByText(/^Paused since/)).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText(/^Paused since/)).toHaveCount(0);
  await expect(page).toHaveTitle(`${APP} · Scribeboard`);
});

test('a tab that was paused before the key is rejected does not look calm among other tabs', async ({ world }) => {
  world.know(...many(5));
  const page = await world.open(BOARD);
  await world.pass(10);
  await page.getByRole('combobox', { name: 'Refresh interval' }).selectOption('paused');
  world.emulator.setRefuseAll('AuthFailure.SecretIdNotFound');
  await world.pass(120, 30);
  await expect(page).toHaveTitle(`(?) ${APP} · Scribeboard`);
  await expect(page.getByText('All clear')).toHaveCount(0);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page).toHaveTitle(`(!) ${APP} · Scribeboard`);
});
