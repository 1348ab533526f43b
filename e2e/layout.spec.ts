import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Mood } from '../src/emulator/demo-tasks.ts';
import { frameDrawn } from './checks/frame-drawn.ts';
import { layoutFaults } from './checks/layout-faults.ts';
import { expect, test } from './start-board.ts';
import { newViewer, type StillBoard, serveStillBoard } from './still-board.ts';
import { APP, taskPage } from './tasks.ts';

/** 720 is 1440 at 200 % zoom. */
const WIDTHS = [360, 720, 768, 900, 960, 1070, 1100, 1280, 1440, 1920];
/** Enough for a page that is text alone, or that differs from another in few parts. */
const NARROW_AND_WIDE = [360, 1280];
const HEIGHT = 900;
/** All faults of a run are told, not the first alone. */
const eventually = expect.configure({ soft: true });
const OWN_FONTS = /\.woff2$/;
/** Where Debian, Ubuntu and Fedora keep the widest font in common use. */
const DEJAVU = ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf', '/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf'];

const FONTS = [
  { fonts: 'our fonts', blocked: false, bare: false },
  { fonts: 'the fonts of this machine', blocked: true, bare: false },
  { fonts: 'DejaVu alone', blocked: true, bare: true },
];

for (const { fonts, blocked, bare } of FONTS)
  for (const locale of ['en-US', 'zh-CN'])
    test(`nothing is cut, covered or wider than the screen, with ${fonts}: ${locale}`, async ({
      browser: any,
      launchOptions,
    }) => {
      const dejavu = DEJAVU.find((path) => existsSync(path));
      test.skip(bare && dejavu === undefined, `there is no DejaVu in ${DEJAVU.join(' or ')}`);
      const browser = bare
        ? await chromium.launch({ ...launchOptions, env: environmentWithFonts(dirname(dejavu ?? '')) })
        : any;
      const still = await serveStillBoard();
      const page = await openPage(browser, still, { locale, blocked });
      if (bare) expect(await drawnWith(page, 'p')).toContain('DejaVu Sans');
      await expectFaultless(page, still);
      await page.context().close();
      await still.close();
      if (bare) await browser.close();
    });

async function openPage(
  browser: Browser,
  still: StillBoard,
  { locale, blocked }: { locale: string; blocked: boolean },
): Promise<Page> {
  const context = await newViewer(browser, still, { locale });
  if (blocked) await context.route(OWN_FONTS, (route) => route.abort());
  const page = await context.newPage();
  await page.clock.setFixedTime(still.clock.wall());
  await page.goto(still.url);
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  const loaded = await page.evaluate(() =>
    [...document.fonts]
      .filter(({ family, status }) => family === 'Geist' && status === 'loaded')
      .map((one) => one.family),
  );
  expect(loaded).toEqual(blocked ? [] : ['Geist']);
  return page;
}

async function expectFaultless(page: Page, still: StillBoard): Promise<void> {
  for (const { path, ready, widths = WIDTHS, openings = [] } of screensOf(still)) {
    await page.setViewportSize({ width: 1440, height: HEIGHT });
    await page.goto(still.url + path);
    await expect(page.locator(ready).first()).toBeVisible();
    for (const width of widths) {
      await page.setViewportSize({ width, height: HEIGHT });
      await expectFaultlessNow(page, `${path} at ${width} px`);
    }
    for (const [name, open] of openings) {
      for (const width of [360, 960, 1440]) {
        await page.setViewportSize({ width, height: HEIGHT });
        await open(page);
        await expectFaultlessNow(page, `${path}: ${name} at ${width} px`);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
      }
    }
  }
}

/** Once the page has followed: a list that was long is cut, and drawn again, in the frame after. */
async function expectFaultlessNow(page: Page, what: string): Promise<void> {
  await frameDrawn(page);
  await eventually.poll(() => layoutFaults(page), what).toEqual([]);
}

type Opening = [name: string, open: (page: Page) => Promise<void>];

interface Screen {
  path: string;
  /** Is there once all is. */
  ready: string;
  widths?: readonly number[];
  openings?: Opening[];
}

function screensOf({ cast, board }: StillBoard): Screen[] {
  const inMood = (wanted: Mood) => {
    const found = cast.find(({ mood, ref }) => mood === wanted && ref.sdkAppId === APP);
    if (!found) throw new Error(`the demo has no task that is ${wanted}`);
    return taskPage(found.ref.taskId, found.ref);
  };
  const ended = board.tasksOf(APP).find(({ state }) => state === 'ended');
  if (!ended) throw new Error('the demo has no ended task');
  const row = 'tbody tr:nth-child(5)';
  return [
    { path: '/', ready: 'main a[href*="/apps/"]' },
    { path: `/apps/${APP}`, ready: row, openings: ON_THE_BOARD },
    // The toolbar with all that it can hold, where it has the least room.
    { path: `/apps/${APP}?list=mine&region=ap-hongkong`, ready: 'tbody tr', widths: [360, 960, 1070, 1420] },
    { path: `/apps/${APP}?state=inProgress,idle&sort=-started&group=region`, ready: row },
    { path: `/apps/${APP}?q=nothing-like-this`, ready: 'main h2', widths: NARROW_AND_WIDE },
    { path: '/apps/7', ready: 'main textarea', widths: NARROW_AND_WIDE },
    { path: `/apps/${APP}?wall=1`, ready: 'li:nth-child(5)', widths: NARROW_AND_WIDE },
    { path: `/apps/${APP}?wall=1&with=1400188366,20012345`, ready: 'li:nth-child(5)' },
    { path: inMood('running'), ready: '[role=tab]', widths: NARROW_AND_WIDE },
    { path: inMood('failing'), ready: '[role=tab]' },
    { path: taskPage(ended.taskId, ended), ready: '[role=tab]', widths: NARROW_AND_WIDE },
    { path: inMood('neverWas'), ready: '[role=tab]', widths: NARROW_AND_WIDE },
    { path: '/errors', ready: 'main h2, main li', widths: NARROW_AND_WIDE },
    { path: '/errors/AuthFailure.SignatureExpire', ready: 'main h1', widths: NARROW_AND_WIDE },
    { path: '/apps/x', ready: 'main h1', widths: NARROW_AND_WIDE },
  ];
}

