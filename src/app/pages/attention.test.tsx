import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TaskRef } from '#contract/task-ref.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { createVirtualClock, type VirtualClock } from '#testing/virtual-clock.ts';
import { WHOLE_BOARD } from '../address.ts';
import { createQueryClient } from '../api/query-client.ts';
import { applyPreferences } from '../persistence/apply-preferences.ts';
import { usePreferences } from '../persistence/preferences.ts';
import { useWatchlist } from '../persistence/watchlist.ts';
import { browserWatchClient } from '../watch/browser-watch-client.ts';
import { WatchClientContext } from '../watch/use-watch-client.ts';
import { AppPage } from './board/app-page.tsx';
import { StartPage } from './start-page.tsx';
import { WallPage } from './wall-page.tsx';

/** What the pages with counts say in each situation, and that none of them sounds calm where it does not know. */

const APP = 1_400_000_000;
const OTHER = 20_012_345;
const refs = (n: number, sdkAppId = APP): TaskRef[] =>
  Array.from({ length: n }, (_, i) => ({ sdkAppId, region: 'ap-guangzhou', taskId: `-t${i}.` }));
/** No page may say any of it unless all is known to be well. */
const CALM = /all clear|nothing needs|nothing open|\bOK\b|as they should/i;

const server = setupServer();
let clock: VirtualClock;
let backEnd: ReturnType<typeof createBackEnd>;

// A limit is for what hangs: a page loads its parts while its first test runs, on whatever machine.
configure({ asyncUtilTimeout: 60_000 });

beforeAll(async () => {
  usePreferences.setState({ language: 'en', zone: 'UTC' });
  await applyPreferences();
  // As if six rows of the wall fitted.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 600 });
  const icon = document.createElement('link');
  icon.rel = 'icon';
  icon.href = '/favicon.svg';
  document.head.append(icon);
  server.listen({ onUnhandledFrame: 'error' });
});
afterAll(() => server.close());

beforeEach(() => {
  clock = createVirtualClock();
  backEnd = createBackEnd({ clock, emulator: { latencyMs: 0 } });
  server.use(...backEnd.handlers);
  useWatchlist.setState({ tasks: [] });
});
afterEach(() => {
  backEnd.stop();
  server.resetHandlers();
});

/** These run at Tencent, a viewer lists them, and time passes. */
async function run(tasks: readonly TaskRef[], seconds: number, alive = tasks) {
  for (const ref of alive)
    backEnd.emulator.setTask(ref, {
      startsAt: clock.wall() - 60_000,
      steps: [{ status: 'InProgress', forMs: Number.POSITIVE_INFINITY }],
    });
  await pass(tasks, seconds);
}

async function pass(tasks: readonly TaskRef[], seconds: number) {
  for (let left = seconds; left > 0; left -= 5) {
    const list = { apps: [], refs: [...tasks], mode: 'replace' as const };
    backEnd.board.watch({ lease: 'a-lease-of-one-tab', revision: 0, list, visible: [...tasks] }, () => true);
    await clock.advance(Math.min(left, 5) * 1_000);
  }
}

const PAGES = {
  start: <StartPage />,
  board: <AppPage sdkAppId={APP} view={WHOLE_BOARD} />,
  wall: <WallPage sdkAppIds={[APP]} view={WHOLE_BOARD} />,
  wallOfTwo: <WallPage sdkAppIds={[APP, OTHER]} view={WHOLE_BOARD} />,
};

function open(page: keyof typeof PAGES) {
  cleanup();
  render(
    <QueryClientProvider client={createQueryClient()}>
      <WatchClientContext value={browserWatchClient(async () => false)}>{PAGES[page]}</WatchClientContext>
    </QueryClientProvider>,
  );
}

const fail = (match: Parameters<typeof backEnd.emulator.setFault>[0], code = 'InternalError.CTInternalError') =>
  backEnd.emulator.setFault(match, { kind: 'error', code });
const page = () => screen.getByRole('main');
const icon = () => document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href;
const lead = async () => (await screen.findByRole('heading', { name: 'Applications' })).nextElementSibling;
const tile = (name: string) =>
  screen.findByText(
    (_, element) => element?.tagName === 'LI' && new RegExp(`^(\\d+|–)${name}$`).test(element.textContent),
  );
const rows = () => within(screen.getByRole('list', { name: 'What needs attention' })).queryAllByRole('listitem');
const alarm = () => screen.findByRole('alert');

