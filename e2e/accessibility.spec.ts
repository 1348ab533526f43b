import type { Locator, Page } from '@playwright/test';
import type { Mood } from '../src/emulator/demo-tasks.ts';
import { axeFindings } from './checks/axe-findings.ts';
import { unreachableScrollers } from './checks/unreachable-scrollers.ts';
import { test as base, expect } from './start-board.ts';
import { newViewer, openStill, type StillBoard, serveStillBoard } from './still-board.ts';

const APP = 1_400_000_000;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };

/** One for all tests of a worker: its time stands still, so nothing in it changes. */
const test = base.extend<object, { still: StillBoard }>({
  still: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants to see which fixtures a fixture needs.
    async ({}, use) => {
      const still = await serveStillBoard();
      await use(still);
      await still.close();
    },
    { scope: 'worker' },
  ],
});

interface Screen {
  name: string;
  at: string | ((still: StillBoard) => string);
  /** Visible once all is there. */
  ready?: (page: Page) => Locator;
  /** What a viewer opens there, one thing after another. */
  opens?: Opening[];
  /** Each of its tabs is looked at, too. */
  tabbed?: true;
  /** It is another one on a narrow screen. */
  narrow?: true;
}

interface Opening {
  name: string;
  only?: typeof DESK;
  open: (page: Page) => Promise<void>;
  /** What of the page is new; all of it without this. */
  within?: string;
}

const DIALOG = ':is(dialog, [role=dialog])';
const rows = (page: Page) => page.locator('tbody tr').nth(4);
const tab = (page: Page) => page.getByRole('tab').first();
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first().click();
const more = (page: Page) => press(page, 'More for this SdkAppId');
/** Again, if the dialog before it was still about to close. */
const openPalette = (page: Page) =>
  expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeVisible({ timeout: 5_000 });
  }).toPass();
const byKey = (key: string) => (page: Page) => page.keyboard.press(key);

const PASTED = [
  '2026-11-22T06:02:51Z INFO transcribe started task=-m9cQx2vTn8yRwKp4Zs7LhJ3bFd6Gk1XaUe5MoWi0Y+A.',
  '-m9cQx2vTn8yRwKp4Zs7LhJ3bFd6Gk1XaUe5MoWi0Y+A.',
  '-nE5Nd9U7pfwyEzu+8LNXe******ndibj-r1AI7H3plkD1p8pHX71AE.',
  'TaskId="not a task id"',
].join('\n');
const LIST = {
  kind: 'scribeboard-list',
  version: 1,
  tasks: [{ sdkAppId: APP, region: 'ap-singapore', taskId: '-new+1.', label: 'Physics', note: '', pinned: false }, 7],
  apps: [{ sdkAppId: APP, name: 'Classes' }],
};

const DIALOGS: Opening[] = [
  {
    name: 'add dialog with verdicts',
    within: DIALOG,
    async open(page) {
      await page.keyboard.press('a');
      await page.getByRole('dialog').locator('textarea').fill(PASTED);
      await expect(page.getByRole('dialog').getByRole('listitem').nth(3)).toBeVisible();
    },
  },
  { name: 'help sheet', within: DIALOG, open: byKey('?') },
  {
    name: 'command palette',
    within: DIALOG,
    async open(page) {
      await openPalette(page);
      await expect(page.getByRole('dialog').getByRole('option').nth(3)).toBeVisible();
    },
  },
  {
    name: 'command palette without a match',
    within: DIALOG,
    async open(page) {
      await openPalette(page);
      await page.getByRole('dialog').getByRole('combobox').fill('nothing is called so');
      await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(0);
    },
  },
];