const PASTED = [
  '2026-11-22T06:02:51Z INFO transcribe started task=-m9cQx2vTn8yRwKp4Zs7LhJ3bFd6Gk1XaUe5MoWi0Y+A.',
  '-nE5Nd9U7pfwyEzu+8LNXe******ndibj-r1AI7H3plkD1p8pHX71AE.',
  'TaskId="not a task id"',
].join('\n');

const ON_THE_BOARD: Opening[] = [
  [
    'add dialog',
    async (page) => {
      await page.keyboard.press('a');
      await page.getByRole('dialog').locator('textarea').fill(PASTED);
      await expect(page.getByRole('dialog').getByRole('listitem').nth(2)).toBeVisible();
    },
  ],
  [
    'palette',
    async (page) => {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog').getByRole('option').nth(3)).toBeVisible();
    },
  ],
  [
    'help',
    async (page) => {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
  [
    'menu',
    async (page) => {
      await page
        .getByRole('button', { name: /^(More for this SdkAppId|此 SdkAppId 的更多操作)$/ })
        .filter({ visible: true })
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
  [
    'selection',
    async (page) => {
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await expect(page.getByRole('region', { name: /^(Selection|所选任务)/ })).toBeVisible();
    },
  ],
];

/** The spacing that every text must bear (WCAG 2.2, 1.4.12). */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }`;

test('nothing is cut off when a reader spaces the text', async ({ browser }) => {
  const still = await serveStillBoard();
  const page = await openPage(browser, still, { locale: 'en-US', blocked: false });
  for (const { path, ready } of screensOf(still)) {
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: HEIGHT });
      await page.goto(still.url + path);
      await expect(page.locator(ready).first()).toBeVisible();
      await page.evaluate((rules) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules);
        document.adoptedStyleSheets = [sheet];
      }, SPACED);
      await expectFaultlessNow(page, `${path} at ${width} px`);
    }
  }
  await page.context().close();
  await still.close();
});

test('what is cut, covered or wider than its place is found', async ({ page }) => {
  const faultsOf = async (html: string) => {
    await page.setContent(`<!doctype html><body style="margin:0;font:16px/20px sans-serif">${html}`);
    return layoutFaults(page);
  };
  const box = 'width:60px;white-space:nowrap;overflow:hidden';
  expect(await faultsOf('<p>All of it</p><button>and more</button>')).toEqual([]);
  expect(await faultsOf(`<p style="${box}">a long word that is cut</p>`)).toEqual([
    'cut in its width: a long word that is cut',
  ]);
  expect(await faultsOf(`<p style="${box};text-overflow:ellipsis">a long word that is cut</p>`)).toEqual([
    'ends in an ellipsis, and the whole is in no title: a long word that is cut',
  ]);
  expect(await faultsOf(`<p title="all" style="${box};text-overflow:ellipsis">a long word that is cut</p>`)).toEqual(
    [],
  );
  expect(await faultsOf('<p style="height:12px;overflow:hidden;width:90px">two lines of words</p>')).not.toEqual([]);
  expect(await faultsOf('<p>below</p><p style="position:absolute;top:16px;left:8px;margin:0">above</p>')).toEqual([
    expect.stringMatching(/^(below and above|above and below) overlap/),
  ]);
  expect(await faultsOf('<p style="width:60px;white-space:nowrap">wider than its place</p>')).toEqual([
    'wider than its place: wider than its place',
  ]);
  expect(await faultsOf('<p style="width:200vw">far</p>')).toEqual([
    expect.stringMatching(/^the page is \d+ px wider than the screen$/),
  ]);
});

/** In which a browser finds the fonts of one folder and no others. Only Linux listens to it. */
function environmentWithFonts(folder: string): Record<string, string | undefined> {
  const own = mkdtempSync(join(tmpdir(), 'scribeboard-fonts-'));
  const file = join(own, 'fonts.conf');
  writeFileSync(file, `<?xml version="1.0"?><fontconfig><dir>${folder}</dir><cachedir>${own}</cachedir></fontconfig>`);
  return { ...process.env, FONTCONFIG_FILE: file };
}

/** The fonts that the browser really used for the first element of a kind. */
async function drawnWith(page: Page, selector: string): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  await devtools.send('CSS.enable');
  const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
  await devtools.detach();
  return fonts.map(({ familyName }) => familyName);
}
