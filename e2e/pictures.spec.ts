import type { Browser, BrowserContext, Locator, Page, Request } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { Mood } from '../src/emulator/demo-tasks.ts';
import { keepMachine, machineOfPictures, thisMachine } from './picture-machine.ts';
import { comeToRest, newViewer, openStill, type StillBoard, serveStillBoard } from './still-board.ts';

const APP = 1_400_000_000;
/** React may leave the place of a part that has just come empty for 300 ms. */
const COMPARED_AFTER_MS = 1_000;
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 780 };

interface Look {
  colorScheme: 'light' | 'dark';
  locale: 'en-US' | 'zh-CN';
  viewport: typeof DESKTOP;
}

interface Screen {
  name: string;
  /** Its address. */
  at: (still: StillBoard) => string;
  /** Visible once all is there. */
  ready: (page: Page) => Locator;
  /** What somebody does there before the picture is taken. */
  act?: (page: Page) => Promise<void>;
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
const opened = (page: Page) => expect(page.getByRole('dialog').getByRole('button').first()).toBeVisible();
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
    await expect(page.getByRole('button', { name: /^(Skip to the content|跳到主要内容)$/ })).toBeAttached();
    for (const key of keys) await page.keyboard.press(key);
  };

const PASTED = [
  '2026-11-22T06:02:51Z INFO transcribe started task=-m9cQx2vTn8yRwKp4Zs7LhJ3bFd6Gk1XaUe5MoWi0Y+A.',
  '{"Response":{"TaskId":"m9-Zt4Kq8Wn2Rv6Xp1Ls5Hd9Jf3Gb7Ck0My+oEaUiTr..","RequestId":"7c3e0c1a-52f4-4d0b-9a54-0f7c2f6d9b1e"}}',
  '-nE5Nd9U7pfwyEzu+8LNXe******ndibj-r1AI7H3plkD1p8pHX71AE.',
  'TaskId="not a task id"',
].join('\n');

const SCREENS: Screen[] = [
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
      await expect(dialog.getByRole('listitem').nth(3)).toBeVisible();
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
      await expect(page.getByRole('dialog').getByRole('option').nth(3)).toBeVisible();
    },
  },
  { name: 'board-selection', at: () => `/apps/${APP}`, ready: rows, act: byKeys('j', 'x', 'j', 'j', 'x') },
  { name: 'board-menu', at: () => `/apps/${APP}`, ready: rows, act: openMenu },
  {
    name: 'board-limits',
    at: () => `/apps/${APP}`,
    ready: rows,
    act: fromMenu(/^(When is a task stuck|任务何时算卡住)/),
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
];

/** What breaks while the board is shown, and whether the board is answered afterwards. */
const FAILURES: { name: string; break: (still: StillBoard) => Promise<void>; answered: boolean }[] = [
  {
    name: 'board-tencent-unreachable',
    async break({ emulator, clock }) {
      emulator.setFault({}, { kind: 'reset' });
      await clock.advance(120_000);
    },
    answered: true,
  },
  {
    name: 'board-key-refused',
    async break({ emulator, clock }) {
      emulator.setRefuseAll('AuthFailure.SecretIdNotFound');
      await clock.advance(180_000);
    },
    answered: true,
  },
  { name: 'board-proxy-unreachable', break: ({ clock }) => clock.advance(120_000), answered: false },
];

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  (['en-US', 'zh-CN'] as const).flatMap((locale) =>
    [DESKTOP, PHONE].map((viewport): Look => ({ colorScheme, locale, viewport })),
  ),
);
const isForAll = ({ colorScheme, locale, viewport }: Look) =>
  (colorScheme === 'dark') === ((locale === 'zh-CN') !== (viewport === PHONE));

test.beforeAll(async ({ browser }, { config }) => {
  const [here, there] = [await thisMachine(browser), machineOfPictures()];
  if (config.updateSnapshots === 'all') return keepMachine(here);
  const why = `The pictures in e2e/pictures were made with Chromium ${there?.chromium} and its fonts, and this machine has Chromium ${here.chromium} or draws differently: they cannot be compared here. "npm run visual:update" makes them anew.`;
  test.skip(here.chromium !== there?.chromium || here.draws !== there.draws, why);
});

for (const look of LOOKS) {
  const { colorScheme, locale, viewport } = look;
  const suffix = `${viewport.width}-${locale.slice(0, 2)}-${colorScheme}.png`;

  test(`every screen looks as it did: ${colorScheme}, ${locale}, ${viewport.width} px`, async ({ browser }) => {
    test.slow();
    for (const screen of SCREENS.filter(({ inEveryLook }) => inEveryLook || isForAll(look)))
      await onABoard(browser, async (still, context) => {
        const page = await openStill(context, still, screen.at(still));
        await expect(screen.ready(page)).toBeVisible();
        await screen.act?.(page);
        await picture(page, screen.name);
      });
    for (const failure of isForAll(look) ? FAILURES : [])
      await onABoard(browser, async (still, context) => {
        const underWay = new Set<Request>();
        const answered = (request: Request) => underWay.delete(request);
        context.on('request', (request) => underWay.add(request));
        context.on('requestfinished', answered);
        context.on('requestfailed', answered);
        const page = await openStill(context, still, `/apps/${APP}`);
        await expect(rows(page)).toBeVisible();
        // By then the server knows which rows are on the screen.
        await comeToRest(page);
        // What the page asked while time flies would come at another moment every time.
        const { promise: broken, resolve: go } = Promise.withResolvers<void>();
        await page.route('**/api/**', async (route) => {
          underWay.delete(route.request());
          await broken;
          await (failure.answered ? route.continue() : route.abort());
        });
        // What was asked before would be answered out of the middle of that time, and the page's clock be off by a part of a second.
        await expect.poll(() => underWay.size).toBe(0);
        await failure.break(still);
        await page.clock.setFixedTime(still.clock.wall());
        go();
        await expect(page.getByRole('alert')).toBeVisible();
        await comeToRest(page);
        await picture(page, failure.name);
      });
  });

  /** Of its own: whoever looks changes what the server asks, and where time stands still nobody is forgotten. */
  async function onABoard(browser: Browser, show: (still: StillBoard, context: BrowserContext) => Promise<void>) {
    const still = await serveStillBoard();
    const context = await newViewer(browser, still, look);
    await show(still, context);
    await context.close();
    await still.close();
  }

  async function picture(page: Page, name: string): Promise<void> {
    // Neither waits by itself for parts that come late: a comparison ends with the first two screenshots that are equal.
    await comeToRest(page, test.info().config.updateSnapshots === 'all' ? undefined : COMPARED_AFTER_MS);
    await expect.soft(page).toHaveScreenshot(`${name}-${suffix}`, { maxDiffPixels: 0, threshold: 0.1 });
  }
}
