import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { StartedEmulator } from '../src/emulator/start-emulator.ts';
import { expect, test } from './start-board.ts';

const APP = 1_400_000_000;
const REGION = 'ap-singapore';
const link = (taskId: string) => `/apps/${APP}/task?id=${encodeURIComponent(taskId)}&was=idle&at=1&region=${REGION}`;
const ALIVE = '-m9fails+1.';
const GONE = '-m9never+2.';

/** A task with everything that its page can show: a good and a bad answer, and a problem. */
async function fail(page: Page, url: string, { emulator }: StartedEmulator) {
  const ref = { sdkAppId: APP, region: REGION, taskId: ALIVE };
  emulator.setTask(ref, { startsAt: Date.now() - 60_000, steps: [{ status: 'InProgress', forMs: 1e15 }] });
  const state = async () => (await page.request.get(`${url}/api${link(ALIVE).replace('&was=idle&at=1', '')}`)).json();
  await expect.poll(async () => (await state()).state).toBe('inProgress');
  emulator.setFault({ taskId: ALIVE }, { kind: 'error', code: 'InternalError.CTInternalError' });
  await expect
    .poll(async () => (await state()).problem?.code, { timeout: 15_000 })
    .toBe('InternalError.CTInternalError');
}

async function expectClean(page: Page, what: string, within?: string) {
  const axe = new AxeBuilder({ page });
  const { violations } = await (within ? axe.include(within) : axe).analyze();
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
    what,
  ).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${what}: wider than the screen`).toBeLessThanOrEqual(0);
}

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1440, height: 900 };

/** Every pair of theme, language and size. */
for (const [colorScheme, locale, viewport] of [
  ['light', 'en-US', PHONE],
  ['dark', 'zh-CN', PHONE],
  ['light', 'zh-CN', DESK],
  ['dark', 'en-US', DESK],
] as const) {
  test.describe(`${colorScheme}, ${locale}, ${viewport.width} px`, () => {
    test.use({ colorScheme, locale, viewport });

    test('axe finds nothing on the task page, tab by tab, nor in the catalogue', async ({ page, board, tencent }) => {
      test.slow();
      await fail(page, board.url, tencent);
      await page.goto(board.url + link(ALIVE));
      const tabs = page.getByRole('tab');
      await expect(tabs).toHaveCount(10 + 4);
      await page.locator('summary').click();
      await expectClean(page, 'a failing task');
      for (const tab of await tabs.all()) {
        await tab.click();
        await expectClean(page, `${await tab.textContent()}`, `[id="${await tab.getAttribute('aria-controls')}"]`);
      }
      for (const path of [
        link(GONE),
        '/errors',
        '/errors?q=quixotic',
        '/errors/AuthFailure.SignatureExpire',
        '/errors/X.Y',
      ]) {
        await page.goto(board.url + path);
        await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
        await expectClean(page, path);
      }
    });
  });
}