const MENUS: Opening[] = [
  { name: 'columns menu', only: DESK, within: DIALOG, open: (page) => press(page, 'Columns, rows and groups') },
  { name: 'menu or sheet', within: DIALOG, open: more },
  {
    name: 'limits dialog with a bad limit',
    within: DIALOG,
    async open(page) {
      await more(page);
      await press(page, /^When is a task stuck/);
      await page.locator('dialog input').first().fill('1.5');
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'list file, previewed',
    within: DIALOG,
    async open(page) {
      await more(page);
      await press(page, /^My list as a file/);
      const buffer = Buffer.from(JSON.stringify(LIST));
      await page
        .locator('dialog input[type=file]')
        .setInputFiles({ name: 'l.json', mimeType: 'application/json', buffer });
      await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
    },
  },
  {
    name: 'rename dialog',
    within: DIALOG,
    async open(page) {
      await more(page);
      await press(page, /^Rename/);
    },
  },
  {
    name: 'notices dialog',
    within: DIALOG,
    async open(page) {
      if (page.viewportSize()?.width === PHONE.width) await more(page);
      await press(page, /^Desktop notices/);
    },
  },
  {
    name: 'acknowledging, with a time that is none',
    within: DIALOG,
    async open(page) {
      await expect(page.locator('[data-row-act]').first()).toBeAttached();
      await page.keyboard.press('j');
      await page.keyboard.press('e');
      await page.getByRole('dialog').getByRole('textbox').first().fill('25:00');
    },
  },
  {
    name: 'removing for everyone',
    only: DESK,
    within: DIALOG,
    async open(page) {
      await page.locator('tbody tr').filter({ hasText: 'Not found' }).first().getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Remove 1' }).click();
    },
  },
  // The last two: Escape takes back the selection, too.
  {
    name: 'selection',
    async open(page) {
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible();
    },
  },
  {
    name: 'label of the selection',
    within: '[aria-label=Selection]',
    async open(page) {
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      const selection = page.getByRole('region', { name: 'Selection' });
      await selection.getByRole('button', { name: 'Label' }).click();
      await expect(selection.getByRole('textbox')).toBeFocused();
    },
  },
];

const link = ({ taskId, region }: { taskId: string; region: string }, more = '') =>
  `/apps/${APP}/task?id=${encodeURIComponent(taskId)}${more}&region=${region}`;
const taskOf =
  (wanted: Mood, more?: string) =>
  ({ cast }: StillBoard) => {
    const found = cast.find(({ mood, ref }) => mood === wanted && ref.sdkAppId === APP);
    if (!found) throw new Error(`the demo has no task that is ${wanted}`);
    return link(found.ref, more);
  };
const endedTask = ({ board }: StillBoard) => {
  const ended = board.tasksOf(APP).find(({ state }) => state === 'ended');
  if (!ended) throw new Error('the demo has no ended task');
  return link(ended);
};

const SCREENS: Screen[] = [
  {
    name: 'the start page',
    at: '/',
    ready: (page) => page.getByRole('main').getByRole('link').nth(2),
    opens: [
      { name: 'renaming', open: (page) => press(page, /^Rename \d+/) },
      { name: 'add dialog without an SdkAppId', within: DIALOG, open: byKey('a') },
    ],
    narrow: true,
  },
  { name: 'a board and its dialogs', at: `/apps/${APP}`, ready: rows, opens: DIALOGS, narrow: true },
  { name: 'a board, its menus and its selection', at: `/apps/${APP}`, ready: rows, opens: MENUS, narrow: true },
  {
    name: 'a board in groups',
    at: `/apps/${APP}?state=inProgress,idle&sort=-started&group=region`,
    ready: rows,
    narrow: true,
  },
  { name: 'a board in which nothing matches', at: `/apps/${APP}?q=nothing-like-this` },
  { name: 'an empty board', at: '/apps/7' },
  { name: 'a board of a shared list', at: `/apps/${APP}?watch=-a%2B1.&region=ap-singapore` },
  {
    name: 'a wall',
    at: `/apps/${APP}?wall=1&with=1400188366`,
    ready: (page) => page.getByRole('listitem').nth(8),
    narrow: true,
  },
  { name: 'a running task', at: taskOf('running'), ready: tab },
  { name: 'a task of a shared link', at: taskOf('idle', '&was=inProgress&at=1'), ready: tab },
  { name: 'a failing task', at: taskOf('failing'), ready: tab, tabbed: true, narrow: true },
  { name: 'an ended task', at: endedTask, ready: tab },
  { name: 'a task that is not found', at: taskOf('neverWas'), ready: tab },
  { name: 'the error catalogue', at: '/errors', narrow: true },
  { name: 'the error catalogue in which nothing matches', at: '/errors?q=quixotic' },
  { name: 'one error code', at: '/errors/AuthFailure.SignatureExpire' },
  { name: 'an unknown error code', at: '/errors/X.Y' },
  { name: 'a bad task link', at: `/apps/${APP}/task?region=ap-singapore` },
  { name: 'a bad SdkAppId', at: '/apps/12ab' },
  { name: 'no such page', at: '/nowhere' },
];

/**
 * Of what axe tells, only contrast depends on the theme, and that of every pair of tokens is proved by a test of theirs: in
 * the dark, whole wide screens are looked at to see that they use no others.
 */
async function expectClean(page: Page, what: string, within?: string) {
  expect.soft(await axeFindings(page, { within }), what).toEqual([]);
  if (!within && page.viewportSize()?.width === DESK.width) {
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await axeFindings(page, { rules: ['color-contrast'] }), `${what}, dark`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  }
  expect.soft(await unreachableScrollers(page), `${what}: scrolls, but not by keyboard`).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(overflow, `${what}: wider than the screen`).toBeLessThanOrEqual(0);
  // This person wants no motion.
  expect.soft(await page.evaluate(() => document.getAnimations().length), `${what}: moves`).toBe(0);
}

for (const { name, at, ready = heading, opens = [], tabbed, narrow } of SCREENS)
  for (const viewport of narrow ? [DESK, PHONE] : [DESK])
    test(`axe finds nothing, and keys reach everything: ${name}, ${viewport.width} px`, async ({ browser, still }) => {
      const context = await newViewer(browser, still, { viewport });
      const page = await openStill(context, still, typeof at === 'string' ? at : at(still));
      await expect(ready(page)).toBeVisible();
      // A wall has nothing to press, and nothing to skip.
      if (name !== 'a wall') await expect(skip(page)).toBeAttached();
      await expectClean(page, name);
      for (const opening of opens.filter(({ only = viewport }) => only === viewport)) {
        await opening.open(page);
        if (opening.within === DIALOG) await expect(page.getByRole('dialog')).toBeVisible();
        await expectClean(page, opening.name, opening.within);
        while (await page.getByRole('dialog').count()) await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
      }
      for (const one of tabbed && viewport === DESK ? await page.getByRole('tab').all() : []) {
        await one.click();
        const panel = await one.getAttribute('aria-controls');
        await expectClean(page, `the tab ${await one.textContent()}`, `[id="${panel}"]`);
      }
      await context.close();
    });

test('axe finds nothing, and keys reach everything: no answer from the proxy', async ({ browser, still }) => {
  const context = await newViewer(browser, still, { viewport: DESK });
  await context.route('**/api/**', (route) => route.abort());
  for (const at of ['/', `/apps/${APP}`, `/apps/${APP}?wall=1`, `/apps/${APP}/task?id=-a%2B1.&region=ap-singapore`]) {
    const page = await openStill(context, still, at);
    const told = page.getByRole('alert').or(page.getByRole('main').getByRole('button').first()).first();
    await expect(told).toBeVisible();
    await expectClean(page, at);
    await page.close();
  }
  await context.close();
});

test('what scrolls and no key reaches is seen, however short it is', async ({ page }) => {
  await page.setContent(`
    <style>ol, p { overflow: auto; max-height: 9em }</style>
    <ol id="list"><li>one</li></ol>
    <p id="disabled"><button disabled>no</button></p>
    <p id="hidden-button"><button hidden>no</button></p>
    <p tabindex="0">itself</p>
    <p><a href="/">by what it holds</a></p>
    <p hidden>not there</p>
    <input aria-controls="options"><p id="options">by the field</p>
    <textarea></textarea>`);
  const found = (await unreachableScrollers(page)).map((html) => /id="([\w-]+)"/.exec(html)?.[1] ?? html);
  expect(found).toEqual(['list', 'disabled', 'hidden-button']);
});

test('in forced colours, what a ground says is said by a line: selected, pressed, in trouble, in which state', async ({
  browser,
  still,
}) => {
  const context = await newViewer(browser, still, { viewport: DESK, forcedColors: 'active' });
  const page = await openStill(context, still, `/apps/${APP}`);
  await expect(rows(page)).toBeVisible();
  await expect(skip(page)).toBeAttached();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  const first = page.locator('tbody tr').first();
  // The current row and the selected one are two.
  const ring = () => first.getByRole('link').evaluate((link) => getComputedStyle(link, '::after').outlineWidth);
  await expect.poll(ring).toBe('2px');
  await page.keyboard.press('j');
  await expect(first).toHaveCSS('outline', /solid 1px$/);
  await expect(rows(page)).toHaveCSS('outline-style', 'none');
  await expect(page.getByRole('button', { name: /^All \d+$/ })).toHaveCSS('outline-style', 'solid');
  await expect(page.getByRole('button', { name: /^Idle \d+$/ })).toHaveCSS('outline-style', 'none');
  const ground = (within: Locator) => within.evaluate((one) => getComputedStyle(one, '::before').backgroundColor);
  expect(await ground(first)).not.toBe(
    await page.locator('body').evaluate((one) => getComputedStyle(one).backgroundColor),
  );
  await expect(page.locator('tbody [data-s=inProgress]').first()).toHaveCSS('border-top-style', 'solid');
  await expect(page.locator('tbody [data-s=notFound]').first()).toHaveCSS('border-top-style', 'dashed');
  await context.close();
});

function heading(page: Page): Locator {
  return page.getByRole('main').getByRole('heading').first();
}

/** With it come the keys. */
function skip(page: Page): Locator {
  return page.getByRole('button', { name: 'Skip to the content' });
}
