import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { Mood } from '../src/emulator/demo-tasks.ts';
import { expect, test } from './start-board.ts';
import { newViewer, type StillBoard, serveStillBoard } from './still-board.ts';

const APP = 1_400_000_000;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };

interface Screen {
  name: string;
  at: string;
  /** Visible once all is there. */
  ready?: (page: Page) => Locator;
  /** What somebody opens there, one thing after another. */
  opens?: Opening[];
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
const press = (page: Page, name: RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first().click();
const more = (page: Page) => press(page, /^(More for this SdkAppId|此 SdkAppId 的更多操作)$/);
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

const OF_THE_BOARD: Opening[] = [
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
  { name: 'columns menu', only: DESK, open: (page) => press(page, /^(Columns, rows and groups|列、行高与分组)$/) },
  { name: 'menu or sheet', open: more },
  {
    name: 'limits dialog with a bad limit',
    within: DIALOG,
    async open(page) {
      await more(page);
      await press(page, /^(When is a task stuck|任务何时算卡住)/);
      await page.locator('dialog input').first().fill('1.5');
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'list file, previewed',
    within: DIALOG,
    async open(page) {
      await more(page);
      await press(page, /^(My list as a file|以文件保存或读取列表)/);
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
      await press(page, /^(Rename|改名)/);
    },
  },
  {
    name: 'notices dialog',
    within: DIALOG,
    async open(page) {
      if (page.viewportSize()?.width === PHONE.width) await more(page);
      await press(page, /^(Desktop notices|桌面通知)/);
    },
  },
  // The last two: Escape takes back the selection, too.
  {
    name: 'selection',
    async open(page) {
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await expect(page.getByRole('region', { name: /^(Selection|所选任务)/ })).toBeVisible();
    },
  },
  {
    name: 'label of the selection',
    async open(page) {
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      const selection = page.getByRole('region', { name: /^(Selection|所选任务)/ });
      await selection.getByRole('button', { name: /^(Label|标签|设置标签)/ }).click();
      await expect(selection.getByRole('textbox')).toBeFocused();
    },
  },
];

function screensOf({ cast, board }: StillBoard): Screen[] {
  const link = ({ taskId, region }: { taskId: string; region: string }, more = '') =>
    `/apps/${APP}/task?id=${encodeURIComponent(taskId)}${more}&region=${region}`;
  const task = (wanted: Mood, more?: string) => {
    const found = cast.find(({ mood, ref }) => mood === wanted && ref.sdkAppId === APP);
    if (!found) throw new Error(`the demo has no task that is ${wanted}`);
    return link(found.ref, more);
  };
  const ended = board.tasksOf(APP).find(({ state }) => state === 'ended');
  if (!ended) throw new Error('the demo has no ended task');
  const tabs: Opening[] = [{ name: 'every tab', within: '[role=tabpanel]', open: async () => undefined }];
  return [
    {
      name: 'start page',
      at: '/',
      ready: (page) => page.getByRole('main').getByRole('link').nth(2),
      opens: [
        { name: 'renaming', open: (page) => press(page, /^(Rename|为) ?\d+/) },
        { name: 'add dialog without an SdkAppId', within: DIALOG, open: byKey('a') },
      ],
    },
    { name: 'board', at: `/apps/${APP}`, ready: rows, opens: OF_THE_BOARD },
    { name: 'board in groups', at: `/apps/${APP}?state=inProgress,idle&sort=-started&group=region`, ready: rows },
    { name: 'board in which nothing matches', at: `/apps/${APP}?q=nothing-like-this` },
    { name: 'empty board', at: '/apps/7' },
    { name: 'board of a shared list', at: `/apps/${APP}?watch=-a%2B1.&region=ap-singapore` },
    { name: 'wall', at: `/apps/${APP}?wall=1&with=1400188366`, ready: (page) => page.getByRole('listitem').nth(8) },
    { name: 'running task', at: task('running'), ready: tab },
    { name: 'task of a shared link', at: task('idle', '&was=inProgress&at=1'), ready: tab },
    { name: 'failing task', at: task('failing'), ready: tab, opens: tabs },
    { name: 'ended task', at: link(ended), ready: tab, opens: tabs },
    { name: 'task that is not found', at: task('neverWas'), ready: tab },
    { name: 'error catalogue', at: '/errors' },
    { name: 'error catalogue in which nothing matches', at: '/errors?q=quixotic' },
    { name: 'one error code', at: '/errors/AuthFailure.SignatureExpire' },
    { name: 'unknown error code', at: '/errors/X.Y' },
    { name: 'bad task link', at: `/apps/${APP}/task?region=ap-singapore` },
    { name: 'bad SdkAppId', at: '/apps/12ab' },
    { name: 'no such page', at: '/nowhere' },
  ];
}

/** In both themes; of what axe tells, only contrast depends on the theme. */
async function expectClean(page: Page, what: string, within?: string) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // For the second theme it is in the page already.
    const source = colorScheme === 'dark' ? { axeSource: ';' } : {};
    const axe = new AxeBuilder({ page, ...source }).setLegacyMode().options({
      rules: { 'target-size': { enabled: true } },
      // What passes is told with a selector and the source of each node, which takes most of the time.
      resultTypes: ['violations'],
      preload: false,
    });
    if (colorScheme === 'dark') axe.withRules('color-contrast');
    const { violations } = await (within ? axe.include(within) : axe).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`),
    );
    expect.soft(found, `${what}, ${colorScheme}`).toEqual([]);
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(overflow, `${what}: wider than the screen`).toBeLessThanOrEqual(0);
  // This person wants no motion.
  expect.soft(await page.evaluate(() => document.getAnimations().length), `${what}: moves`).toBe(0);
}

for (const locale of ['en-US', 'zh-CN'])
  for (const viewport of [DESK, PHONE])
    test(`axe finds nothing on any screen, in any dialog, menu or theme: ${locale}, ${viewport.width} px`, async ({
      browser,
    }) => {
      // Axe looks at every node of every screen.
      test.slow();
      const still = await serveStillBoard();
      const context = await newViewer(browser, still, { viewport, locale });
      const page = await context.newPage();
      await page.clock.setFixedTime(still.clock.wall());
      for (const { name, at, ready, opens = [] } of screensOf(still)) {
        await page.goto(still.url + at);
        await expect((ready ?? heading)(page)).toBeVisible();
        if (name !== 'wall') await expect(skip(page)).toBeAttached();
        await expectClean(page, name);
        for (const opening of opens.filter(({ only }) => !only || only === viewport)) {
          await opening.open(page);
          if (opening.within === '[role=tabpanel]') {
            for (const one of await page.getByRole('tab').all()) {
              await one.click();
              await expectClean(
                page,
                `${name}, ${await one.textContent()}`,
                `[id="${await one.getAttribute('aria-controls')}"]`,
              );
            }
            continue;
          }
          if (opening.within) await expect(page.getByRole('dialog')).toBeVisible();
          await expectClean(page, `${name}: ${opening.name}`, opening.within);
          while (await page.getByRole('dialog').count()) await page.keyboard.press('Escape');
          await page.keyboard.press('Escape');
        }
      }
      await page.route('**/api/**', (route) => route.abort());
      for (const at of [
        '/',
        `/apps/${APP}`,
        `/apps/${APP}?wall=1`,
        `/apps/${APP}/task?id=-a%2B1.&region=ap-singapore`,
      ]) {
        await page.goto(still.url + at);
        await expect(
          page.getByRole('alert').or(page.getByRole('main').getByRole('button').first()).first(),
        ).toBeVisible();
        await expectClean(page, `${at} without a proxy`);
      }
      await context.close();
      await still.close();
    });

test('in forced colours, what a ground says is said by a line: selected, pressed, in trouble, in which state', async ({
  browser,
}) => {
  const still = await serveStillBoard();
  const context = await newViewer(browser, still, { viewport: DESK, forcedColors: 'active' });
  const page = await context.newPage();
  await page.clock.setFixedTime(still.clock.wall());
  await page.goto(`${still.url}/apps/${APP}`);
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
  await still.close();
});

function heading(page: Page): Locator {
  return page.getByRole('main').getByRole('heading').first();
}

/** With it come the keys; a wall has nothing to press, and nothing to skip. */
function skip(page: Page): Locator {
  return page.getByRole('button', { name: /^(Skip to the content|跳到主要内容)$/ });
}
