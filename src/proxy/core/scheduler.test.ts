import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort } from '#testing/effort.ts';
import { createLeases } from './leases.ts';
import { createQueues, type HeldBack } from './queues.ts';
import { createScheduler } from './scheduler.ts';
import { createTasks, type Task } from './tasks.ts';

const APP = 1_400_000_000;

function scene({ visible = 0, listed = 0, unlisted = 0 }) {
  const leases = createLeases(undefined, {
    task(key) {
      const task = tasks.get(key);
      if (task) queues.changed(task);
    },
    app: (sdkAppId) => queues.appChanged(sdkAppId),
  });
  const queues = createQueues({ attention: leases.attention });
  const tasks = createTasks({ limit: 100_000, observer: queues });
  const add = (kind: string, n: number) =>
    Array.from({ length: n }, (_, i) => {
      const task = tasks.add({ sdkAppId: APP, region: 'ap-singapore', taskId: `${kind}${i}` }, 0, 'one');
      if (!task) throw new Error('full');
      return task;
    });
  const rows = { visible: add('v', visible), listed: add('l', listed), unlisted: add('u', unlisted) };
  const keys = (list: readonly Task[]) => list.map((task) => task.key);
  /** What the one viewer shows and lists from now on. */
  const show = (shown: readonly Task[], list: readonly Task[]) => {
    const says = { apps: new Set<number>(), keys: new Set(keys(list)), visible: keys(shown) };
    leases.put('tab', '', 0, says, { everyMs: Number.POSITIVE_INFINITY });
  };
  show(rows.visible, [...rows.visible, ...rows.listed]);
  return { tasks, queues, leases, show, ...rows };
}

/** Asks at 18 calls a second from second `from` to `to`, each answered at once as alive; returns the calls per task. */
function run(from: number, to: number, { tasks, queues }: ReturnType<typeof scene>, backgroundRate = 2) {
  const scheduler = createScheduler({ backgroundRate });
  const calls = new Map<Task, number[]>();
  for (let now = from * 1_000; now < to * 1_000; now += 1_000 / 18) {
    const task = scheduler.next(
      queues.choices(() => true, now),
      now,
    );
    if (!task) continue;
    tasks.amend(task, { lastAskedAt: now, notBefore: now + 1_000 });
    calls.set(task, [...(calls.get(task) ?? []), now]);
  }
  return calls;
}

const nextOf = ({ queues }: ReturnType<typeof scene>, now: number) =>
  createScheduler({ backgroundRate: 2 }).next(
    queues.choices(() => true, now),
    now,
  );

const count = (calls: Map<Task, number[]>, rows: Task[]) =>
  rows.reduce((n, task) => n + (calls.get(task)?.length ?? 0), 0);

