import { expect, type Locator, type Page } from '@playwright/test';
import type { Mood } from '#emulator/demo-tasks.ts';
import type { TaskRef } from '#tencent/describe-cloud-transcription.ts';
import { comeToRest } from './come-to-rest.ts';
import { requestsUnderWay } from './requests-under-way.ts';
import type { StillBoard } from './still-board.ts';
import { APP, taskPage } from './tasks.ts';

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 360, height: 780 };

/** 720 is 1440 at 200 % zoom. */
const EVERY_WIDTH = [360, 720, 768, 900, 960, 1070, 1100, 1280, 1440, 1920];

/** What a viewer sees at an address of the still board. */
export interface Screen {
  name: string;
  at: (still: StillBoard) => string;
  /** Visible once all of it is there. */
  ready: (page: Page) => Locator;
  /** In which its layout may be another one; a screen without them is text alone, or differs from another in few parts. */
  widths?: readonly number[];
  /** The layout is that of another screen here, with another text. */
  isTextOnly?: true;
  /** What a viewer opens there, one thing after another; Escape closes it. */
  openings?: readonly Opening[];
  /** What breaks there, for good: on a board of its own. */
  strike?: (page: Page, still: StillBoard) => Promise<void>;
}

export interface Opening {
  name: string;
  /** Done once all of it is there. */
  open: (page: Page) => Promise<void>;
  /** What of the page is new; all of it without this. */
  within?: string;
  /** A narrow screen has no room for the button. */
  isForDesks?: true;
}

/** The address on this board, until all of it is there. */
export async function openScreen(page: Page, still: StillBoard, { at, ready }: Screen): Promise<void> {
  await page.goto(still.url + at(still));
  await ready(page).waitFor();
}

const DIALOG = ':is(dialog, [role=dialog])';
const heading = (page: Page) => page.getByRole('main').getByRole('heading').first();
const rows = (page: Page) => page.locator('tbody tr').nth(4);
const tiles = (page: Page) => page.getByRole('listitem').nth(8);
const tabs = (page: Page) => page.getByRole('tab').first();
const dialog = (page: Page) => page.getByRole('dialog');

