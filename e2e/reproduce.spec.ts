import { APP, ask, taskPage } from '../src/harness/tasks.ts';
import { expect, test } from './test.ts';

const TASK_ID = "-m9+it's.";

test('the question is repeated in a chosen language, which is remembered', async ({ page, board, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(board.url + taskPage(TASK_ID));
  const panel = page.getByRole('region', { name: 'Reproduce' });
  const code = panel.getByRole('tabpanel');
  await expect(code).toBeHidden();
  await panel.getByText('Reproduce', { exact: true }).click();
  await expect(code).toContainText(`--TaskId='-m9+it'\\''s.'`);
  await panel.getByRole('tab', { name: 'tccli' }).press('ArrowRight');
  await expect(panel.getByRole('tab', { name: 'curl' })).toBeFocused();
  await panel.getByRole('tab', { name: 'Go', exact: true }).click();
  await expect(code).toContainText('HttpProfile.Endpoint = "trtc.intl.tencentcloudapi.com"');
  await panel.getByRole('button', { name: 'Copy' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain(`common.StringPtr("-m9+it's.")`);

  await page.reload();
  await panel.getByText('Reproduce', { exact: true }).click();
  await expect(panel.getByRole('tab', { name: 'Go', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(panel.getByRole('link', { name: 'API Explorer' })).toHaveAttribute(
    'href',
    'https://console.tencentcloud.com/api/explorer?Product=trtc&Version=2019-07-22&Action=DescribeCloudTranscription',
  );
});

test('a task page opens with all its parts, though the server has a newer build by now', async ({ page, board }) => {
  await ask(page, board, TASK_ID);
  const parts = ['reproduce-panel', 'explanation-rows'].map((name) =>
    page.waitForResponse((response) => response.url().includes(name)),
  );
  await page.goto(`${board.url}/apps/${APP}`);
  for (const part of parts) await (await part).finished();
  await page.route('**/assets/**', (route) => route.abort());
  await page.getByRole('link', { name: TASK_ID }).click();
  await expect(page.getByRole('region', { name: 'Reproduce' })).toBeVisible();
  await expect(page.getByText('Likely cause')).toBeVisible();
});
