import { expect, it, vi } from 'vitest';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { WatchAnswer, WatchRequest } from '#contract/watch.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { forgetfulStore } from '#testing/forgetful-store.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { toEnd } from '../steps.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';

const APP = 1_400_000_000;
const ref: TaskRef = { sdkAppId: APP, region: 'ap-singapore', taskId: '-m9+ended.' };
const key = taskKey(ref);
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const WHOLE = { apps: [APP], refs: [], mode: 'replace' as const };
const BY_KEY = { apps: [], refs: [ref], mode: 'replace' as const };
const FOREVER = Number.POSITIVE_INFINITY;

/** A board on which a task has ended while a tab had it on its screen. */
async function begin(storeOf: (store: Store) => Store = (store) => store) {
  const clock = createVirtualClock();
  const store = storeOf(createMemoryStore(clock));
  const { board, emulator, arrivedAt } = createBackEnd({ clock, store });
  const live = (status = 'InProgress') =>
    emulator.setTask(ref, { startsAt: clock.wall() - MINUTE_MS, steps: [{ status, forMs: FOREVER }] });
  const watch = (lease: string, request: Partial<WatchRequest>): WatchAnswer => {
    const answer = board.watch({ lease: `a-lease-of-${lease}`, revision: 0, ...request }, () => true);
    if ('full' in answer) throw new Error(answer.full);
    return answer;
  };
  live();
  watch('first', { list: BY_KEY, visible: [ref] });
  await clock.advance(2_000);
  emulator.deleteTask(ref);
  await clock.advance(10_000);
  expect(board.tasksOf(APP)).toMatchObject([{ state: 'ended' }]);
  /** Of the tab with the whole SdkAppId, while the time passes after which a task leaves. */
  async function passDay(revision: number): Promise<WatchAnswer['left']> {
    const left: string[] = [];
    let known = revision;
    clock.jump(DAY_MS);
    for (let seconds = 0; seconds < 130; seconds += 10) {
      await clock.advance(10_000);
      const answer = watch('whole', { revision: known });
      known = answer.revision;
      left.push(...answer.left);
      expect(answer.removed).toEqual([]);
    }
    return left;
  }
  return { clock, store, board, emulator, arrivedAt, live, watch, passDay };
}

it('what ended a day ago leaves the board, and a tab with its SdkAppId is told so once, not that a person removed it', async () => {
  const { board, watch, passDay } = await begin();
  const { revision, views } = watch('whole', { list: WHOLE });
  expect(views).toMatchObject([{ state: 'ended' }]);
  expect(await passDay(revision)).toEqual([key]);
  expect(board.tasksOf(APP)).toEqual([]);
  expect(watch('new', { list: WHOLE })).toMatchObject({ views: [], left: [] });
  const { apps } = board.apps('a viewer', () => true);
  expect(apps).toMatchObject([{ sdkAppId: APP, endedEarlier: 1, counts: { ended: 0 } }]);
});

it('a tab that has it on its own list keeps it as it was, and nothing is asked about it', async () => {
  const { clock, arrivedAt, watch, passDay } = await begin();
  watch('whole', { list: { ...WHOLE, refs: [ref] } });
  const before = arrivedAt.length;
  expect(await passDay(0)).toEqual([]);
  const answer = watch('whole', { list: { ...WHOLE, refs: [ref] } });
  expect(answer.views).toMatchObject([{ taskId: ref.taskId, state: 'ended' }]);
  await clock.advance(5_000);
  expect(arrivedAt).toHaveLength(before);
});

it('a list or a page that names it later gets its last state from the store, asks nothing, and changes no board', async () => {
  const { clock, board, arrivedAt, watch, passDay } = await begin();
  const { revision } = watch('whole', { list: WHOLE });
  await passDay(revision);
  const before = arrivedAt.length;
  board.recall([ref], 'ann');
  expect(watch('later', { list: BY_KEY, visible: [ref] }).views).toMatchObject([{ state: 'ended' }]);
  expect(await board.task(ref, 3_000, 'ann')).toMatchObject({ state: 'ended', nextTryAt: null });
  await clock.advance(5_000);
  expect(arrivedAt).toHaveLength(before);
  expect(board.tasksOf(APP)).toEqual([]);
  expect(watch('whole', { list: WHOLE }).views).toEqual([]);
});

it('once no one looks at it any more, it is in the store only', async () => {
  const recall = vi.fn<Store['recall']>();
  const { clock, board, watch, passDay } = await begin((store) => {
    recall.mockImplementation(store.recall);
    return { ...store, recall };
  });
  const { revision } = watch('whole', { list: WHOLE });
  await passDay(revision);
  await board.task(ref, 3_000, 'ann');
  recall.mockClear();
  board.recall([ref], 'ann');
  expect(recall, 'while it is looked at').not.toHaveBeenCalled();
  await clock.advance(3 * MINUTE_MS);
  recall.mockClear();
  board.recall([ref], 'ann');
  expect(recall).toHaveBeenCalledWith([ref]);
});

