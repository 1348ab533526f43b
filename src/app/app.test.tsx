import { QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TaskRef } from '#contract/task-ref.ts';
import { lifeCycle, type TaskStep } from '#emulator/task-script.ts';
import { CALL_CODES } from '#tencent/error-codes.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { type Address, formatAddress, WHOLE_BOARD } from './address.ts';
import { createQueryClient } from './api/query-client.ts';
import { App, loadPage } from './app.tsx';
import { CATALOGUE } from './features/errors/catalogue.ts';
import { applyPreferences } from './persistence/apply-preferences.ts';
import { usePreferences } from './persistence/preferences.ts';
import { useWatchlist } from './persistence/watchlist.ts';
import { browserWatchClient } from './watch/browser-watch-client.ts';
import { WatchClientContext } from './watch/use-watch-client.ts';

const SDK_APP_ID = 1_400_000_000;
const ref = (taskId: string): TaskRef => ({ sdkAppId: SDK_APP_ID, region: 'ap-guangzhou', taskId });
const board: Address = { page: 'app', sdkAppId: SDK_APP_ID, view: WHOLE_BOARD };
const LONG = Number.POSITIVE_INFINITY;

const server = setupServer();
const asked: string[] = [];
let backEnd: ReturnType<typeof createBackEnd>;

// A limit is for what hangs: a page loads its parts while its first test runs, on whatever machine.
configure({ asyncUtilTimeout: 60_000 });

beforeAll(async () => {
  usePreferences.setState({ language: 'en', zone: 'UTC' });
  await applyPreferences();
  await Promise.all((['start', 'app', 'task', 'badTask'] as const).map(loadPage));
  server.listen({ onUnhandledFrame: 'error' });
  server.events.on('request:start', ({ request }) => {
    asked.push(new URL(request.url).pathname);
  });
});
afterAll(() => server.close());

beforeEach(() => {
  backEnd = createBackEnd();
  server.use(...backEnd.handlers);
  asked.length = 0;
  useWatchlist.setState({ tasks: [] });
  usePreferences.setState({ language: 'en' });
});
afterEach(() => {
  backEnd.stop();
  server.resetHandlers();
});

/** A task at Tencent that is now in the first of these steps, and that the proxy knows of. */
function begin(taskId: string, ...steps: TaskStep[]) {
  backEnd.emulator.setTask(ref(taskId), { startsAt: Date.now() - 60_000, steps });
  backEnd.board.addTasks([ref(taskId)]);
}
const inProgress: TaskStep = { status: 'InProgress', forMs: LONG };

