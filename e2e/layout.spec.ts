import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { frameDrawn } from '../src/harness/frame-drawn.ts';
import { newFolder } from '../src/harness/new-folder.ts';
import { openScreen, SCREENS } from '../src/harness/screens.ts';
import { newStillPage, newViewer, type StillBoard } from '../src/harness/still-board.ts';
import { effort } from '../src/testing/effort.ts';
import { layoutFaults } from './checks/layout-faults.ts';
import { expect, test } from './test.ts';

/** Of screens without widths of their own. */
const NARROW_AND_WIDE = [360, 1280];
/** What opens on a board, and the widths at which it is looked at: the rest is made of the same parts. */
const OPENINGS = ['add', 'help', 'palette', 'menu', 'selection'];
const WIDTHS_OF_OPENINGS = [360, 960, 1440];
const HEIGHT = 900;
/** All faults of a run are told, not the first alone. */
const eventually = expect.configure({ soft: true });
/** The others are made of the same parts. */
const LOOKED_AT = SCREENS.filter(({ strike, isTextOnly }) => !strike && !isTextOnly);
/** Where Debian, Ubuntu and Fedora keep the widest font in common use. */
const DEJAVU = ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf', '/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf'];

const OURS = { fonts: 'our fonts', blocked: false, bare: false };
const MACHINES = { fonts: 'the fonts of this machine', blocked: true, bare: false };
const WIDEST = { fonts: 'DejaVu alone', blocked: true, bare: true };

/** Without ours, English is the widest in DejaVu, which has no Chinese: that is only as wide as it is in a font that has it. */
const FONTS_OF = {
  'en-US': effort({ usual: [OURS, WIDEST], soak: [OURS, WIDEST, MACHINES] }),
  'zh-CN': effort({ usual: [OURS, MACHINES], soak: [OURS, WIDEST, MACHINES] }),
};

for (const [locale, all] of Object.entries(FONTS_OF))
  for (const { fonts, blocked, bare } of all)
    test(`nothing is cut, covered or wider than the screen, with ${fonts}: ${locale}`, async ({
      browser: any,
      still,
      launchOptions,
    }) => {
      const dejavu = DEJAVU.find((path) => existsSync(path));
      test.skip(bare && dejavu === undefined, `there is no DejaVu in ${DEJAVU.join(' or ')}`);
      const browser = bare
        ? await chromium.launch({ ...launchOptions, env: environmentWithFonts(dirname(dejavu ?? '')) })
        : any;
      const page = await openPage(browser, still, { locale, blocked });
      if (bare) expect(await drawnWith(page, 'p')).toContain('DejaVu Sans');
      await expectFaultless(page, still);
      await page.context().close();
      if (bare) await browser.close();
    });

async function openPage(
  browser: Browser,
  still: StillBoard,
  { locale, blocked }: { locale: string; blocked: boolean },
): Promise<Page> {
  const context = await newViewer(browser, still, { locale });
  const page = await newStillPage(context, still);
  if (blocked) await blockOwnFonts(page);
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

/** A route would take the browser's cache from it, and all scripts would be read anew for every screen. */
async function blockOwnFonts(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setBlockedURLs', { urls: ['*.woff2'] });
}

async function expectFaultless(page: Page, still: StillBoard): Promise<void> {
  for (const screen of LOOKED_AT) {
    const { name, widths = NARROW_AND_WIDE, openings = [] } = screen;
    await page.setViewportSize({ width: 1440, height: HEIGHT });
    await openScreen(page, still, screen);
    for (const width of widths) {
      await page.setViewportSize({ width, height: HEIGHT });
      await expectFaultlessNow(page, `${name} at ${width} px`);
    }
    for (const opening of openings.filter((one) => name === 'board' && OPENINGS.includes(one.name))) {
      for (const width of WIDTHS_OF_OPENINGS) {
        await page.setViewportSize({ width, height: HEIGHT });
        await opening.open(page);
        await expectFaultlessNow(page, `${name}: ${opening.name} at ${width} px`);
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

/** The spacing that every text must bear (WCAG 2.2, 1.4.12). */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }`;

test('nothing is cut off when a reader spaces the text', async ({ browser, still }) => {
  const page = await openPage(browser, still, { locale: 'en-US', blocked: false });
  for (const screen of LOOKED_AT) {
    await openScreen(page, still, screen);
    await page.evaluate((rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets = [sheet];
    }, SPACED);
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: HEIGHT });
      await expectFaultlessNow(page, `${screen.name} at ${width} px`);
    }
  }
  await page.context().close();
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
  const own = newFolder();
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
