import type { Locator, Page, Request } from '@playwright/test';
import { comeToRest, type StillBoard } from '../../e2e/still-board.ts';
import type { Mood } from '../../src/emulator/demo-tasks.ts';

const APP = 1_400_000_000;

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 360, height: 780 };

export interface Screen {
  name: string;
  /** Its address. */
  at: (still: StillBoard) => string;
  /** Visible once all is there. */
  ready: (page: Page) => Locator;
  /** What is done or happens there before the picture is taken. */
  act?: (page: Page, still: StillBoard) => Promise<void>;
  /** In every theme, language and width; the others in four of the eight, in which each of them comes twice. */
  inEveryLook?: true;
}

const task = (still: StillBoard, isIt: (mood: Mood) => boolean, more = '') => {
  const found = still.cast.find(({ mood, ref }) => isIt(mood) && ref.sdkAppId === APP);
  if (!found) throw new Error('the demo has no such task');
  return `/apps/${APP}/task?id=${encodeURIComponent(found.ref.taskId)}${more}&region=${found.ref.region}`;
};
const ended = ({ board }: StillBoard) => {
  const found = board.tasksOf(APP).find(({ state }) => state === 'ended');
  if (!found) throw new Error('the demo has no ended task');
  return `/apps/${APP}/task?id=${encodeURIComponent(found.taskId)}&region=${found.region}`;
};
const rows = (page: Page) => page.locator('tbody tr').nth(4);
/** The server has heard what is on the wall by then, and said how often it is asked for. */
const paceOfWall = (page: Page) =>
  page
    .getByText(/every [\d.]+ s|每 [\d.]+ 秒/)
    .filter({ visible: true })
    .first();
const clearFilters = (page: Page) => page.getByRole('button', { name: /^(Clear filters|清除筛选)/ });
const heading = (page: Page) => page.getByRole('main').getByRole('heading').first();
const exchange = (page: Page) => page.getByRole('tab').first();

