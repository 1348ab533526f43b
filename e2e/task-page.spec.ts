import { readFileSync } from 'node:fs';
import { lifeCycle } from '../src/emulator/task-script.ts';
import { CREDENTIALS, expect, test } from './start-board.ts';

const APP = 1_400_000_000;
const ref = { sdkAppId: APP, region: 'ap-singapore', taskId: `-m9+'"$\\.` };
const link = `/apps/${APP}/task?id=${encodeURIComponent(ref.taskId)}&region=${ref.region}`;

test.beforeEach(({ tencent }) => {
  tencent.emulator.setTask(
    ref,
    lifeCycle({ startsAt: Date.now() - 60_000, idleMs: 0, inProgressMs: Number.POSITIVE_INFINITY, exitedMs: 0 }),
  );
});

test('the timeline tells what was observed, as a list and as a table, and can be taken along', async ({
  page,
  board,
  tencent,
}) => {
  await page.goto(board.url + link);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByText('First answer: In progress')).toBeVisible();
  tencent.emulator.setFault({}, { kind: 'error', code: 'InternalError.CTInternalError' });
  await expect(timeline.getByText('InternalError.CTInternalError').first()).toBeVisible();
  tencent.emulator.setFault({}, null);
  tencent.emulator.deleteTask(ref);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(timeline.getByText('In progress → Ended')).toBeVisible();

  await timeline.getByText('As a table').click();
  await expect(timeline.getByRole('row')).toHaveCount(4);
  const download = page.waitForEvent('download');
  await timeline.getByRole('button', { name: 'Export JSON' }).click();
  const saved = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  expect(saved.view).toMatchObject({ taskId: ref.taskId, state: 'ended' });
  expect(saved.transitions.map(({ to }: { to: string }) => to)).toEqual(['inProgress', 'ended']);
});

test('what went over the wire is there to read, and the signature step by step', async ({ page, board }) => {
  await page.goto(board.url + link);
  const exchange = page.getByRole('region', { name: 'Request and response' });
  await expect(exchange.getByRole('tabpanel')).toContainText('"Status": "InProgress"');
  await exchange.getByRole('tab', { name: 'Request' }).click();
  await expect(exchange.getByRole('tabpanel')).toContainText('X-TC-Action: DescribeCloudTranscription');
  await expect(exchange.getByRole('tabpanel')).toContainText('Signature=(not shown)');
  await exchange.getByRole('tab', { name: 'Request' }).press('ArrowRight');
  await expect(exchange.getByRole('tab', { name: 'Signature' })).toBeFocused();
  await expect(exchange.getByRole('tabpanel')).toContainText('x-tc-action:describecloudtranscription');
  await expect(exchange.getByRole('tabpanel')).toContainText('SecretKey Gu5t9xGARNpq86cd98joQYCN3EXAMPLE');
});

test('nothing secret is anywhere on the page, in no tab and no copied text', async ({ page, board, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(board.url + link);
  await expect(page.getByRole('tab').first()).toBeVisible();
  let seen = '';
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    seen += await page.locator('html').innerHTML();
  }
  for (const copy of await page.getByRole('button', { name: /^Copy/ }).all()) {
    await copy.click();
    seen += await page.evaluate(() => navigator.clipboard.readText());
  }
  seen += await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(seen).toContain('DescribeCloudTranscription');
  for (const secret of Object.values(CREDENTIALS)) expect(seen).not.toContain(secret);
});
