import { expect, it } from 'vitest';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { WatchAnswer, WatchRequest } from '#contract/watch.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { createMemoryStore } from '../store/memory-store.ts';

const APP = 1_400_000_000;
const ref: TaskRef = { sdkAppId: APP, region: 'ap-singapore', taskId: '-never.' };
const key = taskKey(ref);
const list = { apps: [APP], refs: [ref], mode: 'replace' as const };

/** A task that is not found, on the list of a tab. */
async function begin() {
  const clock = createVirtualClock();
  const store = createMemoryStore(clock);
  const { board, stop } = createBackEnd({ clock, store });
  const watch = (request: Partial<WatchRequest>): WatchAnswer => {
    const answer = board.watch({ lease: 'a-lease-of-one-tab', revision: 0, ...request }, () => true);
    if ('full' in answer) throw new Error(answer.full);
    return answer;
  };
  watch({ list, visible: [ref] });
  await clock.advance(2_000);
  const { revision } = watch({ list, visible: [ref] });
  return { clock, board, watch, revision, store, stop };
}

it('tells a tab of what was removed, and what it still has on its screen does not bring it back', async () => {
  const { board, watch, revision } = await begin();
  board.remove(ref);
  expect(watch({ revision, visible: [ref] }).removed).toEqual([key]);
  expect(board.tasksOf(APP)).toEqual([]);
});

it('a list that was kept while the task was removed is told, and does not bring it back', async () => {
  const { clock, board, watch, revision } = await begin();
  board.remove(ref);
  const returned = watch({ lease: 'a-lease-of-another-browser', list, visible: [ref] });
  expect([returned.removed, returned.views, board.tasksOf(APP)]).toEqual([[key], [], []]);
  await clock.advance(60_000);
  expect(watch({ revision })).toMatchObject({ renew: true, removed: [] });
  expect(watch({ list }).removed).toEqual([key]);
  expect(board.tasksOf(APP)).toEqual([]);
});

it('nor does a list that travels in parts', async () => {
  const { board, watch } = await begin();
  board.remove(ref);
  const lease = 'a-lease-of-another-browser';
  watch({ lease, revision: Number.MAX_SAFE_INTEGER, list: { ...list, refs: [] } });
  expect(watch({ lease, list: { ...list, mode: 'add' } }).removed).toEqual([key]);
  expect(board.tasksOf(APP)).toEqual([]);
});

it('nor one that was changed before its tab heard of it', async () => {
  const { board, watch } = await begin();
  board.remove(ref);
  const other = { ...ref, taskId: '-other.' };
  expect(watch({ list: { ...list, refs: [ref, other] } }).removed).toEqual([key]);
  expect(board.tasksOf(APP).map(({ taskId }) => taskId)).toEqual(['-other.']);
});

it('what a person adds again after that is there again, for all, and no one is told that it is gone', async () => {
  const { board, watch, revision } = await begin();
  board.remove(ref);
  watch({ revision });
  watch({ list });
  expect(board.tasksOf(APP).map(({ taskId }) => taskId)).toEqual(['-never.']);
  expect(watch({ revision }).removed).toEqual([]);
  expect(watch({ lease: 'a-lease-of-another-browser', list }).views).toHaveLength(1);
});

it('what another source adds, or a person has checked, is there again, too', async () => {
  const { board, watch } = await begin();
  for (const add of [() => board.addTasks([ref]), () => board.check(ref)]) {
    board.remove(ref);
    add();
    expect(watch({ lease: 'a-lease-of-another-browser', list }).removed).toEqual([]);
    expect(board.tasksOf(APP)).toHaveLength(1);
  }
});

it('an open page of the task, or a script, does not bring back what a person removed; to check it does', async () => {
  const { board, watch } = await begin();
  await board.task(ref, 0);
  board.remove(ref);
  expect(await board.task(ref, 0)).toEqual({ removed: expect.stringContaining('removed this task for everyone') });
  expect(board.tasksOf(APP)).toEqual([]);
  board.check(ref);
  expect(await board.task(ref, 0)).toMatchObject({ taskId: '-never.' });
  expect(watch({ list }).views).toHaveLength(1);
});

it('what time has forgotten can be looked at again', async () => {
  const { clock, board } = await begin();
  await clock.advance(2 * 3_600_000);
  expect(board.tasksOf(APP)).toEqual([]);
  expect(await board.task(ref, 0)).toMatchObject({ taskId: '-never.' });
});

it('a server that was started anew knows what a person removed, and what has come back since', async () => {
  const { clock, board, watch, store, stop } = await begin();
  const back = { ...ref, taskId: '-back.' };
  watch({ list: { ...list, refs: [ref, back] } });
  await clock.advance(2_000);
  board.remove(ref);
  board.remove(back);
  board.check(back);
  stop();
  const { board: next } = createBackEnd({ clock, store });
  next.restore({ views: [], incidents: [], removed: await store.removed() });
  const answer = next.watch(
    { lease: 'a-lease-that-was-away', revision: 0, list: { ...list, refs: [ref, back] } },
    () => true,
  );
  expect(answer).toMatchObject({ removed: [key], views: [{ taskId: '-back.' }] });
  expect(await next.task(ref, 0)).toHaveProperty('removed');
});
