import { QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createBackEnd } from '#testing/back-end.ts';
import { type BoardView, WHOLE_BOARD } from '../address.ts';
import { createQueryClient } from '../api/query-client.ts';
import { applyPreferences } from '../persistence/apply-preferences.ts';
import { undescribed } from '../persistence/parse-watchlist.ts';
import { usePreferences } from '../persistence/preferences.ts';
import { useWatchlist } from '../persistence/watchlist.ts';
import { browserWatchClient } from '../watch/browser-watch-client.ts';
import { WatchClientContext } from '../watch/use-watch-client.ts';
import { AppPage } from './board/app-page.tsx';
import { StartPage } from './start-page.tsx';
import { WallPage } from './wall-page.tsx';

const APP = 1_400_188_366;
const GOOD = { sdkAppId: APP, region: 'ap-singapore', taskId: '-good.' };
/** Of the other site of Tencent Cloud than the server. */
const BAD = { sdkAppId: APP, region: 'ap-shanghai', taskId: '-live3AbCdEf.' };

const server = setupServer();
let backEnd: ReturnType<typeof createBackEnd>;

// A limit is for what hangs, whatever the machine.
configure({ asyncUtilTimeout: 30_000 });
beforeAll(async () => {
  usePreferences.setState({ language: 'en', zone: 'UTC' });
  await applyPreferences();
  // As if rows of the board fitted.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 600 });
  const icon = document.createElement('link');
  icon.rel = 'icon';
  icon.href = '/favicon.svg';
  document.head.append(icon);
  server.listen({ onUnhandledFrame: 'error' });
});
afterAll(() => server.close());
beforeEach(() => {
  backEnd = createBackEnd({ emulator: { latencyMs: 0 }, accounts: [{ sdkAppIds: new Set([APP]) }] });
  server.use(...backEnd.handlers);
  backEnd.emulator.setTask(GOOD, {
    startsAt: Date.now() - 60_000,
    steps: [{ status: 'InProgress', forMs: Number.POSITIVE_INFINITY }],
  });
});
afterEach(() => {
  backEnd.stop();
  server.resetHandlers();
});

function show(page: React.ReactNode) {
  const queryClient = createQueryClient();
  render(
    <QueryClientProvider client={queryClient}>
      <WatchClientContext value={browserWatchClient(async () => false)}>{page}</WatchClientContext>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}
const rowOf = async (taskId: string) => {
  const row = (await screen.findByTitle(taskId)).closest('tr');
  if (!row) throw new Error(`${taskId} is in no row`);
  return within(row);
};

test.each<[string, Partial<BoardView>]>([
  ['all tasks', {}],
  ['my tasks', { list: 'mine' }],
])('on the board of %s, a task that is not served has a row that says so and can be removed', async (_what, view) => {
  useWatchlist.setState({ tasks: [BAD, GOOD].map(undescribed) });
  const user = show(<AppPage sdkAppId={APP} view={{ ...WHOLE_BOARD, ...view }} />);
  expect(await (await rowOf(GOOD.taskId)).findByText('In progress')).toBeVisible();
  const bad = await rowOf(BAD.taskId);
  expect(await bad.findByText('Not served here: region ap-shanghai belongs to Tencent Cloud China')).toBeVisible();
  await user.click(bad.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(screen.queryByTitle(BAD.taskId)).toBeNull());
  expect(useWatchlist.getState().tasks.map(({ taskId }) => taskId)).toEqual([GOOD.taskId]);
  expect(screen.getByTitle(GOOD.taskId)).toBeVisible();
});

test('the dialog for adding says it before, and adds the others', async () => {
  useWatchlist.setState({ tasks: [] });
  const user = show(<StartPage />);
  await user.type(
    await screen.findByLabelText(/TaskIds or links, logs/),
    'SdkAppId=1400188366 region=ap-shanghai TaskId=-m9aB3xK7qZ9+dVc8LwR2tYh5UjM4.{enter}SdkAppId=1400188366 region=ap-singapore TaskId=-m9kL8pW3vT6+hQe5NzX1bCg7SfD2.',
  );
  await user.click(screen.getByRole('button', { name: 'Review and add' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText('region ap-shanghai belongs to Tencent Cloud China')).toBeInTheDocument();
  expect(dialog.getByText((_, element) => element?.textContent === '1 not served here')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Add 1 task' }));
  expect(useWatchlist.getState().tasks.map(({ taskId }) => taskId)).toEqual(['-m9kL8pW3vT6+hQe5NzX1bCg7SfD2.']);
});

test('a link with a task that is not served shows the others', async () => {
  useWatchlist.setState({ tasks: [] });
  show(<AppPage sdkAppId={APP} view={{ ...WHOLE_BOARD, watch: [BAD, GOOD] }} />);
  expect(await (await rowOf(GOOD.taskId)).findByText('In progress')).toBeVisible();
  expect(await (await rowOf(BAD.taskId)).findByText(/^Not served here/)).toBeVisible();
});

test('a wall with an SdkAppId that is not served shows the others, says so, and does not call it all clear', async () => {
  useWatchlist.setState({ tasks: [GOOD].map(undescribed) });
  show(<WallPage sdkAppIds={[APP, 999]} view={{ list: 'all', region: null }} />);
  expect(await screen.findByText('not served here')).toBeVisible();
  await waitFor(() => expect(document.body).toHaveTextContent(/1\s*In progress/));
  expect(document.body).not.toHaveTextContent(/all clear/i);
});
