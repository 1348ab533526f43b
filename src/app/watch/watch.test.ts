import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { MAX_REFS_PER_REQUEST, WatchAnswer, WatchRequest } from '#contract/watch.ts';
import { effort } from '#testing/effort.ts';
import { aTaskView } from '#testing/task-fixtures.ts';
import { listParts, merge, nextRequests, type Wanted, watch } from './watch.ts';

const ref = (taskId: string): TaskRef => ({ sdkAppId: 1_400_000_000, region: 'ap-guangzhou', taskId });
const LEASE = 'a-lease-of-sixteen';
const wanted: Wanted = { apps: [1_400_000_000], refs: [], visible: [] };
const answer = (differs: Partial<WatchAnswer> = {}): WatchAnswer => ({
  now: 20_000,
  renew: false,
  revision: 7,
  views: [],
  rest: null,
  checked: [],
  heard: [],
  removed: [],
  left: [],
  incidents: [],
  over: [],
  nextPollMs: 1_000,
  pace: {
    usedPerSecond: 1,
    ceilingPerSecond: 18,
    quotaPerSecond: 20,
    liveTasks: 2,
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
  ...differs,
});
const first = merge(
  undefined,
  { lease: LEASE, wanted, revision: 0 },
  answer({ views: [aTaskView({ taskId: 'a' }), aTaskView({ taskId: 'b' })] }),
);
const keyOf = (taskId: string) => taskKey(ref(taskId));

/** A proxy that records what it is asked and gives the next answer. */
function proxy(...answers: WatchAnswer[]) {
  const asked: WatchRequest[] = [];
  const removed: string[] = [];
  return {
    asked,
    removed,
    onRemoved: async (keys: readonly string[]) => {
      removed.push(...keys);
      return false;
    },
    newLease: () => LEASE,
    ask: async (request: WatchRequest) => {
      asked.push(v.parse(WatchRequest, request));
      return v.parse(WatchAnswer, answers.shift());
    },
  };
}

describe('what is not served', () => {
  const why = (taskId: string, reason: 'app' | 'cn') => ({ ...ref(taskId), why: reason });

  test('has a row of which nothing is known, whichever part of the list it came in, until the list is told again', async () => {
    const refs = Array.from({ length: MAX_REFS_PER_REQUEST + 1 }, (_, n) => ref(`t${n}`));
    const tab = proxy(
      answer({ notServed: { apps: [], refs: [why('t0', 'cn')] } }),
      answer({ notServed: { apps: [7], refs: [why(`t${MAX_REFS_PER_REQUEST}`, 'app')] } }),
      answer({ revision: 8 }),
      answer({ revision: 9, views: [aTaskView({ taskId: 'a' })] }),
    );
    const told = await watch(undefined, { ...wanted, refs }, tab);
    expect([...told.notServed]).toEqual([
      [keyOf('t0'), 'cn'],
      [keyOf(`t${MAX_REFS_PER_REQUEST}`), 'app'],
    ]);
    expect(told.appsNotServed).toEqual([7]);
    expect(told.views.get(keyOf('t0'))).toMatchObject({ state: 'unchecked', askedAt: null, taskId: 't0' });

    const later = await watch(told, { ...wanted, refs }, tab);
    expect([later.notServed, later.views]).toEqual([told.notServed, told.views]);

    const without = await watch(later, { ...wanted, refs: [ref('a')] }, tab);
    expect([without.notServed.size, [...without.views.keys()]]).toEqual([0, [keyOf('a')]]);
  });
});

describe('what is asked', () => {
  test('the first question registers the list', () => {
    expect(nextRequests(LEASE, undefined, { ...wanted, visible: [ref('a')] })).toEqual([
      {
        lease: LEASE,
        revision: 0,
        list: { apps: [1_400_000_000], refs: [], mode: 'replace' },
        most: 200,
        visible: [ref('a')],
      },
    ]);
  });

  test('later ones say nothing that did not change', () => {
    expect(nextRequests(LEASE, first, { apps: [1_400_000_000], refs: [], visible: [] })).toEqual([
      { lease: LEASE, revision: 7 },
    ]);
    expect(nextRequests(LEASE, first, { ...wanted, visible: [ref('b')] })).toEqual([
      { lease: LEASE, revision: 7, visible: [ref('b')] },
    ]);
  });

  test('a changed list is asked for as a whole, for a new task may have changed before the last revision', () => {
    expect(nextRequests(LEASE, first, { ...wanted, refs: [ref('c')] })).toMatchObject([
      { revision: 0, list: { refs: [ref('c')], mode: 'replace' } },
    ]);
  });

  test('a refresh is said once, with whatever else there is to say', () => {
    expect(nextRequests(LEASE, first, { ...wanted, refresh: true })).toEqual([
      { lease: LEASE, revision: 7, refresh: true },
    ]);
    const refs = Array.from({ length: MAX_REFS_PER_REQUEST + 1 }, (_, n) => ref(`t${n}`));
    const parts = nextRequests(LEASE, undefined, { ...wanted, refs, refresh: true });
    expect(parts.map(({ refresh }) => refresh)).toEqual([undefined, true]);
  });

  test('after a failure everything is said again: what arrived is unknown', () => {
    expect(nextRequests(LEASE, { ...first, told: null }, wanted)).toMatchObject([
      { revision: 0, list: {}, visible: [] },
    ]);
  });

  test('long lists travel in parts that the proxy takes, whole and in order', () => {
    const refs = fc.array(
      fc.string({ unit: fc.constantFrom('-', '+', '.', '"', '\\', 'x'), minLength: 1, maxLength: 256 }).map(ref),
      { maxLength: 4_500, size: 'max' },
    );
    return fc.assert(
      fc.property(refs, (list) => {
        const parts = listParts(list);
        expect(parts.flat()).toEqual(list);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(MAX_REFS_PER_REQUEST);
          expect(JSON.stringify(part).length).toBeLessThan(250_000);
        }
      }),
      { numRuns: effort({ usual: 5, soak: 20 }) },
    );
  });

  test('only the first part replaces; only the last one tells what is visible and wants the list', () => {
    const refs = Array.from({ length: MAX_REFS_PER_REQUEST + 1 }, (_, n) => ref(`t${n}`));
    const requests = nextRequests(LEASE, undefined, { ...wanted, refs, visible: [ref('t1')] });
    expect(requests.map(({ list, visible, revision }) => [list?.mode, visible, revision])).toEqual([
      ['replace', undefined, Number.MAX_SAFE_INTEGER],
      ['add', [ref('t1')], 0],
    ]);
  });
});

