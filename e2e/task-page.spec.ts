import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { newFolder } from '../src/harness/new-folder.ts';
import { asking, CREDENTIALS, startScribeboard } from '../src/harness/scribeboard-process.ts';
import { serveBoard } from '../src/harness/serve-board.ts';
import { APP, ref, say, taskPage } from '../src/harness/tasks.ts';
import { nodeSha256 } from '../src/tencent/node-sha256.ts';
import { SERVICE } from '../src/tencent/sites.ts';
import { deriveKeys, utcDate } from '../src/tencent/tc3.ts';
import { type Canary, findCanaries } from '../src/testing/find-canary.ts';
import { expect, test } from './test.ts';

const TASK_ID = `-m9+'"$\\.`;
const link = taskPage(TASK_ID);

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

test.beforeEach(({ tencent }) => {
  say(tencent, TASK_ID, 'InProgress');
});

test('the timeline tells what was observed, as a list and as a table, and can be taken along', async ({
  page,
  board,
  tencent,
}) => {
  await page.goto(board.url + link);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByText('First seen: In progress')).toBeVisible();
  tencent.emulator.setFault({}, { kind: 'error', code: 'InternalError.CTInternalError' });
  await expect(timeline.getByText('InternalError.CTInternalError').first()).toBeVisible();
  tencent.emulator.setFault({}, null);
  tencent.emulator.deleteTask(ref(TASK_ID));
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(timeline.getByText('In progress → Ended')).toBeVisible();
  // What is exported is what the page knows, and its two questions are answered one after the other.
  await expect(page.getByRole('main').getByRole('heading').first()).toContainText('Ended');

  await timeline.getByText('Show as table').click();
  await expect(timeline.getByRole('row')).toHaveCount(4);
  const download = page.waitForEvent('download');
  await timeline.getByRole('button', { name: 'Export JSON' }).click();
  const saved = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  expect(saved.view).toMatchObject({ taskId: TASK_ID, state: 'ended' });
  expect(saved.transitions.map(({ to }: { to: string }) => to)).toEqual(['inProgress', 'ended']);
});

test('what went over the wire is there to read, and the signature step by step', async ({ page, board }) => {
  await page.goto(board.url + link);
  const exchange = page.getByRole('region', { name: 'Request and response' });
  await expect(exchange.getByRole('tabpanel')).toContainText('"Status": "InProgress"');
  await exchange.getByRole('tab', { name: 'Request' }).click();
  await expect(exchange.getByRole('tabpanel')).toContainText('X-TC-Action: DescribeCloudTranscription');
  await expect(exchange.getByRole('tabpanel')).toContainText('Signature=(not shown)');
  await exchange.getByText('Signature', { exact: true }).click();
  const signature = exchange.getByRole('tabpanel', { name: 'TC3' });
  await expect(signature).toContainText('x-tc-action:describecloudtranscription');
  await expect(signature).toContainText('SecretKey Gu5t9xGARNpq86cd98joQYCN3EXAMPLE');
});

/** What has been copied since; the clipboard is emptied, so that nothing is read twice. */
async function copied(page: Page): Promise<string> {
  const read = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(read).not.toBe('');
  const text = await read();
  await page.evaluate(() => navigator.clipboard.writeText(''));
  return text;
}

test('nothing secret, and nothing made of it, is in any tab, copied text or export', async ({
  page,
  board,
  tencent,
  context,
}) => {
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(board.url + link);
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeVisible();
  tencent.emulator.setFault({}, { kind: 'error', code: 'UnauthorizedOperation' });
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('tab', { name: 'Last successful response' })).toBeVisible();

  const places: Record<string, string> = {};
  for (const folded of ['Reproduce', 'Signature']) await page.getByText(folded, { exact: true }).click();
  for (const name of ['Reproduce', 'Request and response']) {
    const region = page.getByRole('region', { name });
    for (const tab of await region.getByRole('tab').all()) {
      await tab.click();
      const panel = page.getByRole('tabpanel', { name: (await tab.textContent()) ?? '', exact: true });
      const shown = await panel.textContent();
      await region.locator('div').filter({ has: panel }).last().getByRole('button', { name: 'Copy' }).click();
      const text = await copied(page);
      expect(text).toBe(shown);
      places[`${name}, ${await tab.textContent()}`] = text;
    }
  }
  for (const name of ['Share', 'Copy TaskId', 'Copy RequestId', 'Copy code', 'Copy for support ticket']) {
    await page.getByRole('button', { name }).first().click();
    places[name] = await copied(page);
  }
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export JSON' }).click();
  places['Export JSON'] = readFileSync(await (await download).path(), 'utf8');
  places['the page'] = await page.locator('html').innerHTML();
  places['the browser'] = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(Object.keys(places)).toHaveLength(10 + 4 + 5 + 3);

  const secretKey = CREDENTIALS.TENCENTCLOUD_SECRET_KEY;
  const secrets: Record<string, Canary> = { ...CREDENTIALS };
  const days = new Set(
    tencent.emulator.requests.map(({ headers }) => utcDate(Number(headerOf(headers, 'x-tc-timestamp')))),
  );
  for (const day of days) {
    for (const [name, key] of Object.entries(deriveKeys(nodeSha256, secretKey, day, SERVICE)))
      secrets[`${name} of ${day}`] = key;
  }
  for (const [index, { headers }] of tencent.emulator.requests.entries())
    secrets[`signature ${index}`] = Buffer.from(headerOf(headers, 'authorization').split('Signature=')[1] ?? '', 'hex');
  expect(Object.keys(secrets).length).toBeGreaterThan(2 + 3);
  expect(findCanaries(secrets, places)).toEqual([]);
});

