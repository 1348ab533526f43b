import { QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Acknowledgement, Incident } from '#contract/incident.ts';
import type { TaskRef } from '#contract/task-ref.ts';
import { localAuth } from '#proxy/auth/local.ts';
import { type BackEndOptions, createBackEnd } from '#testing/back-end.ts';
import { formatAddress, WHOLE_BOARD } from './address.ts';
import { createQueryClient } from './api/query-client.ts';
import { App, loadPage } from './app.tsx';
import { asked } from './features/incidents/asked.ts';
import { takeOffList } from './features/incidents/take-off-list.ts';
import { applyPreferences } from './persistence/apply-preferences.ts';
import { addToWatchlist } from './persistence/edit-watchlist.ts';
import { usePreferences } from './persistence/preferences.ts';
import { useWatchlist } from './persistence/watchlist.ts';
import { slotAnswer } from './ui/slot-answer.ts';
import { browserWatchClient } from './watch/browser-watch-client.ts';
import { WatchClientContext } from './watch/use-watch-client.ts';

const SDK_APP_ID = 1_400_000_000;
const ref = (taskId: string): TaskRef => ({ sdkAppId: SDK_APP_ID, region: 'ap-guangzhou', taskId });

const server = setupServer();
let backEnd: ReturnType<typeof createBackEnd>;

// A limit is for what hangs, on whatever machine.
configure({ asyncUtilTimeout: 60_000 });

beforeAll(async () => {
  usePreferences.setState({ language: 'en', zone: 'UTC' });
  await applyPreferences();
  await loadPage('app');
  server.listen({ onUnhandledFrame: 'error' });
});
afterAll(() => server.close());

function begin(options?: BackEndOptions) {
  backEnd = createBackEnd(options);
  server.use(...backEnd.handlers);
}
beforeEach(() => {
  useWatchlist.setState({ tasks: [] });
  slotAnswer.setState({ answer: null });
  asked.setState({ asked: null });
});
afterEach(() => {
  backEnd.stop();
  server.resetHandlers();
});

/** Tasks that run at Tencent, and that the server knows. */
function run(...taskIds: string[]) {
  for (const taskId of taskIds) {
    const steps = [{ status: 'InProgress', forMs: Number.POSITIVE_INFINITY }];
    backEnd.emulator.setTask(ref(taskId), { startsAt: Date.now() - 60_000, steps });
  }
  backEnd.board.addTasks(taskIds.map(ref));
}

/** What was asked about it is refused, which is a person's business at once. */
function fail(taskId: string) {
  backEnd.emulator.setFault({ taskId }, { kind: 'error', code: 'InvalidParameter.SdkAppId' });
}

async function incidentsOf(taskId: string): Promise<readonly Incident[]> {
  const answer = await backEnd.board.task(ref(taskId), 0);
  return 'state' in answer ? answer.incidents : [];
}

/** Another person takes on what is wrong with the first task. */
async function holdBy(said: Acknowledgement) {
  const ids = (await incidentsOf('-a+1.')).map(({ id }) => id);
  expect(backEnd.board.acknowledge(ids, said, () => true)).toBe(1);
}

function openBoard() {
  history.replaceState(null, '', formatAddress({ page: 'app', sdkAppId: SDK_APP_ID, view: WHOLE_BOARD }));
  render(
    <QueryClientProvider client={createQueryClient()}>
      <WatchClientContext value={browserWatchClient(async (keys, wasShown) => takeOffList(keys, wasShown))}>
        <App />
      </WatchClientContext>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

const rowOf = async (taskId: string) => {
  const link = await screen.findByRole('link', { name: taskId });
  return within(link.closest('tr') as HTMLElement);
};
const attention = (n: number) => screen.findByRole('button', { name: new RegExp(`^Needs attention ?${n}$`) });
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }));

