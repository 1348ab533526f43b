import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TaskRef } from '#contract/task-ref.ts';
import type { WatchAnswer, WatchRequest } from '#contract/watch.ts';
import { aTaskView } from '#testing/task-fixtures.ts';
import { WHOLE_BOARD } from '../address.ts';
import { type BoardScope, scopeOf } from './board-scope.ts';
import type { Watched } from './watch.ts';
import { createWatchClient } from './watch-client.ts';
import { watchedViews, watchKeys } from './watch-keys.ts';

const ref = (taskId: string, sdkAppId = 7): TaskRef => ({ sdkAppId, region: 'ap-guangzhou', taskId });
const ALL: BoardScope = { list: 'all', sdkAppIds: [7] };
const SETTLE_MS = 250;

/** A tab and its proxy; `answer` is what the next rounds are told. */
function open() {
  const asked: WatchRequest[] = [];
  const tab = { hidden: false, watchlist: [] as TaskRef[], onAsk: () => {}, answers: [] as Partial<WatchAnswer>[] };
  let round = 0;
  const answer = (): WatchAnswer => ({
    revision: ++round,
    renew: false,
    now: 11_000,
    views: [aTaskView({ sdkAppId: 7, taskId: 'a' })],
    rest: null,
    checked: [],
    heard: [],
    removed: [],
    left: [],
    incidents: [],
    over: [],
    nextPollMs: 30_000,
    pace: {
      usedPerSecond: 1,
      ceilingPerSecond: 18,
      quotaPerSecond: 20,
      liveTasks: 1,
      visiblePeriodMs: null,
      hiddenTasks: 0,
      hiddenTaskCostMs: 55,
      firstPassMs: 0,
      newTaskCostMs: 70,
      othersUseQuota: false,
      isProbing: false,
      answeredAt: null,
    },
    firstPass: null,
    outage: null,
    notServed: { apps: [], refs: [] },
    ...tab.answers.shift(),
  });
  const heard: number[] = [];
  const client = createWatchClient({
    watchlist: () => tab.watchlist,
    visibility: { isHidden: () => tab.hidden },
    ask: async (request) => {
      asked.push(request);
      tab.onAsk();
      return answer();
    },
    newLease: () => 'lease-of-this-tab',
    onRemoved: async () => false,
    onServerTime: (now) => heard.push(now),
    untilShown: async () => {},
  });
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const fetch = (scope = ALL) => cache.fetchQuery({ ...client.query(scope), staleTime: 0 });
  return { tab, asked, heard, client, cache, fetch };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a round', () => {
  test('says what is on the screen, and of a hidden tab that nothing is', async () => {
    const { tab, asked, client, fetch } = open();
    client.visibleRows.show([ref('a')], true);
    await fetch();
    expect(asked.at(-1)).toMatchObject({ visible: [ref('a')] });
    expect(asked.at(-1)).not.toHaveProperty('away');
    tab.hidden = true;
    await fetch();
    expect(asked.at(-1)).toMatchObject({ visible: [], away: true });
    tab.hidden = false;
    await fetch();
    expect(asked.at(-1)).toMatchObject({ visible: [ref('a')] });
  });

  test('tells the watchlist of its SdkAppIds, and asks for everything known only where that is shown', async () => {
    const { tab, asked, fetch } = open();
    tab.watchlist = [ref('mine'), ref('elsewhere', 8)];
    await fetch();
    await fetch({ list: 'mine', sdkAppIds: [7, 8] });
    await fetch({ list: 'link', refs: [ref('sent')] });
    expect(asked.map(({ list }) => list)).toEqual([
      { apps: [7], refs: [ref('mine')], mode: 'replace' },
      { apps: [], refs: [ref('mine'), ref('elsewhere', 8)], mode: 'replace' },
      { apps: [], refs: [ref('sent')], mode: 'replace' },
    ]);
  });

  test('shows the first part of a long list, and its sums, while the rest comes', async () => {
    const { tab, asked, client, cache, fetch } = open();
    const rest = {
      statuses: { inProgress: 3, idle: 0, exiting: 0, ended: 0, notFound: 0, other: 0, unchecked: 0 },
    };
    const part = (...ids: string[]) => ids.map((taskId) => aTaskView({ sdkAppId: 7, taskId }));
    tab.answers = [{ views: part('a'), rest }, { views: part('b'), rest }, { views: part('c') }];
    const shown: [number | undefined, number | undefined][] = [];
    tab.onAsk = () => {
      const known = cache.getQueryData<Watched>(client.query(ALL).queryKey);
      shown.push([known?.views.size, known?.statuses?.inProgress]);
    };
    const whole = await fetch();
    expect(shown).toEqual([
      [undefined, undefined],
      [1, 3],
      [2, 3],
    ]);
    expect([whole.views.size, whole.statuses]).toEqual([3, null]);
    expect(asked.map(({ revision, most }) => [revision, most !== undefined])).toEqual([
      [0, true],
      [1, true],
      [2, true],
    ]);
    await fetch();
    expect(asked.at(-1)).not.toHaveProperty('most');
  });

  test('hears the time at the proxy', async () => {
    const { heard, fetch } = open();
    await fetch();
    expect(heard).toEqual([11_000]);
  });

  test('tells everything again after one that failed', async () => {
    const { tab, asked, fetch } = open();
    await fetch();
    tab.onAsk = () => {
      throw new Error('away');
    };
    await expect(fetch()).rejects.toThrow('away');
    tab.onAsk = () => {};
    await fetch();
    expect(asked.map(({ list }) => list !== undefined)).toEqual([true, false, true]);
  });
});

