import puppeteer, { type Page } from 'puppeteer-core';
import { randomTaskId } from '../../src/emulator/random-ids.ts';
import { seededRandom } from '../../src/emulator/seeded-random.ts';
import { findFirefox } from '../../src/harness/browsers.mjs';
import { APP, REGION, say } from '../../src/harness/tasks.ts';
import { test as base, expect } from '../test.ts';

const FAILING = '-m9ZfA1l7qZ9+dVc8LwR2tYh5UjM4.';
const LIMIT_MS = 30_000;

interface Fixtures {
  /** A page in Firefox, driven over WebDriver BiDi. */
  firefox: Page;
}

const test = base.extend<Fixtures>({
  // That of Playwright's own browser, which would be started for it.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants to see which fixtures a fixture needs.
  noComplaints: ({}, use) => use(undefined),
  // biome-ignore lint/correctness/noEmptyPattern: the same.
  firefox: async ({}, use, info) => {
    const executablePath = findFirefox() ?? '';
    test.skip(executablePath === '', 'There is no Firefox here: install one, or name it in FIREFOX_PATH.');
    const firefox = await puppeteer.launch({ browser: 'firefox', executablePath });
    const page = await firefox.newPage();
    page.setDefaultTimeout(LIMIT_MS);
    await page.setViewport({ width: 1440, height: 900 });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
    });
    // Violations of the CSP are among them.
    page.on('pageerror', (error) => complaints.push(String(error)));
    await use(page);
    if (info.status !== info.expectedStatus) await page.screenshot({ path: info.outputPath('firefox.png') });
    await firefox.close();
    expect(complaints).toEqual([]);
  },
});

/** What the accessibility tree has under that name, once it is there. */
function named(page: Page, role: string, name: string, within = '') {
  return page.locator(`${within} ::-p-aria([role="${role}"][name="${name}"])`);
}

test('the first day in Firefox: open, paste, read, another language, another theme', async ({
  firefox: page,
  board,
  tencent,
}) => {
  const random = seededRandom(11);
  const ids = [...Array.from({ length: 9 }, () => randomTaskId(random)), FAILING];
  for (const taskId of ids) say(tencent, taskId, 'InProgress');
  tencent.emulator.setFault({ taskId: FAILING }, { kind: 'error', code: 'InternalError.CTInternalError' });

  await test.step('an SdkAppId is opened by its number', async () => {
    await page.goto(board.url);
    await named(page, 'textbox', 'SdkAppId, TaskId or link').fill(String(APP));
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toBe(`${board.url}/apps/${APP}`);
  });

  await test.step('ten lines are pasted', async () => {
    await named(page, 'button', 'Add tasks').click();
    // The page behind it may have such a field as well.
    const dialog = 'dialog[open]';
    await named(page, 'textbox', 'TaskIds or links, logs, JSON, commands', dialog).fill(ids.join('\n'));
    const command = process.platform === 'darwin' ? 'Meta' : 'Control';
    await page.keyboard.down(command);
    for (const key of ['a', 'x', 'v'] as const) await page.keyboard.press(key);
    await page.keyboard.up(command);
    await named(page, 'combobox', 'Region', dialog).fill(REGION);
    await named(page, 'button', 'Add 10 tasks', dialog).click();
    const rows = () => page.$$eval('tbody tr', (all) => all.map((row) => row.textContent));
    await expect
      .poll(rows)
      .toEqual([
        expect.stringContaining(`Failing${FAILING.slice(0, 12)}`),
        ...Array.from({ length: 9 }, () => expect.stringContaining('In progress')),
      ]);
  });

  await test.step('what is wrong with one is read', async () => {
    await named(page, 'link', FAILING).click();
    await expect.poll(() => page.url()).toContain('id=-m9ZfA1l7qZ9%2BdVc8LwR2tYh5UjM4.');
    await named(page, 'heading', 'InternalError.CTInternalError').wait();
  });

  await test.step('in another language', async () => {
    await named(page, 'combobox', 'Language').fill('zh-CN');
    await named(page, 'combobox', '语言').wait();
    await expect.poll(() => page.$eval('html', (html) => html.lang)).toBe('zh-CN');
  });

  await test.step('and in the dark', async () => {
    const ground = () => page.$eval('body', (body) => getComputedStyle(body).backgroundColor);
    const light = await ground();
    await named(page, 'combobox', '主题').fill('dark');
    await expect.poll(ground).not.toBe(light);
  });
});