const press = (page: Page, name: RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first().click();
/** Not its frame alone: what it says may come later. */
const opened = (page: Page) => page.getByRole('dialog').getByRole('button').first().waitFor();
const openMenu = async (page: Page) => {
  await press(page, /^(More for this SdkAppId|此 SdkAppId 的更多操作)$/);
  await opened(page);
};
/** Something that a button of the menu of a board opens. */
const fromMenu = (name: RegExp) => async (page: Page) => {
  await openMenu(page);
  await press(page, name);
  await opened(page);
};
/** With the way past the navigation come the keys. */
const byKeys =
  (...keys: string[]) =>
  async (page: Page) => {
    await page.getByRole('button', { name: /^(Skip to the content|跳到主要内容)$/ }).waitFor({ state: 'attached' });
    for (const key of keys) await page.keyboard.press(key);
  };

const PASTED = [
  '2026-11-22T06:02:51Z INFO transcribe started task=-m9cQx2vTn8yRwKp4Zs7LhJ3bFd6Gk1XaUe5MoWi0Y+A.',
  '{"Response":{"TaskId":"m9-Zt4Kq8Wn2Rv6Xp1Ls5Hd9Jf3Gb7Ck0My+oEaUiTr..","RequestId":"7c3e0c1a-52f4-4d0b-9a54-0f7c2f6d9b1e"}}',
  '-nE5Nd9U7pfwyEzu+8LNXe******ndibj-r1AI7H3plkD1p8pHX71AE.',
  'TaskId="not a task id"',
].join('\n');

/** Every screen of the board, each as a viewer sees it once all of it is there. */
export const SCREENS: Screen[] = [
  { name: 'start', at: () => '/', ready: (page) => page.getByRole('main').getByRole('link').nth(2), inEveryLook: true },
  { name: 'board', at: () => `/apps/${APP}`, ready: rows, inEveryLook: true },
  {
    name: 'board-filtered',
    at: () => `/apps/${APP}?state=inProgress,idle&sort=-started&group=region`,
    ready: rows,
  },
  { name: 'wall', at: () => `/apps/${APP}?wall=1&with=1400188366,20012345`, ready: paceOfWall, inEveryLook: true },
  { name: 'board-nothing-matches', at: () => `/apps/${APP}?q=nothing-like-this`, ready: clearFilters },
  { name: 'board-empty', at: () => '/apps/7', ready: (page) => page.locator('main textarea') },
  {
    name: 'add-dialog',
    at: () => `/apps/${APP}`,
    ready: rows,
    async act(page) {
      await page
        .getByRole('button', { name: /^(Add tasks|添加任务)/ })
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('textarea').fill(PASTED);
      await dialog.getByRole('listitem').nth(3).waitFor();
    },
  },
  {
    name: 'board-help-sheet',
    at: () => `/apps/${APP}`,
    ready: rows,
    async act(page) {
      await byKeys('?')(page);
      await opened(page);
    },
  },
  {
    name: 'board-palette',
    at: () => `/apps/${APP}`,
    ready: rows,
    async act(page) {
      await byKeys('Control+k')(page);
      await page.getByRole('dialog').getByRole('option').nth(3).waitFor();
    },
  },
  { name: 'board-selection', at: () => `/apps/${APP}`, ready: rows, act: byKeys('j', 'x', 'j', 'j', 'x') },
  { name: 'board-menu', at: () => `/apps/${APP}`, ready: rows, act: openMenu },
  {
    name: 'board-limits',
    at: () => `/apps/${APP}`,
    ready: rows,
    act: fromMenu(/^(When is a task over its limit|任务何时算超限)/),
  },
  {
    name: 'board-list-files',
    at: () => `/apps/${APP}`,
    ready: rows,
    act: fromMenu(/^(My list as a file|以文件保存或读取列表)/),
  },
  {
    name: 'board-notices',
    at: () => `/apps/${APP}`,
    ready: rows,
    async act(page) {
      const bell = /^(Desktop notices|桌面通知)/;
      if (page.viewportSize()?.width === PHONE.width) return fromMenu(bell)(page);
      await press(page, bell);
      await opened(page);
    },
  },
  { name: 'task', at: (still) => task(still, (mood) => mood === 'running'), ready: exchange, inEveryLook: true },
  {
    name: 'task-shared',
    at: (still) => task(still, (mood) => mood === 'idle', `&was=inProgress&at=${still.clock.wall() - 3_600_000}`),
    ready: exchange,
  },
  { name: 'task-failing', at: (still) => task(still, (mood) => mood === 'failing'), ready: exchange },
  { name: 'task-ended', at: ended, ready: exchange },
  { name: 'task-not-found', at: (still) => task(still, (mood) => mood === 'neverWas'), ready: exchange },
  { name: 'errors', at: () => '/errors', ready: heading },
  { name: 'error', at: () => '/errors/AuthFailure.SignatureExpire', ready: heading },
  { name: 'bad-task-link', at: () => `/apps/${APP}/task?region=ap-singapore`, ready: heading },
  { name: 'bad-app-link', at: () => '/apps/12ab', ready: heading },
  { name: 'no-such-page', at: () => '/nowhere', ready: heading },
  {
    name: 'board-tencent-unreachable',
    at: () => `/apps/${APP}`,
    ready: rows,
    act: outage(async ({ emulator, clock }) => {
      emulator.setFault({}, { kind: 'reset' });
      await clock.advance(120_000);
    }, 'answered'),
  },
  {
    name: 'board-key-refused',
    at: () => `/apps/${APP}`,
    ready: rows,
    act: outage(async ({ emulator, clock }) => {
      emulator.setRefuseAll('AuthFailure.SecretIdNotFound');
      await clock.advance(180_000);
    }, 'answered'),
  },
  {
    name: 'board-proxy-unreachable',
    at: () => `/apps/${APP}`,
    ready: rows,
    act: outage(({ clock }) => clock.advance(120_000), 'unanswered'),
  },
];

/** Something breaks while the page is shown, which then is answered again or is not. */
function outage(strike: (still: StillBoard) => Promise<void>, then: 'answered' | 'unanswered') {
  return async (page: Page, still: StillBoard) => {
    const underWay = new Set<Request>();
    const isOver = (request: Request) => underWay.delete(request);
    page.on('request', (request) => underWay.add(request));
    page.on('requestfinished', isOver);
    page.on('requestfailed', isOver);
    // By then the server knows which rows are on the screen.
    await comeToRest(page);
    // What the page asked while time flies would come at another moment every time.
    const { promise: struck, resolve: go } = Promise.withResolvers<void>();
    await page.route('**/api/**', async (route) => {
      isOver(route.request());
      await struck;
      await (then === 'answered' ? route.continue() : route.abort());
    });
    // What was asked before would be answered out of the middle of that time, and the page's clock be off by a part of a second.
    while (underWay.size > 0) await page.waitForTimeout(50);
    await strike(still);
    await page.clock.setFixedTime(still.clock.wall());
    go();
    await page.getByRole('alert').waitFor();
  };
}
