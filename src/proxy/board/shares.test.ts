import { describe, expect, it } from 'vitest';
import type { TaskRef } from '#contract/task-ref.ts';
import type { WatchRequest } from '#contract/watch.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { CAPS } from '../core/caps.ts';

/** After which a call that is not answered is given up. */
const DEADLINE_MS = 8_000;

const APP = 1_400_000_000;
const refs = (n: number, prefix: string, sdkAppId = APP, region = 'ap-singapore'): TaskRef[] =>
  Array.from({ length: n }, (_, i) => ({ sdkAppId, region, taskId: `${prefix}${i}` }));

function setUp() {
  const clock = createVirtualClock();
  const backEnd = createBackEnd({ clock, wayMs: () => 20 });
  const { board, emulator } = backEnd;
  const live = (tasks: readonly TaskRef[]) => {
    for (const ref of tasks)
      emulator.setTask(ref, {
        startsAt: clock.wall(),
        steps: [{ status: 'InProgress', forMs: Number.POSITIVE_INFINITY }],
      });
    return tasks;
  };
  /** What a tab of a person says. */
  const watch = (by: string, { lease = 'one', ...request }: Partial<WatchRequest>) =>
    board.watch({ revision: 0, ...request, lease: `${by} ${lease}` }, () => true, true, by);
  /** Of what a tab adds to its list, the TaskIds that there is no room for. */
  const noRoomOf = (by: string, lease: string, added: TaskRef[]) => {
    const answer = watch(by, { lease, list: { apps: [], refs: added, mode: 'add' } });
    if ('full' in answer) throw new Error(answer.full);
    return answer.notServed.refs.map(({ taskId, why }) => (why === 'room' ? taskId : why));
  };
  const show = (by: string, rows: readonly TaskRef[], listed: readonly TaskRef[] = rows, lease = 'one') =>
    watch(by, { lease, list: { apps: [], refs: [...listed], mode: 'replace' }, visible: [...rows] });

  /**
   * Mean and longest age of the answers about these rows over so many seconds, while a person looks at them and others do
   * what they do, told the tenth of a second.
   */
  async function ages(by: string, rows: readonly TaskRef[], seconds: number, others = (_tick: number) => {}) {
    const sentAt = new Map<string, number>();
    const found: number[] = [];
    let seen = emulator.arrivals.length;
    const keyOf = ({ sdkAppId, taskId }: { sdkAppId: number | null; taskId: string | null }) => `${sdkAppId} ${taskId}`;
    const begun = clock.wall();
    for (let tick = 0; tick < seconds * 10; tick += 1) {
      if (tick % 20 === 0) watch(by, {});
      others(tick);
      await clock.advance(100);
      for (; seen < emulator.arrivals.length; seen += 1) {
        const arrival = emulator.arrivals[seen];
        if (arrival) sentAt.set(keyOf(arrival), clock.wall());
      }
      for (const ref of rows) found.push(clock.wall() - (sentAt.get(keyOf(ref)) ?? begun));
    }
    return { mean: found.reduce((sum, age) => sum + age, 0) / found.length, longest: Math.max(...found) };
  }
  return { ...backEnd, clock, live, watch, noRoomOf, show, ages };
}

describe('200 tasks on a screen whose calls run into the deadline', () => {
  it.each([
    ['of another region', refs(200, 'hangs', APP, 'ap-hongkong'), 0],
    ['of another SdkAppId', refs(200, 'hangs', APP + 1), 0],
    // A healthy one may have to wait until one that hangs, and that looks like it, has run into the deadline.
    ['among the others', refs(200, 'hangs'), DEADLINE_MS],
  ])('%s leave 30 healthy rows their age', async (_where, hanging, alikeMs) => {
    const { live, show, ages, emulator } = setUp();
    const healthy = live(refs(30, 'healthy'));
    live(hanging);
    show('ann', healthy);
    const keep = (tick: number) => {
      if (tick % 50 === 0) show('bob', hanging);
    };
    const before = await ages('ann', healthy, 60, keep);
    for (const { taskId } of hanging) emulator.setFault({ taskId }, { kind: 'timeOut' });
    const during = await ages('ann', healthy, 60, keep);
    const after = await ages('ann', healthy, 120, keep);
    expect(during.longest).toBeLessThan(20_000);
    expect(after.mean).toBeLessThan(1.2 * before.mean);
    expect(after.longest).toBeLessThan(2 * before.longest + alikeMs);
  });
});