test('a row is taken on with a few words: who has it stands in the row, it counts no more, and Undo gives it back', async () => {
  begin();
  run('-a+1.', '-b+2.');
  fail('-a+1.');
  const user = openBoard();
  await attention(1);
  await user.click(await (await rowOf('-a+1.')).findByRole('button', { name: 'Acknowledge' }));
  const form = await dialog('Acknowledge 1 incident');
  expect(form.getByText('as this server')).toBeVisible();
  await user.click(form.getByRole('radio', { name: 'in 8 h' }));
  await user.type(form.getByRole('textbox', { name: 'A few words (optional)' }), 'ticket 7731');
  await user.click(form.getByRole('button', { name: 'Acknowledge' }));

  const row = await rowOf('-a+1.');
  expect(await row.findByText(/^this server, until (\d\d-\d\d )?\d\d:\d\d$/)).toBeVisible();
  await attention(0);
  const [incident] = await incidentsOf('-a+1.');
  expect(incident?.acknowledgement).toMatchObject({ by: '', note: 'ticket 7731', until: expect.any(Number) });

  expect((await screen.findAllByText(/^Acknowledged 1 incident until/))[0]).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await attention(1);
  expect(await row.findByRole('button', { name: 'Acknowledge' })).toBeVisible();
});

test('once the time that was said is over, it needs attention again by itself', async () => {
  begin();
  run('-a+1.');
  fail('-a+1.');
  openBoard();
  await attention(1);
  const takenUntil = async (until: number) => holdBy({ by: 'Ana', at: Date.now(), until, note: '' });
  await takenUntil(Date.now() + 3_600_000);
  await attention(0);
  expect(await (await rowOf('-a+1.')).findByText(/^Ana, until/)).toBeVisible();
  await takenUntil(Date.now() + 1);
  await attention(1);
});

test('who has it is told on demand, and it is given back there', async () => {
  begin();
  run('-a+1.');
  fail('-a+1.');
  const user = openBoard();
  await attention(1);
  const [incident] = ((await backEnd.board.task(ref('-a+1.'), 0)) as { incidents: { id: string }[] }).incidents;
  backEnd.board.acknowledge([incident?.id ?? ''], { by: 'Ana', at: Date.now(), until: null, note: 'mine' }, () => true);
  await user.click(await (await rowOf('-a+1.')).findByRole('button', { name: 'Acknowledged' }));
  const told = await dialog('Acknowledged by Ana');
  expect(told.getByText('mine')).toBeVisible();
  await user.click(told.getByRole('button', { name: 'Unacknowledge' }));
  await attention(1);
  expect((await screen.findAllByText('1 incident needs attention again'))[0]).toBeVisible();
});

test('a refused application stands once above the table, says what it mutes, and is taken on there', async () => {
  begin();
  run('-a+1.', '-b+2.');
  const user = openBoard();
  await (await rowOf('-a+1.')).findByText('In progress');
  await (await rowOf('-b+2.')).findByText('In progress');
  backEnd.emulator.setFault({}, { kind: 'error', code: 'UnauthorizedOperation' });
  const line = within(await screen.findByRole('region', { name: 'Incident' }));
  expect(line.getByRole('alert')).toHaveTextContent(
    /^Permission refused for this application since \d\d:\d\d:\d\d · checked once a minute · 2 rows muted · UnauthorizedOperation$/,
  );
  expect(line.getByRole('link', { name: 'How to fix' })).toHaveAttribute('href', '/errors/UnauthorizedOperation');
  await attention(1);
  await user.click(line.getByRole('button', { name: 'Acknowledge' }));
  await user.click((await dialog('Acknowledge 1 incident')).getByRole('button', { name: 'Acknowledge' }));
  await attention(0);
  expect(await line.findByText(/this server/)).toBeVisible();
  expect(line.queryByRole('alert')).toBeNull();
});

test('an account incident stands where notices stand, as of the last good answer, and is taken on there', async () => {
  begin();
  run('-a+1.');
  const user = openBoard();
  await (await rowOf('-a+1.')).findByText('In progress');
  backEnd.emulator.setFault({}, { kind: 'error', code: 'AuthFailure.SecretIdNotFound' });
  const notice = await screen.findByRole('alert');
  expect(notice).toHaveTextContent(
    /^Tencent Cloud rejected the API key since \S+ · showing last known status as of \d\d:\d\d:\d\d · .* · 1 row muted · AuthFailure.SecretIdNotFound$/,
  );
  await attention(1);
  await user.click(screen.getByRole('button', { name: 'Acknowledge' }));
  await user.click((await dialog('Acknowledge 1 incident')).getByRole('button', { name: 'Acknowledge' }));
  await attention(0);
});