describe('the scheduler', () => {
  it('asks what is on a screen and was never asked first of all', () => {
    const s = scene({ visible: 3, listed: 500 });
    const calls = [...run(0, 1, s).keys()];
    expect(calls.slice(0, 3).map((task) => task.ref.taskId)).toEqual(['v0', 'v1', 'v2']);
  });

  it('gives the screens 85 % and the rest of the list 15 % of the calls', () => {
    const n = effort({ usual: 20, soak: 60 });
    const s = scene({ visible: n, listed: 10 * n });
    run(0, 10 * n, s);
    const calls = run(10 * n, 20 * n, s);
    const hidden = count(calls, s.listed) / (count(calls, s.listed) + count(calls, s.visible));
    expect(hidden).toBeGreaterThan(0.12);
    expect(hidden).toBeLessThan(0.18);
  });

  it('asks no task more than once a second, and gives what that leaves to the rest', () => {
    const s = scene({ visible: 2, listed: 100 });
    const calls = run(0, 60, s);
    expect(count(calls, s.visible)).toBeLessThanOrEqual(2 * 61);
    expect(count(calls, s.listed)).toBeGreaterThan(800);
  });

  it('starves no task: a listed one waits at most for all hidden ones at their share, while tasks come and pages turn', () => {
    const steps = fc.array(fc.record({ pageOf: fc.nat(), added: fc.nat({ max: 20 }) }), {
      minLength: 5,
      maxLength: 15,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), steps, (visible, listed, turns) => {
        const s = scene({ visible, listed });
        const scheduler = createScheduler({ backgroundRate: 2 });
        let now = 0;
        for (const [turn, { pageOf, added }] of turns.entries()) {
          const all = [...s.tasks.all()];
          for (let i = 0; i < added; i += 1)
            s.tasks.add({ sdkAppId: APP, region: 'ap-singapore', taskId: `${turn}/${i}` }, now, 'one');
          s.show(
            Array.from({ length: visible }, (_, i) => all[(pageOf + i) % all.length] as Task),
            [...s.tasks.all()],
          );
          for (const until = now + 15_000; now < until; now += 1_000 / 18) {
            const task = scheduler.next(
              s.queues.choices(() => true, now),
              now,
            );
            if (task) s.tasks.amend(task, { lastAskedAt: now, notBefore: now + 1_000 });
          }
        }
        const longestMs = ([...s.tasks.all()].length / (0.15 * 18)) * 1_000 + 2_000;
        for (const task of s.tasks.all()) expect(now - (task.lastAskedAt ?? task.addedAt)).toBeLessThan(longestMs);
      }),
      { numRuns: effort({ usual: 5, soak: 100 }) },
    );
  });

  /** A thousand tasks come to a list that has been asked for a minute. */
  function thousandAdded(visible: number) {
    const s = scene({ visible, listed: 100 });
    run(0, 60, s);
    const added = Array.from({ length: 1_000 }, (_, i) => {
      const task = s.tasks.add({ sdkAppId: APP, region: 'ap-singapore', taskId: `new${i}` }, 60_000, 'one');
      if (!task) throw new Error('full');
      return task;
    });
    const listThem = () => s.show(s.visible, [...s.visible, ...s.listed, ...added]);
    return { ...s, added, listThem };
  }

  it('asks a thousand new tasks within 1.3 times the least, and keeps 24 rows on the screens fresh meanwhile', () => {
    const s = thousandAdded(24);
    s.listThem();
    const { added, visible, listed } = s;
    const calls = run(60, 60 + (1.3 * 1_000) / 18, s);
    expect(added.filter((task) => task.lastAskedAt === null)).toEqual([]);
    for (const row of visible) {
      const times = calls.get(row) ?? [];
      for (const [i, at] of times.entries()) if (i > 0) expect(at - (times[i - 1] ?? 0)).toBeLessThan(8_500);
      expect(times.length).toBeGreaterThan(7);
    }
    expect(count(calls, listed)).toBeGreaterThan(0.02 * 72 * 18);
  });

  it.each([90, 300])(
    'lets %i rows on the screens wait half as long again for a thousand new ones, not more',
    (visible) => {
      const s = thousandAdded(visible);
      const usual = count(run(60, 120, s), s.visible);
      s.listThem();
      const during = count(run(120, 180, s), s.visible);
      expect(usual / during).toBeLessThan(1.55);
      const asked = s.added.filter((task) => task.lastAskedAt !== null);
      expect(asked.length).toBeGreaterThan(0.3 * 60 * 18);
    },
  );

  it('gives nothing of that to new tasks that no viewer lists', () => {
    const s = thousandAdded(24);
    const calls = run(60, 120, s);
    expect(count(calls, s.added)).toBeLessThanOrEqual(2 * 60 + 1);
    expect(count(calls, s.visible)).toBeGreaterThan(0.75 * 60 * 18);
  });

  it('asks hidden tasks at an even pace, however many pages are opened and closed', () => {
    const s = scene({ visible: 200, listed: 200 });
    run(0, 300, s);
    for (let round = 0; round < 20; round += 1) {
      const onScreen = new Set(round % 2 === 0 ? s.visible.slice(0, 20) : s.visible);
      s.show([...onScreen], [...s.visible, ...s.listed]);
      const from = 300 + round * 10;
      const calls = run(from, from + 10, s);
      const hidden = [...calls.keys()].filter((task) => !onScreen.has(task));
      expect(hidden.length).toBeGreaterThan(0.12 * 180);
      expect(hidden.length).toBeLessThan(0.18 * 180);
    }
  });

  it('spends on tasks that are not listed only the background rate, and nothing when that is 0', () => {
    const s = scene({ unlisted: 50 });
    expect(count(run(0, 60, s), s.unlisted)).toBeLessThanOrEqual(121);
    expect(count(run(60, 120, s), s.unlisted)).toBeGreaterThan(110);
    expect(run(0, 60, scene({ unlisted: 50 }), 0).size).toBe(0);
  });

  it.each([0, 30])('asks what is not listed by its age among the rest, with %i rows on screens', (visible) => {
    const s = scene({ visible, listed: 100, unlisted: 10 });
    run(0, 60, s);
    const calls = run(60, 180, s);
    for (const task of s.unlisted) expect(calls.get(task)?.length ?? 0).toBeGreaterThan(0);
    for (const task of s.listed) expect(calls.get(task)?.length ?? 0).toBeGreaterThan(0);
    expect(count(calls, s.unlisted)).toBeLessThanOrEqual(241);
  });

  it('does not ask what is behind a breaker, is being asked, or has ended', () => {
    const s = scene({ visible: 3 });
    const [behindBreaker, beingAsked, ended] = s.visible;
    if (beingAsked) s.tasks.amend(beingAsked, { isAsking: true });
    if (ended) s.tasks.amend(ended, { notBefore: Number.POSITIVE_INFINITY });
    const scheduler = createScheduler({ backgroundRate: 2 });
    expect(
      scheduler.next(
        s.queues.choices((task) => task !== behindBreaker, 5_000),
        5_000,
      ),
    ).toBeNull();
  });

  it('orders by when a task was last asked, not by when it last answered: a failing one does not come first for ever', () => {
    const s = scene({ visible: 2 });
    const [a, b] = s.visible;
    if (!a || !b) throw new Error('two rows');
    s.tasks.update(b, { ...b.view, answeredAt: 5_000 });
    s.tasks.amend(a, { lastAskedAt: 9_000, notBefore: 0 });
    s.tasks.amend(b, { lastAskedAt: 5_000, notBefore: 0 });
    expect(nextOf(s, 10_000)).toBe(b);
  });

  it('puts a person who wants to know now first', () => {
    const s = scene({ visible: 30, listed: 100 });
    run(0, 30, s);
    const wanted = s.listed[50];
    if (wanted) s.tasks.amend(wanted, { wish: { by: '', at: 30_500 } });
    expect(nextOf(s, 31_000)).toBe(wanted);
  });

  const spendingOf = ({ queues }: Pick<ReturnType<typeof scene>, 'queues'>, heldBack?: HeldBack) =>
    createScheduler({ backgroundRate: 2 }).spending(
      queues.choices(() => true, 60_000, heldBack),
      18,
    );

  it('tells the period in which every visible row is asked once', () => {
    const s = scene({ visible: 36 });
    for (const task of s.visible) s.tasks.amend(task, { lastAskedAt: 0 });
    expect(spendingOf(s).visiblePeriodMs).toBe(2_000);
    expect(spendingOf(scene({})).visiblePeriodMs).toBeNull();
  });

  it.each([0, 24, 60, 90])(
    'tells how long a thousand new tasks take beside %i visible rows, and these meanwhile',
    (visible) => {
      const s = thousandAdded(visible);
      s.listThem();
      const told = spendingOf(s);
      const scheduler = createScheduler({ backgroundRate: 2 });
      let now = 60_000;
      for (; s.added.some((task) => task.lastAskedAt === null); now += 1_000 / 18) {
        const task = scheduler.next(
          s.queues.choices(() => true, now),
          now,
        );
        if (task) s.tasks.amend(task, { lastAskedAt: now, notBefore: now + 1_000 });
      }
      expect((now - 60_000) / told.firstPassMs).toBeGreaterThan(0.9);
      expect((now - 60_000) / told.firstPassMs).toBeLessThan(1.1);
      const oldest = Math.max(0, ...s.visible.map((task) => now - (task.lastAskedAt ?? 0)));
      expect(oldest).toBeLessThan(1.1 * (told.visiblePeriodMs ?? 0) + 200);
    },
  );

  it('counts no first question that a breaker holds back', () => {
    const s = scene({ listed: 100 });
    expect(spendingOf(s).firstPassMs).toBeCloseTo(100_000 / (0.78 * 18));
    expect(spendingOf(s, { all: true, apps: [] }).firstPassMs).toBe(0);
    expect(spendingOf(s, { all: false, apps: [APP] }).firstPassMs).toBe(0);
  });
});