describe('a wrong key from the first start', () => {
  beforeEach(async () => {
    fail({}, 'AuthFailure.SecretIdNotFound');
    await run(refs(6), 2);
  });

  test('the start page says so above all, in title and icon, and says nothing calm', async () => {
    open('start');
    expect(await alarm()).toHaveTextContent(
      /^Tencent Cloud rejected the API key since 06:00:\d\d · .*AuthFailure\.SecretIdNotFound$/,
    );
    expect(await lead()).toHaveTextContent('6 tasks · 0 live · 1 needs attention · 6 not checked yet');
    expect(within(screen.getByRole('listitem')).getByRole('link', { name: '6 not checked yet' })).toBeVisible();
    expect(document.title).toBe('(!) Scribeboard');
    expect(icon()).toContain('favicon-attention');
    expect(page()).not.toHaveTextContent(CALM);
  });

  test('the wall says so above all, and says nothing calm', async () => {
    open('wall');
    expect(await alarm()).toHaveTextContent(/^Tencent Cloud rejected the API key /);
    expect(await tile('Needs attention')).toHaveTextContent(/^1/);
    expect(await tile('Not checked yet')).toHaveTextContent(/^6/);
    expect(screen.getByText('no data yet')).toBeVisible();
    expect(screen.getByText('6 not checked yet')).toBeVisible();
    expect(rows()).toHaveLength(0);
    expect(document.title).toBe('(!) 1400000000 · Scribeboard');
    expect(icon()).toContain('favicon-attention');
    expect(page()).not.toHaveTextContent(CALM);
  });

  test('the rail counts it', async () => {
    open('board');
    expect(await screen.findByRole('button', { name: /^Needs attention ?1$/ })).toBeVisible();
    expect(await screen.findByRole('link', { name: /1400000000 6 tasks 1 Needs attention/ })).toBeVisible();
    expect(screen.queryByText('All clear')).toBeNull();
  });
});

describe('Tencent Cloud is gone, and one task was failing before', () => {
  beforeEach(async () => {
    const tasks = refs(4);
    await run(tasks, 10);
    fail({ taskId: '-t0.' });
    await pass(tasks, 60);
    for (const match of [{}, { taskId: '-t0.' }]) backEnd.emulator.setFault(match, { kind: 'reset' });
    await pass(tasks, 90);
  });

  test('the start page names both, and no line says that it is well', async () => {
    open('start');
    expect(await alarm()).toHaveTextContent(/^Can’t reach Tencent Cloud since 06:01:\d\d · .* as of 06:01:\d\d/);
    expect(await lead()).toHaveTextContent(/^4 tasks · 4 live · 2 need attention$/);
    const line = within(screen.getByRole('listitem'));
    expect(line.getByRole('link', { name: '1 failing' })).toBeVisible();
    expect(line.getByText(/^06:00:\d\d$/)).toBeVisible();
    expect(page()).not.toHaveTextContent(CALM);
  });

  test('the wall stands still as of the last good answer, and the failing one stands below the outage', async () => {
    open('wall');
    expect(await alarm()).toHaveTextContent(/^Can’t reach Tencent Cloud/);
    expect(screen.getByText(/^for 1 min$/)).toBeVisible();
    expect(await tile('Needs attention')).toHaveTextContent(/^2/);
    expect(await tile('Failing')).toHaveTextContent(/^1/);
    expect(screen.getByTitle('Last update')).toHaveTextContent(/^as of 06:01:\d\d$/);
    expect(rows().map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^Failing-t0\.ap-guangzhouInternalError\.CTInternalErrorfor \d+ minsince 06:00$/),
    ]);
    expect(screen.getByText(/^3 tasks were OK at 06:01:\d\d, not confirmed since$/)).toBeVisible();
    expect(page()).not.toHaveTextContent(/updated|All clear|others OK/);
  });

  test.each(['board', 'wall'] as const)('the %s tells no period in which tasks are asked', async (page) => {
    open(page);
    expect(await screen.findByText('no responses: each task is checked less often')).toBeVisible();
    expect(screen.queryByText(/visible tasks every/)).toBeNull();
  });

  test('it is calm again once Tencent Cloud is back and the task is well', async () => {
    backEnd.emulator.setFault({}, null);
    backEnd.emulator.setFault({ taskId: '-t0.' }, null);
    await pass(refs(4), 60);
    open('wall');
    expect(await screen.findByText('All clear: 4 tasks OK')).toBeVisible();
    expect(document.title).toBe('1400000000 · Scribeboard');
    open('start');
    expect(await lead()).toHaveTextContent('4 tasks · 4 live · All clear');
    expect(within(screen.getByRole('listitem')).getByText('nothing open')).toBeVisible();
    expect(document.title).toBe('Scribeboard');
    expect(icon()).not.toContain('attention');
    open('board');
    expect(await screen.findByText('All clear')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Needs attention/ })).toBeNull();
  });
});

