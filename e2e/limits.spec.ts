import { APP, know } from '../src/harness/tasks.ts';
import { row } from './board-page.ts';
import { expect, test } from './test.ts';

test('a task that idles for longer than is allowed is over its limit, for everyone: counted, filtered, told with its limit', async ({
  page,
  board,
  tencent,
  browser,
}) => {
  await know(page, board, tencent, ['-idles+1.'], 'Idle');
  await know(page, board, tencent, ['-runs+2.'], 'InProgress');
  await page.goto(`${board.url}/apps/${APP}`);
  const idle = row(page, '-idles+1.');
  await expect(idle).toContainText('Idle');
  // Nothing is, and so it lies folded with the others at zero.
  await expect(page.getByRole('button', { name: /^Over limit/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '4 at zero' })).toBeVisible();

  await page.getByRole('button', { name: 'More for this SdkAppId' }).click();
  await page.getByRole('button', { name: 'Time limits' }).click();
  const dialog = page.getByRole('dialog', { name: `Time limits for ${APP}` });
  await expect(dialog).toContainText('For everyone on this server.');
  await expect(dialog.getByLabel('Exiting for longer than', { exact: true })).toHaveValue('2');
  await dialog.getByLabel('Running for longer than', { exact: true }).fill('1.5.2');
  await expect(dialog.getByRole('alert')).toHaveText('A number such as 30 or 1.5, from 1 second to 31 days.');
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await dialog.getByLabel('Running for longer than', { exact: true }).fill('1.5');
  await dialog.getByLabel('Idle for longer than', { exact: true }).fill('1');
  await dialog.getByLabel('Idle for longer than: unit').selectOption('seconds');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);

  await expect(idle).toContainText('Over limit');
  await expect(idle).toContainText(/Idle for \d.* s, limit 1 s/);
  await expect(page).toHaveTitle(/^\(1\) /);
  await page.getByRole('button', { name: 'Over limit 1' }).click();
  await expect(page.getByRole('link', { name: '-runs+2.' })).toHaveCount(0);
  await expect(page).toHaveURL(`${board.url}/apps/${APP}?state=overLimit`);

  await page.getByRole('link', { name: '-idles+1.' }).click();
  await expect(page.getByRole('heading', { name: 'Idle' })).toContainText('Over limit');
  await expect(page.getByRole('link', { name: `${APP}` }).getByText('Needs attention')).toBeAttached();
  await page.goto(board.url);
  await expect(page.getByRole('link', { name: '1 over limit' })).toBeVisible();

  const colleague = await (await browser.newContext()).newPage();
  // As version 0.1 wrote it into bookmarks.
  await colleague.goto(`${board.url}/apps/${APP}?state=stuck`);
  await expect(row(colleague, '-idles+1.')).toContainText('Over limit');
  await expect(colleague.getByRole('link', { name: '-runs+2.' })).toHaveCount(0);
  await colleague.context().close();
});

test('limits that this browser had kept are offered where they are missed, and are then everyone’s', async ({
  page,
  board,
  tencent,
}) => {
  await know(page, board, tencent, ['-idles+1.'], 'Idle');
  await page.goto(board.url);
  await page.evaluate((state) => localStorage.setItem('scribeboard.limits', JSON.stringify({ state, version: 1 })), {
    apps: [{ sdkAppId: APP, idleMs: 5_400_000, exitingMs: 120_000, runningMs: 1_000 }],
  });
  await page.goto(`${board.url}/apps/${APP}`);
  const offer = page.getByText(`Yours for ${APP}, stored in this browser`);
  await expect(offer).toContainText('idle 1 h 30 min, exiting 2 min, running 1 s');
  await page.getByRole('button', { name: 'Review…' }).click();
  const dialog = page.getByRole('dialog', { name: `Time limits for ${APP}` });
  await expect(dialog.getByLabel('Idle for longer than', { exact: true })).toHaveValue('90');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(offer).toHaveCount(0);
  await expect(row(page, '-idles+1.')).toContainText('Over limit');
  await page.reload();
  await expect(row(page, '-idles+1.')).toContainText('Over limit');
  await expect(offer).toHaveCount(0);
});