describe('what is made of the answer', () => {
  test('only what changed is another object', () => {
    const changed = aTaskView({ taskId: 'a', state: 'exiting' });
    const next = merge(first, { lease: LEASE, wanted, revision: 7 }, answer({ revision: 8, views: [changed] }));
    expect(next.views.get(keyOf('a'))).toEqual(changed);
    expect(next.views.get(keyOf('b'))).toBe(first.views.get(keyOf('b')));
    expect(next.revision).toBe(8);
  });

  test('an answer without news keeps the very same list', () => {
    expect(merge(first, { lease: LEASE, wanted, revision: 7 }, answer()).views).toBe(first.views);
  });

  test('an answer to revision 0 is the whole list, and equal views stay identical', () => {
    const next = merge(first, { lease: LEASE, wanted, revision: 0 }, answer({ views: [aTaskView({ taskId: 'b' })] }));
    expect([...next.views.keys()]).toEqual([keyOf('b')]);
    expect(next.views.get(keyOf('b'))).toBe(first.views.get(keyOf('b')));
  });

  test('told anew in parts, what is known stays until the last part has come, and only what none of them had goes', () => {
    const { statuses } = {
      statuses: { inProgress: 2, idle: 0, exiting: 0, ended: 0, notFound: 0, other: 0, unchecked: 0 },
    };
    const told = { lease: LEASE, wanted, revision: 0 };
    const one = merge(first, told, answer({ views: [aTaskView({ taskId: 'c' })], rest: { statuses } }));
    expect([[...one.views.keys()], one.isMore, one.statuses]).toEqual([['a', 'b', 'c'].map(keyOf), true, null]);
    const two = merge(one, { ...told, revision: 8 }, answer({ views: [aTaskView({ taskId: 'b' })] }));
    expect([[...two.views.keys()], two.isMore]).toEqual([['b', 'c'].map(keyOf), false]);
    expect(two.views.get(keyOf('b'))).toBe(first.views.get(keyOf('b')));
  });

  test('visible rows learn when they were checked, in the order in which they were told', () => {
    const visible = [ref('b'), ref('unknown'), ref('a')];
    const checked: WatchAnswer['checked'] = [
      [12_000, 12_000],
      [null, null],
      [10_000, 10_000],
    ];
    const next = merge(first, { lease: LEASE, wanted: { ...wanted, visible }, revision: 7 }, answer({ checked }));
    expect(next.views.get(keyOf('b'))).toMatchObject({ askedAt: 12_000, answeredAt: 12_000, state: 'inProgress' });
    expect(next.views.get(keyOf('a'))).toBe(first.views.get(keyOf('a')));
    expect(next.views.size).toBe(2);
  });

  test('rows that are not on the screen learn when they were heard of', () => {
    const next = merge(
      first,
      { lease: LEASE, wanted, revision: 7 },
      answer({
        heard: [
          [keyOf('b'), 13_000, 12_000],
          [keyOf('unknown'), 13_000, 12_000],
        ],
      }),
    );
    expect(next.views.get(keyOf('b'))).toMatchObject({ askedAt: 13_000, answeredAt: 12_000 });
    expect(next.views.get(keyOf('a'))).toBe(first.views.get(keyOf('a')));
    expect(next.views.size).toBe(2);
  });

  test('remembers since when a row is on the screen', () => {
    const showing = (visible: TaskRef[]) => ({ lease: LEASE, wanted: { ...wanted, visible }, revision: 7 });
    const one = merge(first, showing([ref('a')]), answer({ now: 20_000 }));
    const two = merge(one, showing([ref('a'), ref('b')]), answer({ now: 30_000 }));
    expect(Object.fromEntries(two.visibleSince)).toEqual({ [keyOf('a')]: 20_000, [keyOf('b')]: 30_000 });
    expect(merge(two, showing([]), answer()).visibleSince.size).toBe(0);
  });
});