function open(address: Address | string) {
  history.replaceState(null, '', typeof address === 'string' ? address : formatAddress(address));
  const client = createQueryClient();
  render(
    <QueryClientProvider client={client}>
      <WatchClientContext value={browserWatchClient(async () => false)}>
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

describe('the board', () => {
  test('shows what Tencent says, trouble first', async () => {
    begin('-calm+1.', inProgress);
    begin('-odd.', { status: 'Preparing', forMs: LONG });
    begin('-bad.', inProgress);
    // What is asked wrongly fails at once: it is not asked again.
    backEnd.emulator.setFault({ taskId: '-bad.' }, { kind: 'error', code: 'InvalidParameter' });
    open(board);
    expect(await (await rowOf('-calm+1.')).findByText('In progress')).toBeVisible();
    expect(await (await rowOf('-odd.')).findByText('Preparing')).toBeVisible();
    expect(await (await rowOf('-bad.')).findByText('Failing')).toBeVisible();
    const order = screen.getAllByRole('link').map((link) => link.getAttribute('title'));
    expect(order.find((name) => name?.startsWith('-'))).toBe('-bad.');
    expect(document.title).toBe(`(1) ${SDK_APP_ID} · Scribeboard`);
  });

  test('a count filters, in the address, and says what it hides', async () => {
    begin('-calm+1.', inProgress);
    const user = open(board);
    await (await rowOf('-calm+1.')).findByText('In progress');
    await user.click(screen.getByRole('button', { name: /^Idle/ }));
    expect(location.search).toBe('?state=idle');
    await user.click(await screen.findByRole('button', { name: 'Clear filters, show 1' }));
    expect(await screen.findByRole('link', { name: '-calm+1.' })).toBeVisible();
    expect(location.search).toBe('');
  });

  test('adds what is pasted, after saying what is wrong with it', async () => {
    const NEW = '-m9aB3xK7qZ9+dVc8LwR2tYh5UjM4.';
    backEnd.emulator.setTask(ref(NEW), { startsAt: Date.now(), steps: [inProgress] });
    const user = open(board);
    await user.click((await screen.findAllByRole('button', { name: 'Add tasks' }))[0] as HTMLElement);
    const dialog = within(await screen.findByRole('dialog', { name: 'Add tasks' }));
    await user.click(dialog.getByRole('textbox', { name: /^TaskIds or links/ }));
    await user.paste('-m9aB3xK7qZ9+dVc8LwR2tYh5UjM4.\n-masked****x.\n-m9aB3xK7qZ9 dVc8LwR2tYh5UjM4.\nTaskId');
    expect(await dialog.findByText('Masked')).toBeVisible();
    expect(dialog.getByText('Invalid')).toBeVisible();
    expect(dialog.getByText('Not a TaskId')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Add 1 task' }));
    expect(await (await rowOf(NEW)).findByText('In progress')).toBeVisible();
    expect(useWatchlist.getState().tasks).toEqual([{ ...ref(NEW), label: '', note: '', pinned: false }]);
  });

  test('says when nothing runs any more, since when, and keeps what has ended in sight', async () => {
    begin('-over+1.', inProgress);
    open(board);
    await (await rowOf('-over+1.')).findByText('In progress');
    backEnd.emulator.deleteTask(ref('-over+1.'));
    expect(await screen.findByText('Nothing is running: the task has ended.')).toBeVisible();
    expect(screen.getByText(/Last activity \d+ s ago, at \d\d:\d\d:\d\d\./)).toBeVisible();
    expect(await (await rowOf('-over+1.')).findByText('Ended')).toBeVisible();
  });

  test('says that the proxy is away, keeps what was known, and heals by itself', async () => {
    begin('-calm+1.', inProgress);
    const user = open(board);
    await (await rowOf('-calm+1.')).findByText('In progress');
    server.use(http.post('*/api/watch', () => HttpResponse.error()));
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^Can’t reach the Scribeboard server since \d\d:\d\d:\d\d\./,
    );
    expect(screen.getByRole('link', { name: '-calm+1.' })).toBeVisible();
    server.use(...backEnd.handlers);
    await user.click(screen.getByRole('button', { name: 'Try now' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});

describe('the command palette', () => {
  test('offers the regions of the board, and shows only the chosen one', async () => {
    begin('-calm+1.', inProgress);
    const far = { ...ref('-far.'), region: 'ap-singapore' };
    backEnd.emulator.setTask(far, { startsAt: Date.now() - 60_000, steps: [inProgress] });
    backEnd.board.addTasks([far]);
    const user = open(board);
    await rowOf('-far.');
    // The shortcuts come a little after the page.
    await screen.findByRole('button', { name: 'Skip to the content' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: /^Find a task/ }), 'Region singapore');
    const found = within(await screen.findByRole('listbox', { name: 'Commands' }));
    await user.click(await found.findByRole('option', { name: 'Region: ap-singapore' }));
    await waitFor(() => expect(location.search).toBe('?region=ap-singapore'));
    expect(await screen.findByRole('link', { name: '-far.' })).toBeVisible();
    expect(screen.queryByRole('link', { name: '-calm+1.' })).toBeNull();
  });
});

describe('the task page', () => {
  const task = (taskId: string): Address => ({ page: 'task', task: ref(taskId) });

  test('answers for a link that this browser never saw', async () => {
    backEnd.emulator.setTask(ref('-m9+x.'), { startsAt: Date.now() - 60_000, steps: [inProgress] });
    open(task('-m9+x.'));
    expect(await screen.findByRole('heading', { name: 'In progress' })).toBeVisible();
    expect(screen.getByText('-m9+x.')).toBeVisible();
    expect(document.title).toBe('In progress · -m9+x. · Scribeboard');
  });

  test('says of a task that was never seen what to check', async () => {
    open(task('-never.'));
    expect(await screen.findByRole('heading', { name: 'Not found' })).toBeVisible();
    expect(screen.getByRole('heading', { name: 'What to check' })).toBeVisible();
    expect(screen.getByRole('heading', { name: 'ResourceNotFound' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'ap-singapore' })).toHaveAttribute(
      'href',
      `/apps/${SDK_APP_ID}/task?id=-never.&region=ap-singapore`,
    );
  });

  test.each(CALL_CODES)('explains %s, with its RequestId and what is done about it', async (code) => {
    backEnd.emulator.setFault({}, { kind: 'error', code, message: 'As Tencent says it.' });
    open(task('-m9+x.'));
    const panel = within(await screen.findByRole('article', { name: 'Problem' }));
    expect(panel.getByRole('heading', { name: code })).toBeVisible();
    const { meaning, cause, toDo } = CATALOGUE[code].en;
    for (const text of [meaning, cause, toDo]) expect(await panel.findByText(text)).toBeVisible();
    expect(panel.getByText(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)).toBeVisible();
    expect(panel.getByText('Retries')).toBeVisible();
  });

  test('Check now asks Tencent again', async () => {
    backEnd.emulator.setTask(ref('-m9+x.'), { startsAt: Date.now() - 60_000, steps: [inProgress] });
    const user = open(task('-m9+x.'));
    await screen.findByRole('heading', { name: 'In progress' });
    const before = backEnd.arrivedAt.length;
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await waitFor(() => expect(backEnd.arrivedAt.length).toBeGreaterThan(before));
    expect(asked).toContain(`/api/apps/${SDK_APP_ID}/task/check`);
  });

  test('a name keeps it on the watchlist', async () => {
    backEnd.emulator.setTask(
      ref('-m9+x.'),
      lifeCycle({ startsAt: Date.now(), idleMs: LONG, inProgressMs: 0, exitedMs: 0 }),
    );
    const user = open(task('-m9+x.'));
    await screen.findByRole('heading', { name: 'Idle' });
    await user.type(screen.getByRole('textbox', { name: 'Label' }), 'Physics 3108{Enter}');
    expect(await screen.findByRole('button', { name: 'Watching' })).toBeVisible();
    expect(useWatchlist.getState().tasks).toEqual([
      { ...ref('-m9+x.'), label: 'Physics 3108', note: '', pinned: false },
    ]);
  });

  test('a note and a pin are kept, until one stops watching', async () => {
    backEnd.emulator.setTask(ref('-m9+x.'), { startsAt: Date.now() - 60_000, steps: [inProgress] });
    const user = open(task('-m9+x.'));
    await screen.findByRole('heading', { name: 'In progress' });
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'calls about the sound');
    await user.tab();
    await user.click(await screen.findByRole('button', { name: 'Pin' }));
    expect(await screen.findByRole('button', { name: 'Pin', pressed: true })).toBeVisible();
    expect(useWatchlist.getState().tasks).toMatchObject([{ note: 'calls about the sound', pinned: true }]);
    await user.click(screen.getByRole('button', { name: 'Watching' }));
    expect(useWatchlist.getState().tasks).toEqual([]);
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('');
  });

  test.each([
    [`/apps/${SDK_APP_ID}/task?region=ap-guangzhou`, /No TaskId in link/],
    [`/apps/${SDK_APP_ID}/task?id=a%20b&region=ap-guangzhou`, /contains invalid characters/],
    ['/apps/00/task?id=-m9&region=ap-guangzhou', /is not an SdkAppId/],
  ])('explains %s and sends no request about it', async (link, why) => {
    open(link);
    expect(await screen.findByText(why)).toBeVisible();
    expect(asked.filter((path) => path !== '/api/session')).toEqual([]);
  });
});

describe('the start page', () => {
  test('counts the tasks of every SdkAppId known to the server or to me', async () => {
    begin('-calm+1.', inProgress);
    useWatchlist.setState({ tasks: [{ ...ref('-mine.'), sdkAppId: 77, label: '', note: '', pinned: false }] });
    open({ page: 'start' });
    await screen.findByRole('link', { name: /1400000000 1 task/ });
    const lineOf = (sdkAppId: number) =>
      within(
        screen.getAllByRole('listitem').find((line) => line.textContent.startsWith(`${sdkAppId}`)) ?? document.head,
      );
    expect(await lineOf(SDK_APP_ID).findByText('In progress')).toBeVisible();
    expect(lineOf(77).getByText('1 task on your watchlist, not checked yet')).toBeVisible();
  });

  test('gives an SdkAppId a name for all viewers, and takes it away again', async () => {
    begin('-calm+1.', inProgress);
    const user = open({ page: 'start' });
    const rename = async (name: string) => {
      await user.click(await screen.findByRole('button', { name: `Rename ${SDK_APP_ID}` }));
      const field = screen.getByRole('textbox', { name: `Name of ${SDK_APP_ID}` });
      await user.clear(field);
      await user.type(field, `${name}{Enter}`);
    };
    await rename(' Live classes ');
    expect(await screen.findByRole('link', { name: /^Live classes 1400000000 1 task/ })).toBeVisible();
    expect(backEnd.board.apps('', () => true).apps[0]?.label).toBe('Live classes');
    await rename('x'.repeat(61));
    expect(await screen.findByText(/at most 60 characters/)).toBeVisible();
    await user.keyboard('{Escape}');
    await rename(' ');
    expect(await screen.findByRole('link', { name: /^1400000000 1 task/ })).toBeVisible();
  });

  test('opens an SdkAppId by number, and explains one that cannot be', async () => {
    const user = open({ page: 'start' });
    const field = await screen.findByRole('textbox', { name: 'SdkAppId, TaskId or link' });
    await user.type(field, '99999999999{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent(/whole number from 1 to 4294967295/);
    await user.clear(field);
    await user.type(field, '20012345{Enter}');
    expect(await screen.findByText('No tasks for 20012345 yet')).toBeVisible();
    expect(location.pathname).toBe('/apps/20012345');
  });

  test('speaks the chosen language, and says so in the document', async () => {
    const user = open({ page: 'start' });
    await screen.findByRole('heading', { name: 'Applications' });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), '简体中文');
    expect(await screen.findByRole('heading', { name: '应用' })).toBeVisible();
    expect(document.documentElement.lang).toBe('zh-CN');
  });
});
