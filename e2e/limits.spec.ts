import { APP, know } from '../src/harness/tasks.ts';
import { row } from './board-page.ts';
import { expect, test } from './test.ts';

test('a task that idles for longer than I allow is stuck: counted, filtered, told with its limit, and after a reload', async ({
  page,
  board,
  tencent,
}) => {
  await know(page, board, tencent, ['-idles+1.'], 'Idle');
  await know(page, board, tencent, ['-runs+2.'], 'InProgress');
  await page.goto(`${board.url}/apps/${APP}`);
  const idle = row(page, '-idles+1.');
  await expect(idle).toContainText('Idle');
  await expect(page.getByRole('button', { name: 'Stuck 0' })).toBeVisible();

  await page.getByRole('button', { name: 'More for this SdkAppId' }).click();
  await page.getByRole('button', { name: 'When is a task stuck?' }).click();
  const dialog = page.getByRole('dialog', { name: `When is a task of ${APP} stuck?` });
  await expect(dialog.getByLabel('Exiting for longer than', { exact: true })).toHaveValue('2');
  await dialog.getByLabel('Idle for longer than', { exact: true }).fill('1.5');
  await expect(dialog.getByRole('alert')).toHaveText('A whole number, from 1 second to 31 days.');
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await dialog.getByLabel('Idle for longer than', { exact: true }).fill('1');
  await dialog.getByLabel('Idle for longer than: unit').selectOption('seconds');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);

  await expect(idle).toContainText('Stuck');
  await expect(idle).toContainText(/Idle for \d+ s, limit 1 s/);
  await expect(page).toHaveTitle(/^\(1\) /);
  await page.getByRole('button', { name: 'Stuck 1' }).click();
  await expect(page.getByRole('link', { name: '-runs+2.' })).toHaveCount(0);
  await expect(page).toHaveURL(`${board.url}/apps/${APP}?state=stuck`);
  await page.reload();
  await expect(idle).toContainText('Stuck');

  await page.getByRole('link', { name: '-idles+1.' }).click();
  await expect(page.getByRole('heading', { name: 'Idle' })).toContainText('Stuck');
  await expect(page.getByText(/Longer than expected: Idle for \d+ s, limit 1 s\./)).toBeVisible();
  await expect(page.getByRole('link', { name: `${APP}` }).getByText('Needs attention')).toBeAttached();
  await page.goto(board.url);
  await expect(page.getByText('2 tasks, 2 of them live. 1 needs attention.')).toBeVisible();
  await expect(page.getByRole('link', { name: `${APP}` })).toContainText('1 stuck');
});
