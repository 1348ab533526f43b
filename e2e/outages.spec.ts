import { freePort } from '../src/harness/free-port.ts';
import { newFolder } from '../src/harness/new-folder.ts';
import { requestsUnderWay } from '../src/harness/requests-under-way.ts';
import { asking, CREDENTIALS, startScribeboard } from '../src/harness/scribeboard-process.ts';
import { APP, REGION, ref, say, taskPage } from '../src/harness/tasks.ts';
import { openRunning } from './board-page.ts';
import { outageWords } from './outage-words.ts';
import { expect, test } from './test.ts';

test('wrong credentials: one banner says what is wrong, and Tencent is left alone', async ({ page, tencent }) => {
  const board = await startScribeboard({
    ...CREDENTIALS,
    TENCENTCLOUD_SECRET_KEY: 'wrongEXAMPLEkey',
    TRTC_ENDPOINT: tencent.url,
  });
  const begun = performance.now();
  await page.goto(board.url + taskPage('-a+b.'));
  await expect(page.getByText('AuthFailure.SignatureFailure').first()).toBeVisible();
  await page.goto(`${board.url}/apps/${APP}`);
  await expect(page.getByText('Tencent Cloud rejected the API key')).toBeVisible();
  // One, unless the machine is so slow that the probe of the next minute was due.
  const minutes = Math.floor((performance.now() - begun) / 60_000);
  expect(tencent.emulator.arrivals.length).toBeLessThanOrEqual(1 + minutes);
  await board.stop();
});

test('a proxy that asks for a pause gets one, whatever the page is told to do, and the page says so', async ({
  page,
  board,
  tencent,
}) => {
  await page.clock.install();
  const requests = requestsUnderWay(page);
  const rows = await openRunning(page, board, tencent, ['-a+1.']);

  // Until the page says so: its time goes on by itself as well, and on a slow machine a pause can be over unseen.
  let refusing = true;
  let asked = 0;
  await page.route('**/api/**', (route) => {
    asked += 1;
    if (!refusing) return route.fallback();
    const body = { type: 'about:blank', title: 'Too many requests', status: 429, detail: 'Wait a moment.' };
    return route.fulfill({ status: 429, headers: { 'retry-after': '120' }, json: body });
  });
  await page.clock.runFor(10_000);
  await expect(page.getByText('The Scribeboard server is limiting requests')).toBeVisible();
  await requests.none();
  refusing = false;
  const before = asked;
  await page.getByRole('button', { name: 'Try now' }).click();
  await page.clock.runFor(15_000);
  await expect(page.getByText('The Scribeboard server is limiting requests')).toBeVisible();
  await expect(rows).toHaveCount(1);
  expect(asked).toBe(before);
  await page.clock.runFor(120_000);
  await expect(page.getByText('The Scribeboard server is limiting requests')).toBeHidden();
  // The notice goes with the pause; the next request leaves a moment after it.
  await expect.poll(() => asked).toBeGreaterThan(before);
});

test('the proxy restarts under an open page: the page says so, keeps what it knows, and goes on by itself', async ({
  page,
  tencent,
}) => {
  const settings = { ...asking(tencent), PORT: String(await freePort()) };
  const added = ['-m9aB3xK7qZ9+dVc8LwR2tYh5UjM4.', '-m9kL8pW3vT6+hQe5NzX1bCg7SfD2.'];
  for (const taskId of added) say(tencent, taskId, 'InProgress');
  const first = await startScribeboard(settings);
  const ready = outageWords(page);
  await page.goto(`${first.url}/apps/${APP}`);
  await ready;
  await page.getByRole('button', { name: 'Add tasks' }).first().click();
  await page.getByRole('dialog').getByLabel('TaskIds or links').fill(added.join('\n'));
  await page.getByRole('dialog').getByLabel('Region').selectOption(REGION);
  await page.getByRole('dialog').getByRole('button', { name: 'Add 2 tasks' }).click();
  const rows = page.getByRole('row').filter({ hasText: 'In progress' });
  await expect(rows).toHaveCount(2);

  let reloads = 0;
  page.on('load', () => {
    reloads += 1;
  });
  expect(await first.stop()).toBe(0);
  await expect(page.getByText('Can’t reach the Scribeboard server')).toBeVisible();
  await expect(rows).toHaveCount(2);

  const second = await startScribeboard(settings);
  await expect(page.getByText('Can’t reach the Scribeboard server')).toBeHidden();
  await expect(rows).toHaveCount(2);
  const asked = tencent.emulator.arrivals.length;
  await expect.poll(() => tencent.emulator.arrivals.length).toBeGreaterThan(asked);
  expect(reloads).toBe(0);
  await second.stop();
});

test('after kill -9 the board shows what it knew, and what ended meanwhile, with the evidence', async ({
  page,
  tencent,
}) => {
  const settings = {
    ...asking(tencent),
    PORT: String(await freePort()),
    DATA_DIR: newFolder(),
  };
  say(tencent, '-ends+1.', 'InProgress');
  say(tencent, '-over+2.', 'InProgress');
  const first = await startScribeboard(settings);
  await page.goto(first.url + taskPage('-over+2.'));
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeVisible();
  tencent.emulator.deleteTask(ref('-over+2.'));
  await expect(page.getByRole('heading', { name: 'Ended' })).toBeVisible();
  await page.goto(first.url + taskPage('-ends+1.'));
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeVisible();
  // What the next answer but one tells, the store has committed.
  const asked = () => tencent.emulator.arrivals.filter(({ taskId }) => taskId === '-ends+1.').length;
  await expect.poll(asked).toBeGreaterThan(2);
  await first.stop('SIGKILL');
  tencent.emulator.deleteTask(ref('-ends+1.'));

  const second = await startScribeboard(settings);
  const known = await (await page.request.get(`${second.url}/api/apps/${APP}/tasks`)).json();
  const states = Object.fromEntries(
    known.tasks.map((task: { taskId: string; state: string }) => [task.taskId, task.state]),
  );
  expect(states).toEqual({ '-ends+1.': 'inProgress', '-over+2.': 'ended' });
  await page.goto(second.url + taskPage('-ends+1.'));
  await expect(page.getByRole('heading', { name: 'Ended' })).toBeVisible();
  await expect(page.getByText('Last seen In progress')).toBeVisible();
  await second.stop();
});

test('under a sub-path the board works the same', async ({ page, tencent }) => {
  const board = await startScribeboard({ ...asking(tencent), BASE_PATH: '/tools/board' });
  say(tencent, '-a+1.', 'InProgress');
  await page.goto(board.url + taskPage('-a+1.'));
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeVisible();
  await page.getByRole('link', { name: `All tasks of ${APP}` }).click();
  await expect(page).toHaveURL(`${board.url}/apps/${APP}`);
  await expect(page.getByRole('row').filter({ hasText: 'In progress' })).toHaveCount(1);
  await board.stop();
});