const press = (page: Page, name: RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first().click();
/** Not its frame alone: what it says may come later. */
const opened = (page: Page) => dialog(page).getByRole('button').first().waitFor();
/** With the way past the navigation come the keys. */
const pressKeys = async (page: Page, ...keys: string[]) => {
  await page.getByRole('button', { name: /^(Skip to the content|跳到主要内容)$/ }).waitFor({ state: 'attached' });
  for (const key of keys) await page.keyboard.press(key);
};
const openMenu = async (page: Page) => {
  await press(page, /^(More for this SdkAppId|此 SdkAppId 的更多操作)$/);
  await opened(page);
};
const openFromMenu = async (page: Page, name: RegExp) => {
  await openMenu(page);
  await press(page, name);
  await opened(page);
};
/** Again, if the dialog before it was still about to close. */
export const openPalette = async (page: Page) => {
  await expect(async () => {
    await pressKeys(page, 'Control+k');
    await dialog(page).getByRole('combobox').waitFor({ timeout: 5_000 });
  }).toPass();
  await dialog(page).getByRole('option').nth(3).waitFor();
};
const select = async (page: Page) => {
  await pressKeys(page, 'j', 'x');
  await selection(page).waitFor();
};
const selection = (page: Page) => page.getByRole('region', { name: /^(Selection|所选任务)$/ });

const PASTED = [
  '2026-11-22T06:02:51Z INFO transcribe started task=-m9cQx2vTn8yRwKp4Zs7LhJ3bFd6Gk1XaUe5MoWi0Y+A.',
  '-m9cQx2vTn8yRwKp4Zs7LhJ3bFd6Gk1XaUe5MoWi0Y+A.',
  '{"Response":{"TaskId":"m9-Zt4Kq8Wn2Rv6Xp1Ls5Hd9Jf3Gb7Ck0My+oEaUiTr..","RequestId":"7c3e0c1a-52f4-4d0b-9a54-0f7c2f6d9b1e"}}',
  '-nE5Nd9U7pfwyEzu+8LNXe******ndibj-r1AI7H3plkD1p8pHX71AE.',
  '-nE5dafd3pfwyEzu+8LNXeQzndibj-r1AI7H3plkD1pE',
  'TaskId="not a task id"',
].join('\n');
const LIST = {
  kind: 'scribeboard-list',
  version: 1,
  tasks: [{ sdkAppId: APP, region: 'ap-singapore', taskId: '-new+1.', label: 'Physics', note: '', pinned: false }, 7],
  apps: [{ sdkAppId: APP, name: 'Classes' }],
};

const ON_THE_START_PAGE: Opening[] = [
  { name: 'rename', open: (page) => press(page, /^(Rename \d|为 \d+ 改名)/) },
  {
    name: 'add',
    within: DIALOG,
    async open(page) {
      await pressKeys(page, 'a');
      await opened(page);
    },
  },
];

const ON_THE_BOARD: Opening[] = [
  {
    name: 'add',
    within: DIALOG,
    async open(page) {
      await pressKeys(page, 'a');
      await dialog(page).locator('textarea').fill(PASTED);
      await dialog(page).getByRole('listitem').nth(4).waitFor();
    },
  },
  {
    name: 'help',
    within: DIALOG,
    async open(page) {
      await pressKeys(page, '?');
      await opened(page);
    },
  },
  { name: 'palette', within: DIALOG, open: openPalette },
  {
    name: 'palette-nothing',
    within: DIALOG,
    async open(page) {
      await openPalette(page);
      await dialog(page).getByRole('combobox').fill('nothing is called so');
      await dialog(page).getByRole('option').first().waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'columns',
    within: DIALOG,
    isForDesks: true,
    async open(page) {
      await openMenu(page);
      await press(page, /^(Table options|表格选项)$/);
      await dialog(page).getByRole('checkbox').first().waitFor();
    },
  },
  { name: 'menu', within: DIALOG, open: openMenu },
  {
    name: 'limits',
    within: DIALOG,
    async open(page) {
      await openFromMenu(page, /^(Time limits|时限设置)/);
      await page.locator('dialog input').first().fill('1.5.2');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'list-files',
    within: DIALOG,
    async open(page) {
      await openFromMenu(page, /^(Export \/ import|导入\/导出列表)/);
      const file = { name: 'l.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(LIST)) };
      await page.locator('dialog input[type=file]').setInputFiles(file);
      await dialog(page).getByRole('listitem').first().waitFor();
    },
  },
  { name: 'rename', within: DIALOG, open: (page) => openFromMenu(page, /^(Rename|改名)/) },
  {
    name: 'notifications',
    within: DIALOG,
    open: (page) => openFromMenu(page, /^(Desktop notifications|桌面通知)/),
  },
  {
    name: 'zones',
    within: DIALOG,
    async open(page) {
      await press(page, /^(Time zone|时区)/);
      await dialog(page).getByRole('option').nth(9).waitFor();
    },
  },
  {
    // With a time that is none.
    name: 'acknowledge',
    within: DIALOG,
    async open(page) {
      await page.locator('[data-row-act]').first().waitFor({ state: 'attached' });
      await pressKeys(page, 'j', 'e');
      await dialog(page).getByRole('textbox').first().fill('25:00');
    },
  },
  {
    name: 'remove',
    within: DIALOG,
    isForDesks: true,
    async open(page) {
      const notFound = page.locator('tbody tr').filter({ hasText: /Not found|未找到/ });
      await notFound.first().getByRole('checkbox').check();
      await press(page, /^(Remove 1|移除 1)/);
      await opened(page);
    },
  },
  // The last two: Escape takes back the selection, too.
  { name: 'selection', open: select },
  {
    name: 'label',
    within: ':is([aria-label=Selection], [aria-label=所选任务])',
    async open(page) {
      await select(page);
      await selection(page)
        .getByRole('button', { name: /^(Label|标签)/ })
        .click();
      await selection(page).getByRole('textbox').waitFor();
    },
  },
];

const START = { at: () => '/', ready: (page: Page) => page.getByRole('main').getByRole('link').nth(2) };
const WALL = { at: () => `/apps/${APP}?wall=1&with=1400188366,20012345`, ready: tiles };

/** Every screen of the board. */
export const SCREENS: readonly Screen[] = [
  { name: 'start', ...START, widths: EVERY_WIDTH, openings: ON_THE_START_PAGE },
  { name: 'board', at: () => `/apps/${APP}`, ready: rows, widths: EVERY_WIDTH, openings: ON_THE_BOARD },
  {
    name: 'board-groups',
    at: () => `/apps/${APP}?state=inProgress,idle&sort=-started&group=region`,
    ready: rows,
    widths: EVERY_WIDTH,
  },
  // The toolbar with all that it can hold, where it has the least room.
  {
    name: 'board-full-toolbar',
    at: () => `/apps/${APP}?list=mine&region=ap-hongkong`,
    ready: (page) => page.locator('tbody tr').first(),
    widths: [360, 960, 1070, 1420],
  },
  {
    name: 'board-nothing-matches',
    at: () => `/apps/${APP}?q=nothing-like-this`,
    ready: (page) => page.getByRole('button', { name: /^(Clear filters|清除筛选)/ }),
  },
  { name: 'board-empty', at: () => '/apps/7', ready: (page) => page.locator('main textarea') },
  {
    name: 'ended',
    at: () => `/apps/${APP}/ended`,
    ready: (page) => page.locator('tr[data-row]').nth(4),
    widths: EVERY_WIDTH,
    openings: [{ name: 'export', within: DIALOG, open: (page) => press(page, /^(Export|导出)$/) }],
  },
  {
    name: 'ended-nothing-matches',
    at: () => `/apps/${APP}/ended?q=nothing-like-this`,
    ready: (page) => page.getByRole('button', { name: /^(Clear filters|清除筛选)/ }),
  },
  { name: 'board-shared', at: () => `/apps/${APP}?watch=-a%2B1.&region=ap-singapore`, ready: heading },
  { name: 'wall', ...WALL, widths: EVERY_WIDTH },
  { name: 'wall-of-one', at: () => `/apps/${APP}?wall=1`, ready: tiles },
  { name: 'task', at: taskThat('running'), ready: tabs },
  {
    name: 'task-shared',
    at: (still) => `${taskThat('idle')(still)}&was=inProgress&at=${still.clock.wall() - 3_600_000}`,
    ready: tabs,
  },
  { name: 'task-failing', at: taskThat('failing'), ready: tabs, widths: EVERY_WIDTH },
  { name: 'task-ended', at: endedTask, ready: tabs },
  { name: 'task-not-found', at: taskThat('neverWas'), ready: tabs },
  { name: 'errors', at: () => '/errors', ready: heading, widths: [PHONE.width, 1280] },
  { name: 'errors-nothing-matches', at: () => '/errors?q=quixotic', ready: heading },
  { name: 'error', at: () => '/errors/AuthFailure.SignatureExpire', ready: heading },
  { name: 'error-unknown', at: () => '/errors/X.Y', ready: heading, isTextOnly: true },
  {
    name: 'bad-task-link',
    at: () => `/apps/${APP}/task?region=ap-singapore`,
    ready: heading,
    isTextOnly: true,
  },
  { name: 'bad-app-link', at: () => '/apps/12ab', ready: heading },
  { name: 'no-such-page', at: () => '/nowhere', ready: heading, isTextOnly: true },
  {
    name: 'board-tencent-unreachable',
    at: () => `/apps/${APP}`,
    ready: rows,
    strike: outage(tencentGone, 'answered'),
  },
  { name: 'board-key-refused', at: () => `/apps/${APP}`, ready: rows, strike: outage(keyRefused, 'answered') },
  { name: 'start-key-refused', ...START, strike: outage(keyRefused, 'answered') },
  { name: 'wall-key-refused', ...WALL, strike: outage(keyRefused, 'answered') },
  {
    name: 'board-app-refused',
    at: () => `/apps/${APP}`,
    ready: rows,
    strike: outage(async ({ emulator, clock }) => {
      emulator.setFault({ sdkAppId: APP }, { kind: 'error', code: 'UnauthorizedOperation.CamNoAuth' });
      await clock.advance(120_000);
    }, 'answered'),
  },
  {
    name: 'board-proxy-unreachable',
    at: () => `/apps/${APP}`,
    ready: rows,
    strike: outage(({ clock }) => clock.advance(120_000), 'unanswered'),
  },
];

async function tencentGone({ emulator, clock }: StillBoard) {
  emulator.setFault({}, { kind: 'reset' });
  await clock.advance(120_000);
}

async function keyRefused({ emulator, clock }: StillBoard) {
  emulator.setRefuseAll('AuthFailure.SecretIdNotFound');
  await clock.advance(180_000);
}

function taskThat(is: Mood) {
  return ({ cast }: StillBoard) => pageOf(cast.map(({ mood, ref }) => ({ ...ref, is: mood === is })));
}

function endedTask({ board }: StillBoard): string {
  return pageOf(board.tasksOf(APP).map((view) => ({ ...view, is: view.state === 'ended' })));
}

function pageOf(tasks: readonly (TaskRef & { is: boolean })[]): string {
  const task = tasks.find(({ is, sdkAppId }) => is && sdkAppId === APP);
  if (!task) throw new Error('the demo has no such task');
  return taskPage(task.taskId, task);
}

/** Something breaks while the page is shown, which then is answered again or is not. */
function outage(breaks: (still: StillBoard) => Promise<void>, then: 'answered' | 'unanswered') {
  return async (page: Page, still: StillBoard) => {
    const requests = requestsUnderWay(page);
    // By then the server knows which rows are on the screen.
    await comeToRest(page, requests);
    // What the page asked while time flies would come at another moment every time.
    const { promise: struck, resolve: go } = Promise.withResolvers<void>();
    await page.route('**/api/**', async (route) => {
      requests.forget(route.request());
      await struck;
      await (then === 'answered' ? route.continue() : route.abort());
    });
    // What was asked before would be answered out of the middle of that time, and the page's clock be off by a part of a second.
    await requests.none();
    await breaks(still);
    await page.clock.setFixedTime(still.clock.wall());
    go();
    await page.getByRole('alert').waitFor();
  };
}