describe('what one person asks for', () => {
  /** A screen of 30 rows, a list of 300, and a colleague with as much. */
  async function office() {
    const scene = setUp();
    const { live, show, ages, watch } = scene;
    const rows = live(refs(30, 'row'));
    const list = [...rows, ...live(refs(300, 'listed'))];
    show('ann', rows, list);
    const theirs = live(refs(30, 'theirs'));
    show('bob', theirs, theirs);
    const keep = (tick: number) => {
      if (tick % 50 === 0) watch('bob', {});
    };
    await ages('ann', rows, 120, keep);
    const usual = await ages('ann', rows, 60, keep);
    /** Ann's mean age in a minute of this, to what it was before. */
    const beside = async (others: (tick: number) => void) => {
      const { mean } = await ages('ann', rows, 60, (tick) => {
        keep(tick);
        others(tick);
      });
      return mean / usual.mean;
    };
    return { ...scene, rows, list, beside };
  }

  it.each<[string, (scene: Awaited<ReturnType<typeof office>>) => (tick: number) => void]>([
    [
      'for new TaskIds, 60 a second',
      ({ board }) =>
        (tick) => {
          for (const ref of refs(6, `made-up-${tick}-`)) void board.task(ref, 0, 'mallory');
        },
    ],
    [
      'for a check, 80 a second',
      ({ board, list }) =>
        (tick) => {
          for (let i = 0; i < 8; i += 1) board.check(list[(tick * 8 + i) % list.length] as TaskRef, 'mallory');
        },
    ],
    [
      'for ten views of 200 rows each, of which none was asked before',
      ({ show }) =>
        (tick) => {
          const rows = refs(200, `shown-${tick % 10}-`);
          if (tick % 10 < 10) show('bob', rows, rows, `view-${tick % 10}`);
        },
    ],
    [
      'for lists of 2 000 new TaskIds',
      ({ show }) =>
        (tick) => {
          if (tick % 100 === 0) show('bob', [], refs(2_000, `added-${tick}-`), 'lists');
        },
    ],
  ])('%s, leaves the screens of others their age', async (_what, flood) => {
    const scene = await office();
    expect(await scene.beside(flood(scene))).toBeLessThan(1.2);
  });

  it('is over when they have gone', async () => {
    const { board, clock, emulator } = await office();
    for (let tick = 0; tick < 300; tick += 1) {
      for (const ref of refs(8, `checked-${tick}-`)) board.check(ref, 'mallory');
      for (const ref of refs(6, `made-up-${tick}-`)) void board.task(ref, 0, 'mallory');
      await clock.advance(100);
    }
    await clock.advance(20_000);
    const before = emulator.arrivals.length;
    await clock.advance(10_000);
    // The background rate, and nothing more: no view is open.
    expect(emulator.arrivals.length - before).toBeLessThanOrEqual(21);
  });

  it('comes in turns: a check of one person does not wait for the many of another', async () => {
    const { board, clock, emulator, list, rows } = await office();
    for (const ref of list.slice(30)) board.check(ref, 'mallory');
    await clock.advance(200);
    const [wanted] = rows;
    const before = emulator.arrivals.length;
    board.check(list[200] as TaskRef, 'ann');
    await clock.advance(400);
    expect(wanted).toBeDefined();
    expect(emulator.arrivals.slice(before).map(({ taskId }) => taskId)).toContain(list[200]?.taskId);
  });
});