test('a task that is not found is removed for everyone, from my list too, after a question; one that lives stays', async () => {
  begin();
  run('-lives+1.');
  addToWatchlist([ref('-never.'), ref('-lives+1.')]);
  const user = openBoard();
  const row = await rowOf('-never.');
  await row.findByText('Not found');
  await user.click(row.getByRole('checkbox'));
  await user.click((await rowOf('-lives+1.')).getByRole('checkbox'));
  await user.click(await screen.findByRole('button', { name: 'Remove 1' }));
  const question = await dialog('Remove 1 task for everyone?');
  expect(question.getByText('Not removed, because alive: 1 task')).toBeVisible();
  await user.click(question.getByRole('button', { name: 'Remove' }));
  expect((await screen.findAllByText('Removed 1 task for everyone'))[0]).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('link', { name: '-never.' })).toBeNull());
  expect(useWatchlist.getState().tasks.map(({ taskId }) => taskId)).toEqual(['-lives+1.']);
  expect(backEnd.board.tasksOf(SDK_APP_ID).map(({ taskId }) => taskId)).toEqual(['-lives+1.']);
});

test('what another viewer removes leaves my list as well, and does not come back by it', async () => {
  begin();
  run('-lives+1.');
  addToWatchlist([ref('-never.')]);
  openBoard();
  await (await rowOf('-never.')).findByText('Not found');
  expect(backEnd.board.remove(ref('-never.'))).toBe(true);
  await waitFor(() => expect(useWatchlist.getState().tasks).toEqual([]));
  await waitFor(() => expect(screen.queryByRole('link', { name: '-never.' })).toBeNull());
  expect(backEnd.board.tasksOf(SDK_APP_ID).map(({ taskId }) => taskId)).toEqual(['-lives+1.']);
});

test('a task that came alive meanwhile is not removed, and why is said', async () => {
  begin();
  addToWatchlist([ref('-late.')]);
  const user = openBoard();
  const row = await rowOf('-late.');
  await row.findByText('Not found');
  await user.click(row.getByRole('checkbox'));
  await user.click(await screen.findByRole('button', { name: 'Remove 1' }));
  const question = await dialog('Remove 1 task for everyone?');
  run('-late.');
  backEnd.board.check(ref('-late.'));
  await row.findByText('In progress');
  await user.click(question.getByRole('button', { name: 'Remove' }));
  expect(await question.findByRole('alert')).toHaveTextContent('Tencent Cloud reports it as alive again');
});

test('who may only look has no buttons to act with', async () => {
  const auth = {
    ...localAuth,
    authenticate: async () => ({
      id: 'viewer',
      kind: 'token' as const,
      name: 'viewer',
      scopes: new Set(['read'] as const),
      apps: 'all' as const,
      expiresAt: null,
    }),
  };
  begin({ auth });
  run('-a+1.', '-b+2.');
  fail('-a+1.');
  const user = openBoard();
  await attention(1);
  const row = await rowOf('-a+1.');
  await user.click(row.getByRole('checkbox'));
  await screen.findByRole('region', { name: 'Selection' });
  expect(screen.queryByRole('button', { name: 'Acknowledge' })).toBeNull();
});

test('e takes on the selection, else the current row, and nothing where there is nothing', async () => {
  begin();
  run('-a+1.', '-b+2.', '-calm+3.');
  fail('-a+1.');
  fail('-b+2.');
  const user = openBoard();
  await attention(2);
  await (await rowOf('-a+1.')).findByRole('button', { name: 'Acknowledge' });
  await user.keyboard('e');
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.keyboard('je');
  await dialog('Acknowledge 1 incident');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await user.keyboard('jxkx');
  await screen.findByRole('button', { name: 'Acknowledge 2' });
  await user.keyboard('e');
  const form = await dialog('Acknowledge 2 incidents');
  await user.click(form.getByRole('button', { name: 'Acknowledge 2' }));
  await attention(0);
});
