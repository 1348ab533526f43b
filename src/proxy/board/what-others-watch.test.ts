import { describe, expect, it } from 'vitest';
import type { WatchAnswer, WatchRequest } from '#contract/watch.ts';
import { lifeCycle } from '#emulator/task-script.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { forgetfulStore } from '#testing/forgetful-store.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';

const OURS = 1_400_000_001;
const THEIRS = 1_400_000_002;
const ref = (sdkAppId: number, taskId: string) => ({ sdkAppId, region: 'ap-singapore', taskId });
const refs = (sdkAppId: number, n: number) => Array.from({ length: n }, (_, i) => ref(sdkAppId, `t${i}`));
/** What differs with the time alone. */
const said = ({ now, ...answer }: WatchAnswer) => answer;

/** A viewer of one SdkAppId, or of none, beside others who watch so many tasks of another one. */
async function beside(others: number, mine: readonly ReturnType<typeof ref>[]) {
  const clock = createVirtualClock();
  const { board, emulator, stop } = createBackEnd({ clock });
  for (const task of [...refs(THEIRS, others), ...mine])
    emulator.setTask(
      task,
      lifeCycle({ startsAt: clock.wall(), idleMs: 0, inProgressMs: Number.POSITIVE_INFINITY, exitedMs: 0 }),
    );
  let revision = 0;
  let answer: WatchAnswer | null = null;
  const watch = (request: Partial<WatchRequest>, mayRead: (sdkAppId: number) => boolean, seesAll = false) => {
    const found = board.watch({ lease: 'others', revision: 0, ...request }, mayRead, seesAll);
    if ('full' in found) throw new Error(found.full);
    return found;
  };
  const list = (listed: readonly ReturnType<typeof ref>[]) => ({
    apps: [],
    refs: [...listed],
    mode: 'replace' as const,
  });
  const revisions: number[] = [];
  for (let second = 0; second < 40; second += 1) {
    const theirs = refs(THEIRS, others);
    watch({ list: list(theirs), visible: theirs.slice(0, others / 2) }, () => true, true);
    const first = second === 0 ? { list: list(mine), visible: [...mine] } : {};
    answer = watch({ lease: 'mine', revision, ...first }, (app) => mine.length > 0 && app === OURS);
    revision = answer.revision;
    revisions.push(revision);
    await clock.advance(1_000);
  }
  const exact = watch({ lease: 'operator', list: list(mine), visible: [...mine] }, () => true, true);
  stop();
  if (!answer) throw new Error('nothing was asked');
  return { answer: said(answer), exact, revisions };
}

describe('how much others watch', () => {
  it('is in no answer to a person who may see nothing', async () => {
    const [quiet, busy] = [await beside(2, []), await beside(200, [])];
    expect(busy.answer).toEqual(quiet.answer);
    expect(busy.answer.pace).toMatchObject({
      usedPerSecond: 0,
      hiddenTasks: 0,
      visiblePeriodMs: null,
      answeredAt: null,
    });
    expect(busy.revisions).toEqual(quiet.revisions);
  });

  it('is told in steps to those who may see some, and exactly to those who may see all', async () => {
    const mine = refs(OURS, 3);
    const steps = new Set<number>();
    for (const others of [20, 22, 24, 26, 28]) {
      const { answer, exact } = await beside(others, mine);
      steps.add(answer.pace.visiblePeriodMs ?? 0).add(answer.pace.hiddenTasks);
      expect(answer.pace.visiblePeriodMs).toBeGreaterThanOrEqual(exact.pace.visiblePeriodMs ?? 0);
      expect(answer.pace.hiddenTasks).toBeGreaterThanOrEqual(exact.pace.hiddenTasks);
      expect(exact.pace.hiddenTasks).toBe(others / 2);
    }
    expect([...steps].every((value) => /^[125]0*$/.test(String(value)))).toBe(true);
    expect(steps.size).toBeLessThanOrEqual(4);
  });

  it('does not move the revision of a viewer to whom nothing is new', async () => {
    const { revisions } = await beside(200, refs(OURS, 1));
    // The list, the first answer about it, and nothing of the 200 others.
    expect(Math.max(...revisions)).toBeLessThanOrEqual(3);
  });

  it('does not show in the end of an incident of theirs', async () => {
    const clock = createVirtualClock();
    const { board, emulator, stop } = createBackEnd({ clock });
    const theirs = refs(THEIRS, 1);
    emulator.setFault({ sdkAppId: THEIRS }, { kind: 'error', code: 'InvalidParameter' });
    const ask = (lease: string, revision: number, listed: typeof theirs, mayRead: (app: number) => boolean) => {
      const list =
        revision === 0 ? { list: { apps: [], refs: listed, mode: 'replace' as const }, visible: listed } : {};
      const found = board.watch({ lease, revision, ...list }, mayRead);
      if ('full' in found) throw new Error(found.full);
      return found;
    };
    let [them, me] = [0, 0];
    const over = { them: 0, me: 0 };
    let opened = 0;
    for (let second = 0; second < 120; second += 1) {
      if (second === 40) {
        emulator.setFault({ sdkAppId: THEIRS }, null);
        emulator.setTask(
          theirs[0] ?? ref(THEIRS, ''),
          lifeCycle({ startsAt: clock.wall(), idleMs: 0, inProgressMs: Number.POSITIVE_INFINITY, exitedMs: 0 }),
        );
      }
      if (second > 40 && theirs[0]) board.check(theirs[0]);
      const [toThem, toMe] = [ask('them', them, theirs, () => true), ask('me', me, [], () => false)];
      [them, me] = [toThem.revision, toMe.revision];
      opened += toThem.incidents.length;
      over.them += toThem.over.length;
      over.me += toMe.over.length;
      await clock.advance(1_000);
    }
    expect(opened).toBeGreaterThan(0);
    expect(over.them).toBeGreaterThan(0);
    expect(over.me).toBe(0);
    stop();
  });
});

describe('while another process has the data', () => {
  it('nothing is asked, the board says so, and it begins by itself more than a second after that one is gone', async () => {
    const clock = createVirtualClock();
    let isTaken = true;
    const trouble = () => (isTaken ? { reason: 'inUse' as const, message: 'taken', since: clock.wall() } : null);
    const backEnd = createBackEnd({ clock, store: { ...forgetfulStore, trouble } });
    const listed = refs(OURS, 20);
    const look = () => {
      const list = { apps: [], refs: listed, mode: 'replace' as const };
      const found = backEnd.board.watch({ lease: 'mine', revision: 0, list, visible: listed }, () => true, true);
      if ('full' in found) throw new Error(found.full);
      return found;
    };
    for (let second = 0; second < 60; second += 1) {
      expect(look().outage).toMatchObject({ kind: 'store', code: 'Store.inUse' });
      for (const task of listed.slice(0, 3)) backEnd.board.check(task);
      await clock.advance(1_000);
    }
    expect(backEnd.arrivedAt).toEqual([]);
    isTaken = false;
    const goneAt = clock.monotonic();
    look();
    await clock.advance(10_000);
    expect(backEnd.arrivedAt.length).toBeGreaterThanOrEqual(20);
    expect(backEnd.arrivedAt[0]).toBeGreaterThan(goneAt + 1_000);
    expect(look().outage).toBeNull();
    backEnd.stop();
  });
});
