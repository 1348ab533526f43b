import type { Locator, Page } from '@playwright/test';
import { DESK, openScreen, PHONE, SCREENS } from '../src/harness/screens.ts';
import { newStillPage, newViewer } from '../src/harness/still-board.ts';
import { APP } from '../src/harness/tasks.ts';
import { axeFindings } from './checks/axe-findings.ts';
import { unreachableScrollers } from './checks/unreachable-scrollers.ts';
import { expect, test } from './test.ts';

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

for (const screen of SCREENS.filter(({ strike }) => !strike))
  for (const viewport of screen.widths ? [DESK, PHONE] : [DESK])
    test(`axe finds nothing, and keys reach everything: ${screen.name}, ${viewport.width} px`, async ({
      browser,
      still,
    }) => {
      const context = await newViewer(browser, still, { viewport });
      const page = await newStillPage(context, still);
      await openScreen(page, still, screen);
      // A wall has nothing to press, and nothing to skip.
      if (!screen.name.startsWith('wall')) await expect(skip(page)).toBeAttached();
      await expectClean(page, screen.name);
      for (const { name, within, open, isForDesks } of screen.openings ?? []) {
        if (isForDesks && viewport !== DESK) continue;
        await open(page);
        await expectClean(page, name, within);
        while (await page.getByRole('dialog').count()) await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
      }
      for (const tab of screen.widths && viewport === DESK ? await page.getByRole('tab').all() : []) {
        await tab.click();
        const panel = await tab.getAttribute('aria-controls');
        await expectClean(page, `the tab ${await tab.textContent()}`, `[id="${panel}"]`);
      }
      await context.close();
    });

test('axe finds nothing, and keys reach everything: no answer from the proxy', async ({ browser, still }) => {
  const context = await newViewer(browser, still, { viewport: DESK });
  await context.route('**/api/**', (route) => route.abort());
  for (const at of ['/', `/apps/${APP}`, `/apps/${APP}?wall=1`, `/apps/${APP}/task?id=-a%2B1.&region=ap-singapore`]) {
    const page = await newStillPage(context, still);
    await page.goto(still.url + at);
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
  const page = await newStillPage(context, still);
  await page.goto(`${still.url}/apps/${APP}`);
  await expect(page.locator('tbody tr').nth(4)).toBeVisible();
  await expect(skip(page)).toBeAttached();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  const first = page.locator('tbody tr').first();
  // The current row and the selected one are two.
  const ring = () => first.getByRole('link').evaluate((link) => getComputedStyle(link, '::after').outlineWidth);
  await expect.poll(ring).toBe('2px');
  await page.keyboard.press('j');
  await expect(first).toHaveCSS('outline', /solid 1px$/);
  await expect(page.locator('tbody tr').nth(4)).toHaveCSS('outline-style', 'none');
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

/** With it come the keys. */
function skip(page: Page): Locator {
  return page.getByRole('button', { name: 'Skip to the content' });
}