describe('one of several tasks is failing', () => {
  beforeEach(async () => {
    const tasks = [...refs(4, OTHER), ...refs(3)];
    await run(tasks, 10);
    fail({ taskId: '-t3.' });
    await pass(tasks, 60);
  });

  test('the start page has its application first, and leads to the failing ones', async () => {
    const user = userEvent.setup();
    open('start');
    expect(await lead()).toHaveTextContent('7 tasks · 7 live · 1 needs attention');
    const [first, second] = screen.getAllByRole('listitem').map((line) => within(line));
    expect(first?.getByText(String(OTHER))).toBeVisible();
    expect(second?.getByText('nothing open')).toBeVisible();
    expect(document.title).toBe('(1) Scribeboard');
    await user.click(screen.getByRole('link', { name: '1 failing' }));
    expect(location.pathname + location.search).toBe(`/apps/${OTHER}?state=failing`);
  });

  test('the wall counts it for its application, and says that the others are well', async () => {
    open('wallOfTwo');
    expect(await screen.findByText('1 needs attention · 4 tasks')).toBeVisible();
    expect(screen.getByText('3 tasks')).toBeVisible();
    expect(rows()).toHaveLength(1);
    expect(screen.getByText('6 others OK')).toBeVisible();
    expect(page()).not.toHaveTextContent(/All clear/);
  });

  test('acknowledged, it counts nowhere, is still listed, and nothing is called clear', async () => {
    const { incidents } = backEnd.board.watch(
      {
        lease: 'another-lease-of-a-tab',
        revision: 0,
        list: { apps: [OTHER], refs: [], mode: 'replace' },
      },
      () => true,
    ) as { incidents: { id: string }[] };
    const response = await fetch('/api/incidents/acknowledge', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids: incidents.map(({ id }) => id), acknowledged: true, note: 'class is over' }),
    });
    expect(response.status).toBe(200);
    open('start');
    expect(await lead()).toHaveTextContent('7 tasks · 7 live · 1 acknowledged');
    expect(screen.getByRole('link', { name: '1 acknowledged' })).toBeVisible();
    expect(document.title).toBe('Scribeboard');
    expect(icon()).not.toContain('attention');
    open('wallOfTwo');
    expect(await tile('Needs attention')).toHaveTextContent(/^0/);
    expect(rows().map((row) => row.textContent)).toEqual([expect.stringMatching(/^Acknowledged.*this server/)]);
    expect(page()).not.toHaveTextContent(/All clear/);
    open('board');
    expect(await screen.findByRole('button', { name: /^Acknowledged ?0$/ })).toBeVisible();
    expect(await screen.findByText('All clear')).toBeVisible();
  });
});

test('all of an SdkAppId refused: on its line and above the wall, with the tasks of the others well', async () => {
  const tasks = [...refs(3), ...refs(3, OTHER)];
  await run(tasks, 10);
  fail({ sdkAppId: OTHER }, 'AuthFailure.UnauthorizedOperation');
  await pass(tasks, 60);
  open('start');
  expect(await lead()).toHaveTextContent('6 tasks · 6 live · 1 needs attention');
  const [first, second] = screen.getAllByRole('listitem').map((line) => within(line));
  expect(first?.getByText('Permission refused for this application')).toBeVisible();
  expect(first?.getByText(String(OTHER))).toBeVisible();
  expect(second?.getByText('nothing open')).toBeVisible();
  expect(document.title).toBe('(1) Scribeboard');
  open('wallOfTwo');
  expect(await alarm()).toHaveTextContent(
    /^Permission refused for this application checked once a minute · 3 rows muted · AuthFailure/,
  );
  expect(rows()).toHaveLength(0);
  expect(screen.getByText('3 tasks OK · 3 tasks not confirmed lately')).toBeVisible();
});

test('a task that the server does not know yet keeps the start page from sounding calm', async () => {
  await run(refs(2), 10);
  useWatchlist.setState({ tasks: [{ ...refs(1, OTHER)[0], label: '', note: '', pinned: false } as never] });
  open('start');
  expect(await lead()).toHaveTextContent('3 tasks · 2 live · 1 not checked yet');
  expect(await lead()).not.toHaveTextContent(CALM);
});