describe('what one person may hold', () => {
  it('1 000 views of one person, hidden for long, lock no other person out', () => {
    const { watch } = setUp();
    const answers = Array.from({ length: CAPS.leases.all }, (_, i) =>
      watch('mallory', { lease: `view-${i}`, list: { apps: [], refs: refs(1, 'a'), mode: 'replace' }, away: true }),
    );
    expect(answers.filter((answer) => 'full' in answer).length).toBe(CAPS.leases.all - CAPS.leases.ofOne);
    expect(watch('ann', { list: { apps: [], refs: refs(1, 'a'), mode: 'replace' } })).not.toHaveProperty('full');
  });

  it('many who hold as much as they may make room for who holds nothing', () => {
    const { watch } = setUp();
    for (let person = 0; person < 8; person += 1)
      for (let i = 0; i < CAPS.leases.ofOne; i += 1)
        watch(`mallory-${person}`, {
          lease: `v${i}`,
          list: { apps: [], refs: refs(1, 'a'), mode: 'replace' },
          away: true,
        });
    expect(watch('ann', { list: { apps: [], refs: refs(1, 'a'), mode: 'replace' } })).not.toHaveProperty('full');
  });

  it('tasks listed one by one: what a view, or all views of a person together, have no room for is named', () => {
    const { noRoomOf } = setUp();
    for (let view = 0; view < 5; view += 1)
      for (let part = 0; part < 5; part += 1)
        expect(noRoomOf('mallory', `view-${view}`, refs(2_000, `p${part}-`))).toEqual([]);
    expect(noRoomOf('mallory', 'view-0', refs(2, 'p0-'))).toEqual([]);
    expect(noRoomOf('mallory', 'view-0', [...refs(1, 'p0-'), ...refs(2, 'more')])).toEqual(['more0', 'more1']);
    expect(noRoomOf('mallory', 'view-5', refs(3, 'p0-'))).toEqual(['p0-0', 'p0-1', 'p0-2']);
    expect(noRoomOf('ann', 'view-0', refs(3, 'p0-'))).toEqual([]);
  });

  it('a list with tasks beyond what may be known: these are named, and the others are watched', async () => {
    const { noRoomOf, watch, clock, live } = setUp();
    const kept = live(refs(3, 'p0-')) as TaskRef[];
    for (let part = 0; part < 10; part += 1)
      expect(noRoomOf('mallory', `view-${Math.floor(part / 5)}`, refs(2_000, `p${part}-`))).toEqual([]);
    const mixed = [...kept, ...refs(2, 'beyond')];
    const told = watch('mallory', { lease: 'mixed', list: { apps: [], refs: mixed, mode: 'replace' }, visible: mixed });
    expect(told).toMatchObject({ notServed: { refs: refs(2, 'beyond').map((ref) => ({ ...ref, why: 'room' })) } });
    await clock.advance(10_000);
    const answer = watch('mallory', { lease: 'mixed' });
    if ('full' in answer) throw new Error(answer.full);
    expect(answer.checked.map(([, answeredAt]) => answeredAt !== null)).toEqual([true, true, true, false, false]);
    expect(answer.views.map(({ state }) => state)).toEqual(Array(3).fill('inProgress'));

    /** The cheapest of three, in ms. */
    const costOf = (added: TaskRef[]) => {
      const costs = [0, 1, 2].map(() => {
        const before = performance.now();
        watch('mallory', { lease: 'mixed', list: { apps: [], refs: added, mode: 'replace' } });
        return performance.now() - before;
      });
      return Math.min(...costs);
    };
    // Room for one is looked for among 20 000 tasks.
    expect(costOf(refs(2_000, 'beyond'))).toBeLessThan(10 * costOf(refs(2_000, 'p0-')) + 20);
  });

  it('50 000 made-up names push no task of others off, listed, alive or ended', async () => {
    const { board, watch, clock, live } = setUp();
    const alive = live(refs(50, 'alive'));
    const over = refs(50, 'over');
    for (const ref of over) board.check(ref, 'ann');
    watch('ann', { list: { apps: [], refs: [...alive], mode: 'replace' } });
    await clock.advance(30_000);
    const refused = new Set<number>();
    for (let i = 0; i < 50_000; i += 1)
      if ('full' in board.check({ sdkAppId: APP + 1, region: 'ap-singapore', taskId: `made-up-${i}` }, 'mallory'))
        refused.add(i);
    expect(board.tasksOf(APP).length).toBe(100);
    expect(board.tasksOf(APP + 1).length).toBeLessThanOrEqual(CAPS.tasks.ofOne);
    expect('full' in board.check({ sdkAppId: APP, region: 'ap-singapore', taskId: 'one-more' }, 'ann')).toBe(false);
  });

  it('when all is taken, who added more than their share makes room, but not with what others list', async () => {
    const { board, watch } = setUp();
    const add = (by: string, n: number) => {
      for (const ref of refs(n, `${by}-`)) board.check(ref, by);
    };
    for (const by of ['a', 'b']) add(by, CAPS.tasks.ofOne);
    for (const by of ['c', 'd']) add(by, 4_900);
    add('e', 200);
    watch('ann', { list: { apps: [], refs: refs(10, 'a-'), mode: 'replace' } });
    add('f', 3_000);
    const names = board.tasksOf(APP).map(({ taskId }) => taskId);
    const count = (by: string) => names.filter((name) => name.startsWith(`${by}-`)).length;
    expect([count('c'), count('d'), count('e'), count('f')]).toEqual([4_900, 4_900, 200, 3_000]);
    expect(names).toEqual(expect.arrayContaining(refs(10, 'a-').map(({ taskId }) => taskId)));
  });

  it('names and limits of SdkAppIds', () => {
    const { board } = setUp();
    const named = Array.from({ length: 2_500 }, (_, i) => board.setAppLabel(1_000 + i, 'x', 'mallory'));
    expect(named.filter(Boolean).length).toBe(CAPS.namedApps.ofOne);
    expect(board.setAppLabel(77, 'mine', 'ann')).toBe(true);
    expect(board.setAppLabel(1_000, 'renamed', 'ann')).toBe(true);
  });
});