function headerOf(headers: readonly (readonly [string, string])[], name: string): string {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}

test('Check now asks at once, and says what came of it', async ({ page, board, tencent }) => {
  await page.goto(board.url + link);
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeVisible();
  const toolbar = page.getByRole('main').getByRole('banner').or(page.getByRole('main').locator('header')).first();
  say(tencent, TASK_ID, 'Exited');
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(toolbar.getByRole('status')).toHaveText('Tencent Cloud: Exiting');
  await expect(page.getByRole('heading', { name: 'Exiting' })).toBeVisible();

  tencent.emulator.setFault({}, { kind: 'latency', ms: 1_500 });
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('button', { name: 'Checking…' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Check now' })).toBeEnabled();
  tencent.emulator.setFault({}, { kind: 'error', code: 'InternalError.CTInternalError' });
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(toolbar.getByRole('status')).toHaveText('Check failed: InternalError.CTInternalError');
});

test('a label, a note and a pin are kept with the task until one stops watching', async ({ page, board }) => {
  await page.goto(board.url + link);
  await page.getByRole('textbox', { name: 'Label' }).fill('Physics 3108');
  await page.getByRole('textbox', { name: 'Label' }).press('Enter');
  await page.getByRole('textbox', { name: 'Note' }).fill('ask Li before stopping it');
  await page.getByRole('textbox', { name: 'Note' }).blur();
  await page.getByRole('button', { name: 'Pin' }).click();

  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Label' })).toHaveValue('Physics 3108');
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('ask Li before stopping it');
  await expect(page.getByRole('button', { name: 'Pin' })).toHaveAttribute('aria-pressed', 'true');
  await page.goto(`${board.url}/apps/${APP}?list=mine`);
  await expect(page.getByRole('cell', { name: 'Pinned Physics 3108', exact: true })).toBeVisible();

  await page.goto(board.url + link);
  await page.getByRole('button', { name: 'Watching' }).click();
  await expect(page.getByRole('button', { name: 'Watch', exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Label' })).toHaveValue('');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Watch', exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('');
});

test('an ended task shows its last known state with its evidence, also after a restart', async ({ page, tencent }) => {
  const settings = {
    ...asking(tencent),
    DATA_DIR: newFolder(),
  };
  const expectEnd = async () => {
    await expect(page.getByRole('heading', { name: 'Ended (inferred)' })).toBeVisible();
    await expect(page.getByText(/^Last seen In progress \S+, first error \S+\.$/)).toBeVisible();
    await expect(page.getByText('ResourceNotFound is how Tencent Cloud reports an ended task')).toBeVisible();
    const problem = page.getByRole('article', { name: 'Problem' });
    await expect(problem).toBeHidden();
    await page.getByText('Raw response').click();
    await expect(problem.getByRole('heading', { name: 'ResourceNotFound' })).toBeVisible();
    await expect(problem.getByText(UUID)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Timeline' }).getByText('In progress → Ended')).toBeVisible();
  };
  const first = await startScribeboard(settings);
  await page.goto(first.url + link);
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeVisible();
  tencent.emulator.deleteTask(ref(TASK_ID));
  await expectEnd();
  const evidence = await page.getByText(/^Last seen In progress/).textContent();
  await first.stop();

  const second = await startScribeboard(settings);
  await page.goto(second.url + link);
  await expectEnd();
  expect(await page.getByText(/^Last seen In progress/).textContent()).toBe(evidence);
  await second.stop();
});

for (const [site, host] of [
  ['intl', 'tencentcloud.com'],
  ['cn', 'cloud.tencent.com'],
] as const) {
  test(`the links go to the site of the account: ${site}`, async ({ page, tencent }) => {
    const board = await serveBoard({ tencent: tencent.emulator, settings: { TRTC_SITE: site } });
    await page.goto(`${board.url}/apps/${APP}/task?id=-m9.&region=ap-${site === 'cn' ? 'guangzhou' : 'singapore'}`);
    await page.getByText('Reproduce', { exact: true }).click();
    const links = page.getByRole('region', { name: 'Reproduce' }).getByRole('link');
    await expect(links).toHaveCount(3);
    for (const address of await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href)))
      expect(new URL(address).hostname).toMatch(new RegExp(`(^|\\.)${host.replaceAll('.', '\\.')}$`));
    await board.stop();
  });
}