test('nothing is called clear while the server does not answer the page', async () => {
  await run(refs(2), 10);
  open('wall');
  expect(await screen.findByText('All clear: 2 tasks OK')).toBeVisible();
  server.use(http.post('*/api/watch', () => HttpResponse.error()));
  expect(await screen.findByText(/^2 tasks were OK at 06:00:\d\d, not confirmed since$/)).toBeVisible();
  expect(await alarm()).toHaveTextContent(/^Can’t reach the Scribeboard server\./);
  expect(page()).not.toHaveTextContent(/All clear|updated/);
  expect(document.title).toBe('(?) 1400000000 · Scribeboard');
});

/** What each surface says: the title of the board, its rail, the lead of the start page, the first tile of the wall. */
async function everySurface() {
  open('board');
  const all = await screen.findByRole('button', { name: /^All ?[1-9]/ });
  const rail = all.closest('div')?.firstElementChild?.textContent;
  const { title } = document;
  open('start');
  const start = (await lead())?.textContent;
  open('wall');
  const first = await waitFor(() => {
    const tile = page().querySelector('li');
    expect(tile).toHaveTextContent(/^(\d|All)/);
    return tile;
  });
  const wall = first?.textContent;
  return { title, rail, start, wall };
}

const calmOf = (n: number) => ({
  title: `${APP} · Scribeboard`,
  rail: 'All clear',
  start: `${n} tasks · ${n} live · All clear`,
  wall: 'All clear',
});

describe('the same numbers on every surface', () => {
  const REGION = 'ap-singapore';
  const scenarios: Record<string, { given: () => Promise<void>; says: Awaited<ReturnType<typeof everySurface>> }> = {
    'a key that is revoked while running': {
      async given() {
        await run(refs(6), 10);
        fail({}, 'AuthFailure.SecretIdNotFound');
        await pass(refs(6), 120);
      },
      says: {
        title: `(!) ${APP} · Scribeboard`,
        rail: 'Needs attention1',
        start: '6 tasks · 6 live · 1 needs attention',
        wall: '1Needs attention',
      },
    },
    'a task that fails for ten minutes': {
      async given() {
        await run(refs(6), 10);
        fail({ taskId: '-t0.' });
        await pass(refs(6), 600);
      },
      says: {
        title: `(1) ${APP} · Scribeboard`,
        rail: 'Needs attention1',
        start: '6 tasks · 6 live · 1 needs attention',
        wall: '1Needs attention',
      },
    },
    'a task that failed for ten minutes, and is well': {
      async given() {
        await run(refs(6), 10);
        fail({ taskId: '-t0.' });
        await pass(refs(6), 600);
        backEnd.emulator.setFault({ taskId: '-t0.' }, null);
        await pass(refs(6), 80);
      },
      says: calmOf(6),
    },
    'a region that fails': {
      async given() {
        const there = refs(6).map((ref) => ({ ...ref, region: REGION, taskId: `-r${ref.taskId}` }));
        const all = [...refs(4), ...there];
        await run(all, 10);
        for (const { taskId } of there) fail({ taskId });
        await pass(all, 120);
      },
      says: {
        title: `(1) ${APP} · Scribeboard`,
        rail: 'Needs attention1',
        start: '10 tasks · 10 live · 1 needs attention',
        wall: '1Needs attention',
      },
    },
    'a mistyped link that was opened once': {
      async given() {
        await run(refs(6), 10);
        void backEnd.board.task({ sdkAppId: APP, region: REGION, taskId: '-mistyped.' }, 0);
        await pass(refs(6), 200);
      },
      says: { ...calmOf(6), start: '7 tasks · 6 live · All clear' },
    },
    'another client that takes the quota': {
      async given() {
        await run(refs(6), 10);
        fail({}, 'RequestLimitExceeded');
        await pass(refs(6), 30);
      },
      says: {
        title: `(!) ${APP} · Scribeboard`,
        rail: 'Needs attention1',
        start: '6 tasks · 6 live · 1 needs attention',
        wall: '1Needs attention',
      },
    },
    'a clock of the server that is an hour wrong, until Tencent has said so': {
      async given() {
        await run(refs(6), 10);
        clock.jump(3_600_000);
        await pass(refs(6), 20);
      },
      says: calmOf(6),
    },
    'two hundred tasks, added at once': {
      async given() {
        await run(refs(6), 10);
        await run(refs(200), 5);
      },
      says: {
        title: `${APP} · Scribeboard`,
        rail: 'Needs attention0',
        start: expect.stringMatching(/^200 tasks · \d+ live · \d+ not checked yet$/) as unknown as string,
        wall: '0Needs attention',
      },
    },
  };
  test.each(Object.entries(scenarios))('%s', async (_, { given, says }) => {
    await given();
    expect(await everySurface()).toEqual(says);
  });
});