it('a long list is taken in part by part: each is looked for in the store, and is on the list from then on', async () => {
  const recall = vi.fn<Store['recall']>();
  const { board, watch, passDay } = await begin((store) => {
    recall.mockImplementation(store.recall);
    return { ...store, recall };
  });
  watch('whole', { list: WHOLE });
  await passDay(0);
  const others = Array.from({ length: 120 }, (_, n) => ({ ...ref, taskId: `-unknown.${n}.` }));
  const list = { apps: [], refs: [ref, ...others], mode: 'replace' as const };
  recall.mockClear();
  const steps = board.watchInSteps({ lease: 'a-lease-of-ann-and-long', revision: 0, list }, () => true, true, 'ann');
  expect(steps.next().done).toBe(false);
  expect(recall.mock.calls.map(([refs]) => refs.length)).toEqual([50]);
  const { views } = toEnd(steps) as WatchAnswer;
  expect(recall.mock.calls.map(([refs]) => refs.length)).toEqual([50, 50, 21]);
  expect(views.find(({ taskId }) => taskId === ref.taskId)).toMatchObject({ state: 'ended' });
  expect(views).toHaveLength(121);
});

it('until all of a long list is taken in, its tab lists what it did before as well; a view that ends meanwhile is told so', async () => {
  const { board, passDay } = await begin();
  const unknown = (of: string) => Array.from({ length: 120 }, (_, n) => ({ ...ref, taskId: `-${of}.${n}.` }));
  const refs = unknown('first');
  const ask = (question: object) =>
    board.watchInSteps({ lease: 'a-lease-of-ann-and-long', revision: 0, ...question }, () => true, true, 'ann');
  const tasks = () => (toEnd(ask({})) as WatchAnswer).views.map(({ taskId }) => taskId);
  toEnd(ask({ list: { apps: [], refs: [ref], mode: 'replace' } }));
  const steps = ask({ list: { apps: [], refs, mode: 'replace' } });
  expect(steps.next().done).toBe(false);
  expect(tasks()).toHaveLength(51);
  expect(tasks()).toContain(ref.taskId);
  toEnd(steps);
  expect(tasks()).toEqual(refs.map(({ taskId }) => taskId));

  const late = ask({ list: { apps: [], refs: unknown('late'), mode: 'replace' } });
  expect(late.next().done).toBe(false);
  await passDay(0);
  expect(toEnd(late)).toEqual({ full: 'This view ended while its list was taken in. Try again.' });
});

it('checked by a person it is asked, and stays where it is while it is still gone', async () => {
  const { clock, board, arrivedAt, watch, passDay } = await begin();
  const { revision } = watch('whole', { list: WHOLE });
  await passDay(revision);
  const before = arrivedAt.length;
  board.recall([ref], 'ann');
  board.check(ref, 'ann');
  await clock.advance(5_000);
  expect(arrivedAt.length).toBeGreaterThan(before);
  expect(await board.task(ref, 0, 'ann')).toMatchObject({ state: 'ended' });
  expect(board.tasksOf(APP)).toEqual([]);
});

it('one that lives after all is on the board of its SdkAppId again', async () => {
  const { clock, board, live, watch, passDay } = await begin();
  const { revision } = watch('whole', { list: WHOLE });
  await passDay(revision);
  const told = watch('whole', { list: WHOLE });
  board.recall([ref], 'ann');
  live();
  board.check(ref, 'ann');
  await clock.advance(5_000);
  expect(watch('whole', { revision: told.revision })).toMatchObject({ views: [{ state: 'inProgress' }], left: [] });
  expect(board.tasksOf(APP)).toMatchObject([{ state: 'inProgress' }]);
});

it('it can be removed for all, and is not recalled then', async () => {
  const { board, watch, passDay } = await begin();
  const { revision } = watch('whole', { list: WHOLE });
  await passDay(revision);
  board.recall([ref], 'ann');
  expect(board.remove(ref)).toBe(true);
  board.recall([ref], 'ann');
  expect(await board.task(ref, 0, 'ann')).toMatchObject({ removed: expect.any(String) });
});

it('while the store takes nothing, or does not have it, it stays on the board', async () => {
  const trouble = { reason: 'diskFull' as const, message: '', since: 0 };
  for (const storeOf of [(store: Store): Store => ({ ...store, trouble: () => trouble }), () => forgetfulStore]) {
    const { board, watch, passDay } = await begin(storeOf);
    const { revision } = watch('whole', { list: WHOLE });
    expect(await passDay(revision)).toEqual([]);
    expect(board.tasksOf(APP)).toHaveLength(1);
  }
});
