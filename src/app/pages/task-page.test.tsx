import { QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, within } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TaskRef } from '#contract/task-ref.ts';
import type { TaskAnswer } from '#contract/task-view.ts';
import type { TaskStep } from '#emulator/task-script.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { createVirtualClock, type VirtualClock } from '#testing/virtual-clock.ts';
import type { Shared } from '../address.ts';
import { createQueryClient } from '../api/query-client.ts';
import { applyPreferences } from '../persistence/apply-preferences.ts';
import { usePreferences } from '../persistence/preferences.ts';
import { TaskPage } from './task-page.tsx';

const REGION = 'ap-guangzhou';
const ref = (taskId: string): TaskRef => ({ sdkAppId: 1_400_000_000, region: REGION, taskId });
const task = ref('-m9+x.');
const neighbours = [1, 2, 3, 4, 5, 6].map((n) => ref(`-n${n}.`));
const inProgress: TaskStep = { status: 'InProgress', forMs: Number.POSITIVE_INFINITY };
const MINUTE = 60_000;

const server = setupServer();
let clock: VirtualClock;
let backEnd: ReturnType<typeof createBackEnd>;

// A limit is for what hangs: a page loads its parts while its first test runs, on whatever machine.
configure({ asyncUtilTimeout: 60_000 });

beforeAll(async () => {
  usePreferences.setState({ language: 'en', zone: 'UTC' });
  await applyPreferences();
  server.listen({ onUnhandledFrame: 'error' });
});
afterAll(() => server.close());

beforeEach(() => {
  clock = createVirtualClock();
  backEnd = createBackEnd({ clock, emulator: { latencyMs: 0 } });
  server.use(...backEnd.handlers);
});
afterEach(() => {
  backEnd.stop();
  server.resetHandlers();
});

/** These run at Tencent since a minute before, and the server has them asked for as long as `forMs`. */
async function run(refs: readonly TaskRef[], forMs = 10_000) {
  for (const one of refs) backEnd.emulator.setTask(one, { startsAt: clock.wall() - MINUTE, steps: [inProgress] });
  backEnd.board.addTasks(refs);
  await pass(refs, forMs);
}

/** Time passes while a viewer has the tasks on the screen. */
async function pass(refs: readonly TaskRef[], ms: number) {
  for (let left = ms; left > 0; left -= 5_000) {
    backEnd.board.watch(
      {
        lease: 'a-lease-of-one-tab',
        revision: 0,
        list: { apps: [], refs: [...refs], mode: 'replace' },
        visible: [...refs],
      },
      () => true,
    );
    await clock.advance(Math.min(left, 5_000));
  }
}

const fail = (match: Parameters<typeof backEnd.emulator.setFault>[0], code = 'InternalError.CTInternalError') =>
  backEnd.emulator.setFault(match, { kind: 'error', code });

function open(shared?: Shared) {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <TaskPage task={task} shared={shared} />
    </QueryClientProvider>,
  );
}

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const signs = async () => within(await screen.findByRole('list', { name: 'Known besides the state' }));
const fact = (name: string) => screen.getByText(name, { selector: 'dt' }).nextElementSibling;

test('a failing task says so, what it last was, when it is tried next, and that its neighbours answer', async () => {
  await run([task, ...neighbours]);
  fail({ taskId: task.taskId });
  await pass([task, ...neighbours], MINUTE);
  open();
  expect(await heading('Failing')).toBeVisible();
  expect(
    screen.getByText(/^Last known: In progress, confirmed 1 min \d\d s ago\. The last \d+ checks failed\.$/),
  ).toBeVisible();
  expect(document.title).toBe('Failing · -m9+x. · Scribeboard');
  // How long ago, and which error, stand in the sentence and in the panel.
  expect(fact('Last confirmed')).toHaveTextContent(/^06:00:\d\d InProgress$/);
  expect(fact('Last failed check')).toHaveTextContent(/^\d+ s ago$/);
  expect(fact('Next try')).toHaveTextContent(/^(now|in \d+ s 06:\d\d:\d\d)$/);
  expect((await signs()).getByText(/^Incident since 06:00:\d\d$/)).toBeVisible();
  expect((await signs()).getByText('6 other tasks in ap-guangzhou respond normally')).toBeVisible();
});

