import { lifeCycle } from '../src/emulator/task-script.ts';
import { expect, test } from './start-board.ts';

const APP = 1_400_000_000;
const ref = (taskId: string) => ({ sdkAppId: APP, region: 'ap-singapore', taskId });
const LONG = Number.POSITIVE_INFINITY;

test('a task that idles for longer than I allow is stuck: counted, filtered, told with its limit, and after a reload', async ({
  page,
  board,
  tencent,
}) => {
  const startsAt = Date.now() - 60_000;
  tencent.emulator.setTask(ref('-idles+1.'), { startsAt, steps: [{ status: 'Idle', forMs: 1e9 }] });
  tencent.emulator.setTask(ref('-runs+2.'), lifeCycle({ startsAt, idleMs: 0, inProgressMs: LONG, exitedMs: 0 }));
  for (const id of ['-idles+1.', '-runs+2.'])
    await page.request.get(`${board.url}/api/apps/${APP}/task?id=${encodeURIComponent(id)}&region=ap-singapore`);
  await page.goto(`${board.url}/apps/${APP}`);
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: '-idles+1.' }) });
  await expect(row).toContainText('Idle');
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

  await expect(row).toContainText('Stuck');
  await expect(row).toContainText(/Idle for \d+ s, limit 1 s/);
  await expect(page).toHaveTitle(/^\(1\) /);
  await page.getByRole('button', { name: 'Stuck 1' }).click();
  await expect(page.getByRole('link', { name: '-runs+2.' })).toHaveCount(0);
  expect(new URL(page.url()).search).toBe('?state=stuck');
  await page.reload();
  await expect(row).toContainText('Stuck');

  await page.getByRole('link', { name: '-idles+1.' }).click();
  await expect(page.getByRole('heading', { name: 'Idle' })).toContainText('Stuck');
  await expect(page.getByText(/Longer than expected: Idle for \d+ s, limit 1 s\./)).toBeVisible();
});
