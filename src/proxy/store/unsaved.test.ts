import { describe, expect, it } from 'vitest';
import { taskKey } from '#contract/task-ref.ts';
import { problemAt, transitionAt, viewOf } from '#testing/store-fixtures.ts';
import { createUnsaved } from './unsaved.ts';

const eventsOf = (unsaved: ReturnType<typeof createUnsaved>) =>
  unsaved.first(1_000).reduce((sum, task) => sum + task.transitions.length + task.problems.length, 0);

describe('what waits in memory while it cannot be written', () => {
  it('is bounded in its history: the oldest goes first, and last states stay', () => {
    const unsaved = createUnsaved({ tasks: 100, events: 50 });
    for (let i = 0; i < 100; i += 1) unsaved.save(viewOf(`t${i}`, { problem: problemAt(i) }), transitionAt(i), 0);
    expect(eventsOf(unsaved)).toBeLessThanOrEqual(50);
    expect(eventsOf(unsaved)).toBeGreaterThan(40);
    expect(unsaved.views()).toHaveLength(100);
    expect(unsaved.get(taskKey(viewOf('t99')))?.transitions).toEqual([transitionAt(99)]);
    expect(unsaved.dropped()).toBe(200 - eventsOf(unsaved));
  });

  it('is bounded in its tasks', () => {
    const unsaved = createUnsaved({ tasks: 10, events: 1_000 });
    for (let i = 0; i < 25; i += 1) unsaved.save(viewOf(`t${i}`), transitionAt(i), 0);
    expect(unsaved.views().map(({ taskId }) => taskId)).toEqual(Array.from({ length: 10 }, (_, i) => `t${i + 15}`));
    expect(unsaved.dropped()).toBe(15);
  });

  it('counts again from nothing when it has been written', () => {
    const unsaved = createUnsaved({ tasks: 10, events: 10 });
    for (let i = 0; i < 11; i += 1) unsaved.save(viewOf('t0'), transitionAt(i), 0);
    expect(unsaved.dropped()).toBe(11);
    for (let round = 0; round < 20; round += 1) {
      unsaved.committed(unsaved.first(10));
      expect([unsaved.size(), unsaved.dropped()]).toEqual([0, 0]);
      for (let i = 0; i < 10; i += 1) unsaved.save(viewOf(`t${i}`), transitionAt(i), 0);
      expect([eventsOf(unsaved), unsaved.dropped()]).toEqual([10, 0]);
    }
  });
});