test('it says how often it failed before, and who looks after it', async () => {
  await run([task, ...neighbours]);
  for (let time = 0; time < 2; time += 1) {
    fail({ taskId: task.taskId });
    await pass([task, ...neighbours], MINUTE);
    if (time === 1) break;
    backEnd.emulator.setFault({ taskId: task.taskId }, null);
    await pass([task, ...neighbours], MINUTE);
  }
  const { incidents } = (await backEnd.board.task(task, 0)) as TaskAnswer;
  const said = { by: 'li', at: clock.wall(), until: clock.wall() + 60 * MINUTE, note: 'class is over' };
  open();
  expect(await screen.findByText(/^2nd time in \d+ min$/)).toBeVisible();
  expect((await signs()).getByText(/reopened once/)).toBeVisible();
  expect(screen.getByRole('heading', { name: 'InternalError.CTInternalError' })).toBeVisible();
  backEnd.board.acknowledge(
    incidents.map(({ id }) => id),
    said,
    () => true,
  );
  expect(await (await signs()).findByText('Acknowledged by li, until 07:03:10')).toBeVisible();
  expect((await signs()).getByText('class is over')).toBeVisible();
  expect(screen.queryByText(/^2nd time in/)).toBeNull();
});

test('a failed check is retried quietly', async () => {
  await run([task]);
  fail({ taskId: task.taskId });
  await pass([task], 4_000);
  open();
  expect(await heading(/^In progress\s*Retrying$/)).toBeVisible();
  expect(screen.getByText(/^Transcribing,/)).toBeVisible();
  expect(fact('Last failed check')).toHaveTextContent(/^\d+ s ago$/);
  expect(screen.queryByText('Failing')).toBeNull();
});

test('under an outage the page says what is wrong and since when, and the task is not called failing', async () => {
  await run([task, ...neighbours]);
  backEnd.emulator.setFault({}, { kind: 'reset' });
  await pass([task, ...neighbours], 2 * MINUTE);
  open();
  expect(await heading('In progress')).toBeVisible();
  expect((await signs()).getByText(/^Can’t reach Tencent Cloud since 06:00:\d\d$/)).toBeVisible();
  expect(screen.getByText(/^Last known: In progress, .* Can’t reach Tencent Cloud since 06:00:\d\d\.$/)).toBeVisible();
  expect(screen.queryByText('Failing')).toBeNull();
});

test('when a whole region fails, it is the region that does', async () => {
  await run([task, ...neighbours]);
  fail({});
  await pass([task, ...neighbours], MINUTE);
  open();
  expect(await heading('In progress')).toBeVisible();
  expect((await signs()).getByText(/^ap-guangzhou: Most checks fail since 06:00:\d\d$/)).toBeVisible();
  expect(screen.queryByText(/respond normally/)).toBeNull();
});

test('of a task that has ended, the error is how Tencent Cloud says so, and folded', async () => {
  await run([task]);
  backEnd.emulator.deleteTask(task);
  await pass([task], 10_000);
  open();
  expect(await heading('Ended (inferred)')).toBeVisible();
  expect((await signs()).getByText('ResourceNotFound is how Tencent Cloud reports an ended task')).toBeVisible();
  const problem = screen.getByRole('article', { name: 'Problem', hidden: true });
  expect(problem.closest('details')).not.toHaveAttribute('open');
  expect(fact('Ended UTC')).toHaveTextContent(/^11-22 06:00:\d\d$/);
  expect(fact('Ran for')).toHaveTextContent(/^≥ 0:01:\d\d$/);
});

test('of a task that was never answered about, no status is made up', async () => {
  fail({});
  backEnd.board.addTasks([task]);
  await pass([task], 3_000);
  open();
  expect(await heading(/^No status yet/)).toBeVisible();
  expect(screen.getByText('No check has returned a status yet.')).toBeVisible();
});

test('time in state is a lower bound until a beginning was seen', async () => {
  await run([task]);
  open();
  await heading('In progress');
  expect(fact('Time in state')).toHaveTextContent(/^≥ \d+ s \d\d:\d\d:\d\d$/);
  backEnd.emulator.setTask(task, {
    startsAt: clock.wall(),
    steps: [{ status: 'Idle', forMs: Number.POSITIVE_INFINITY }],
  });
  await pass([task], 10_000);
  await heading('Idle');
  expect(fact('Time in state')).toHaveTextContent(/^\d+ s \d\d:\d\d:\d\d$/);
});

test('a shared link tells what was wrong then, and whether it still is', async () => {
  await run([task, ...neighbours]);
  fail({ taskId: task.taskId });
  await pass([task, ...neighbours], MINUTE);
  const incident = { cause: 'failing', since: clock.wall() - 30_000 } as const;
  open({ was: 'inProgress', at: clock.wall() - 20_000, incident });
  expect(await screen.findByText('same incident')).toBeVisible();
  expect(screen.getByText(/^When shared \(06:00:50 UTC\):/)).toHaveTextContent('Failing since 06:00:40');
  backEnd.emulator.setFault({ taskId: task.taskId }, null);
  await pass([task, ...neighbours], MINUTE);
  expect(await screen.findByText('over now')).toBeVisible();
});