describe('a round', () => {
  test('is one request when nothing changed', async () => {
    const { asked, ...deps } = proxy(answer({ revision: 9 }));
    const next = await watch(first, wanted, deps);
    expect(asked).toEqual([{ lease: LEASE, revision: 7 }]);
    expect(next.revision).toBe(9);
  });

  test('says everything again at once when the lease is unknown, and shows the old rows until then', async () => {
    const { asked, ...deps } = proxy(
      answer({ renew: true, revision: 1 }),
      answer({ revision: 2, views: [aTaskView({ taskId: 'a' })] }),
    );
    const next = await watch(first, wanted, deps);
    expect(asked.map(({ revision, list }) => [revision, list?.mode])).toEqual([
      [7, undefined],
      [0, 'replace'],
    ]);
    expect(next.views.get(keyOf('a'))).toBe(first.views.get(keyOf('a')));
    expect(next.views.has(keyOf('b'))).toBe(false);
  });

  test('hands on what was taken out, and tells its list again where something on it is to come back', async () => {
    const { asked, removed, ...deps } = proxy(answer({ removed: [keyOf('b')] }), answer({ removed: [keyOf('b')] }));
    const list = { ...wanted, refs: [ref('a'), ref('b')] };
    const off = await watch(undefined, list, deps);
    expect([removed, off.told]).toEqual([[keyOf('b')], list]);
    const back = await watch(off, list, { ...deps, onRemoved: async () => true });
    expect(back.told).toBeNull();
  });

  test('keeps its lease', async () => {
    const { asked, ...deps } = proxy(answer(), answer());
    await watch(await watch(undefined, wanted, deps), wanted, { ...deps, newLease: () => 'another-lease-id' });
    expect(new Set(asked.map(({ lease }) => lease))).toEqual(new Set([LEASE]));
  });
});
