import type { Page } from '@playwright/test';
import { APP, say, taskPage } from '../src/harness/tasks.ts';
import { row } from './board-page.ts';
import { expect, test } from './test.ts';

const ID = '-m9aB3xK7qZ9+dVc8LwR2tYh5UjM4.';
const OTHER = '-m9kL8pW3vT6+hQe5NzX1bCg7SfD2.';
/** From the clipboard to the state on the screen. */
const MAX_MS = 1_500;

const answer = (page: Page) => page.getByRole('region', { name: 'TaskId in the text' });

/** As Ctrl+V does with nothing focused. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** The page is there and has come to rest, as it is for a person who has it open. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.getByRole('main')).toBeVisible();
  await page.waitForLoadState('networkidle');
}

for (const [where, path] of [
  ['start page', '/'],
  ['board', `/apps/${APP}`],
  ['page of a task', taskPage(OTHER)],
  ['catalogue of errors', '/errors'],
] as const)
  for (const [what, textOf] of [
    ['that says its SdkAppId', (id: string) => `SdkAppId=${APP} region=ap-guangzhou TaskId=${id}`],
    ['alone', (id: string) => id],
  ] as const)
    test(`from a TaskId ${what} to its state, on the ${where}: one paste, one key, soon`, async ({
      page,
      board,
      tencent,
    }) => {
      say(tencent, OTHER, 'InProgress');
      // An SdkAppId that the board knows, to be proposed.
      await page.request.get(`${board.url}/api/apps/${APP}/task?id=${encodeURIComponent(OTHER)}&region=ap-singapore`);
      let attempts = 0;
      // A busy machine only ever adds to the time, so the first short one counts; of a TaskId that was never checked each.
      await expect(async () => {
        attempts += 1;
        const id = `-m9aB3xK7qZ9+dVc8LwR2tYh5UjM${attempts}.`;
        say(tencent, id, 'InProgress', { region: 'ap-guangzhou' });
        await open(page, board.url + path);
        const before = Date.now();
        await paste(page, textOf(id));
        await expect(answer(page).getByRole('button', { name: 'Check' })).toBeVisible();
        await page.keyboard.press('Enter');
        await expect(answer(page)).toContainText('In progress');
        await expect(answer(page)).toContainText('Found in ap-guangzhou');
        expect(Date.now() - before).toBeLessThan(MAX_MS);
      }).toPass();
    });

test('a task in another region is found when the others are tried, and can be added', async ({
  page,
  board,
  tencent,
}) => {
  say(tencent, ID, 'Idle', { region: 'ap-hongkong' });
  await open(page, board.url);
  await paste(page, `SdkAppId: ${APP}\n${ID}`);
  await expect(answer(page).getByRole('button', { name: 'Check' })).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('Not found in ap-guangzhou');
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('Found in ap-hongkong');
  await answer(page).getByRole('button', { name: 'Add' }).click();
  await answer(page).getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('heading', { name: 'Idle' })).toBeVisible();
  await expect(page).toHaveURL(/region=ap-hongkong/);
});

test('the search of the board opens what is listed, and checks what is not', async ({ page, board, tencent }) => {
  for (const id of [ID, OTHER]) say(tencent, id, 'InProgress');
  await page.request.get(`${board.url}/api/apps/${APP}/task?id=${encodeURIComponent(OTHER)}&region=ap-singapore`);
  await open(page, `${board.url}/apps/${APP}`);
  await expect(row(page, OTHER)).toBeVisible();
  await page.getByRole('searchbox').fill(`06:02 stuck TaskId=${OTHER}`);
  await expect(answer(page)).toContainText('Already listed');
  await page.getByRole('searchbox').fill(`SdkAppId=${APP} region=ap-singapore TaskId=${ID}`);
  await answer(page).getByRole('button', { name: 'Check' }).click();
  await expect(answer(page)).toContainText('In progress');
  await page.getByRole('searchbox').fill(OTHER);
  await expect(row(page, OTHER)).toBeVisible();
  await expect(answer(page)).toHaveCount(0);
});

test("the start page's box takes a TaskId as well as a number", async ({ page, board, tencent }) => {
  say(tencent, ID, 'InProgress', { region: 'ap-guangzhou' });
  await open(page, board.url);
  const box = page.getByRole('textbox', { name: 'SdkAppId, TaskId or link' });
  await box.fill(ID);
  await answer(page).getByLabel('SdkAppId').fill(String(APP));
  await box.press('Enter');
  await expect(answer(page)).toContainText('In progress');
  await box.fill('14OO');
  await box.press('Enter');
  await expect(page.getByRole('alert')).toContainText('An SdkAppId is a whole number');
});

test('several TaskIds are reviewed in the dialog, on every page', async ({ page, board }) => {
  await open(page, `${board.url}/errors`);
  await paste(page, `SdkAppId: ${APP}\n${ID}\n${OTHER}`);
  await expect(answer(page)).toContainText('2 TaskIds in the text');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Add tasks' }).getByText('2 new')).toBeVisible();
});

test('what is masked or not an id is never checked', async ({ page, board, tencent }) => {
  await open(page, board.url);
  await paste(page, '-nE5Nd9U7pfwyEzu+8LNXe******ndibj-r1AI7H3plkD1p8pHX71AE.');
  await expect(answer(page)).toContainText('can’t be looked up');
  await expect(answer(page).getByRole('button')).toHaveCount(0);
  expect(tencent.emulator.arrivals).toHaveLength(0);
});
