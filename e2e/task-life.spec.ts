import { lifeCycle } from '../src/emulator/task-script.ts';
import { APP, REGION, ref, say, taskPage } from '../src/harness/tasks.ts';
import { expect, test, testOfProcess } from './test.ts';

/** Everything that breaks links, shells and trimming: a leading minus, a plus, a dot at the end. */
const TASK_ID = '-m9+bVVU7k801X+EX5mpL3-Ta5kId.';
const task = ref(TASK_ID);

testOfProcess(
  'a TaskId goes from pasted to badge, and the badge follows it to "Ended"',
  async ({ page, board, tencent }) => {
    tencent.emulator.setTask(
      task,
      lifeCycle({ startsAt: Date.now(), idleMs: Number.POSITIVE_INFINITY, inProgressMs: 0, exitedMs: 0 }),
    );
    await page.goto(`${board.url}/apps/${APP}`);
    await page.getByRole('button', { name: 'Add tasks' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('TaskIds or links').fill(TASK_ID);
    await dialog.getByLabel('Region').selectOption(REGION);
    await dialog.getByRole('button', { name: 'Add 1 task' }).click();

    const row = page.getByRole('row').filter({ hasText: TASK_ID.slice(0, 8) });
    await expect(row).toContainText('Idle');
    const startsAt = Date.now() - 1_000;
    const step = (status: string) => tencent.emulator.setTask(task, { startsAt, steps: [{ status, forMs: 1e9 }] });
    step('InProgress');
    await expect(row).toContainText('In progress');
    step('Exited');
    await expect(row).toContainText('Exiting');
    tencent.emulator.deleteTask(task);
    await expect(row).toContainText('Ended');
    // That is how Tencent tells an end, and no problem.
    await expect(row).not.toContainText('ResourceNotFound');
  },
);

test('what was added stays on the watchlist after a reload', async ({ page, board, tencent }) => {
  say(tencent, TASK_ID, 'InProgress');
  await page.goto(`${board.url}/apps/${APP}?list=mine`);
  await page.getByRole('button', { name: 'Add tasks' }).first().click();
  await page
    .getByRole('dialog')
    .getByLabel('TaskIds or links')
    .fill(`${board.url}${taskPage(TASK_ID)}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Add 1 task' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'In progress' })).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole('row').filter({ hasText: 'In progress' })).toHaveCount(1);
});

test('a shared link opens on the answer in a browser that never saw the board', async ({ page, board, tencent }) => {
  say(tencent, TASK_ID, 'InProgress');
  await page.goto(board.url + taskPage(TASK_ID));
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeVisible();
  await expect(page.getByText(TASK_ID, { exact: true })).toBeVisible();
  expect(tencent.emulator.arrivals.map(({ taskId }) => taskId)).toContain(TASK_ID);
});

test('a task that never was says "Not found" and what to check', async ({ page, board }) => {
  await page.goto(board.url + taskPage('-never-was.'));
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
  await expect(page.getByText('What to check')).toBeVisible();
  await expect(page.getByText('ResourceNotFound').first()).toBeVisible();
});

test('an error of Tencent shows its code, a plain meaning and the RequestId, beside what was last known', async ({
  page,
  board,
  tencent,
}) => {
  say(tencent, TASK_ID, 'InProgress');
  await page.goto(board.url + taskPage(TASK_ID));
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeVisible();
  tencent.emulator.setFault({}, { kind: 'error', code: 'InternalError.CTInternalError' });
  const problem = page.getByRole('article', { name: 'Problem' });
  await expect(problem.getByRole('heading', { name: 'InternalError.CTInternalError' })).toBeVisible();
  await expect(
    problem.getByText('An error inside the cloud transcription service. It says nothing about the task itself.'),
  ).toBeVisible();
  await expect(problem.getByText(/[0-9a-f]{8}-[0-9a-f]{4}-/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'In progress Retrying' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Failing' })).toBeVisible();
  await expect(
    page.getByText(/^Last known: In progress, confirmed .* ago\. The last \d+ checks failed\.$/),
  ).toBeVisible();
  tencent.emulator.setFault({}, null);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(problem).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeVisible();
});

test('a link that was cut says so, and Tencent is not asked', async ({ page, board, tencent }) => {
  await page.goto(`${board.url}/apps/${APP}/task?region=${REGION}`);
  await expect(page.getByText('No TaskId in link')).toBeVisible();
  await page.goto(`${board.url}/apps/${APP}/task?id=a%20b&region=${REGION}`);
  await expect(page.getByText('contains invalid characters')).toBeVisible();
  expect(tencent.emulator.arrivals).toHaveLength(0);
});