describe('when the list is asked for again', () => {
  test('as the proxy proposes, or as seldom as the person wants, or never', async () => {
    const { tab, client, fetch } = open();
    const watched = await fetch();
    const pollAfter = (...[cadence, failed = false]: [Parameters<typeof client.pollAfterMs>[0], boolean?]) =>
      client.pollAfterMs(cadence, ALL, watched, failed);
    expect([pollAfter('auto'), pollAfter(60_000), pollAfter(5_000), pollAfter('paused')]).toEqual([
      30_000,
      60_000,
      5_000,
      false,
    ]);
    expect([pollAfter('auto', true), pollAfter('paused', true)]).toEqual([4_000, false]);
    tab.hidden = true;
    expect([pollAfter('auto'), pollAfter(60_000), pollAfter(5_000)]).toEqual([30_000, 60_000, 30_000]);
  });

  test('soon after another task has taken the place of one', async () => {
    const { tab, client, fetch } = open();
    tab.watchlist = [ref('old')];
    const watched = await fetch();
    expect(client.pollAfterMs('auto', ALL, watched, false)).toBe(30_000);
    tab.watchlist = [ref('new')];
    expect(client.pollAfterMs('auto', ALL, watched, false)).toBe(250);
  });
});

describe('"Refresh"', () => {
  test('is said in one round, and not in the next', async () => {
    const { asked, client, fetch } = open();
    await client.refreshWith(fetch);
    await fetch();
    expect(asked.map(({ refresh }) => refresh)).toEqual([true, undefined]);
  });

  test('during a round is said in the next one, which begins at once', async () => {
    const { tab, asked, client, fetch } = open();
    let pressed: Promise<void> | undefined;
    tab.onAsk = () => {
      tab.onAsk = () => {};
      // As react-query does it: a round that is on its way is not begun again.
      pressed = client.refreshWith(fetch);
    };
    await fetch();
    await pressed;
    expect(asked.map(({ refresh }) => refresh)).toEqual([undefined, true]);
  });
});

describe('the rows on the screen', () => {
  test('are told of once scrolling rests, and not before', () => {
    const { client } = open();
    const told = vi.fn();
    client.visibleRows.onRest(told);
    client.visibleRows.show([ref('a')], true);
    vi.advanceTimersByTime(SETTLE_MS - 1);
    client.visibleRows.show([ref('b')], true);
    vi.advanceTimersByTime(SETTLE_MS - 1);
    expect(told).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(told).toHaveBeenCalledOnce();
    expect(client.visibleRows.refs()).toEqual([ref('b')]);
  });

  test('wait for the next turn when an answer brought them', () => {
    const { client } = open();
    client.visibleRows.show([ref('a')], true);
    vi.advanceTimersByTime(SETTLE_MS);
    const told = vi.fn();
    client.visibleRows.onRest(told);
    client.visibleRows.show([ref('b')], false);
    vi.advanceTimersByTime(SETTLE_MS);
    expect(told).not.toHaveBeenCalled();
  });

  test('of a tab that was hidden meanwhile are not asked for', () => {
    const { tab, client } = open();
    const told = vi.fn();
    client.visibleRows.onRest(told);
    client.visibleRows.show([ref('a')], true);
    tab.hidden = true;
    vi.advanceTimersByTime(SETTLE_MS);
    expect(told).not.toHaveBeenCalled();
  });
});

describe('the cache', () => {
  test('finds every list by the key that begins each of them', async () => {
    const { cache, fetch } = open();
    await fetch();
    await fetch({ list: 'link', refs: [ref('a')] });
    expect(cache.getQueriesData({ queryKey: watchKeys.all })).toHaveLength(2);
    expect(cache.getQueryData(watchKeys.list({ list: 'all', sdkAppIds: [7] }))).toBeDefined();
    expect([...watchedViews(cache).values()].map(({ taskId }) => taskId)).toEqual(['a']);
  });

  test('keeps the tasks of a link apart from the list they belong to', () => {
    const view = { ...WHOLE_BOARD, watch: [{ region: 'ap-guangzhou', taskId: 'a' }] };
    expect(scopeOf(7, WHOLE_BOARD)).toEqual(ALL);
    expect(scopeOf(7, view)).toEqual({ list: 'link', refs: [ref('a')] });
  });
});
