import { expect, it } from 'vitest';
import { taskKey } from '#contract/task-ref.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { CAPS } from '../core/caps.ts';
import { createLeases } from '../core/leases.ts';
import { createRegistry } from './registry.ts';

it('who has as many tasks as one may finds room among them within a second, wherever it is, and looks at some each time', async () => {
  const clock = createVirtualClock();
  const leases = createLeases();
  const observer = { changed: () => {}, removed: () => {} };
  const accountNameOf = () => 'one';
  const registry = createRegistry({ clock, leases, accountNameOf, observer, onRemoved: () => {} });
  const ref = (n: number) => ({ sdkAppId: 7, region: 'ap-singapore', taskId: `-t${n}.` });
  const says = { apps: new Set<number>(), visible: [] };
  let looked = 0;
  const isAsking = () => {
    looked += 1;
    return false;
  };
  for (let n = 0; n < CAPS.tasks.ofOne; n += 1) {
    const task = registry.add(ref(n), 'ann');
    if (task) Object.defineProperty(task, 'isAsking', { get: isAsking });
  }
  // All but the last.
  for (const [half, id] of ['a', 'b'].entries()) {
    leases.put(id, 'ann', clock.monotonic(), says, { away: true });
    for (let n = half * 10_000; n < Math.min((half + 1) * 10_000, CAPS.tasks.ofOne - 1); n += 1)
      leases.list(id, taskKey(ref(n)));
  }
  let most = 0;
  let waitedMs = 0;
  for (; waitedMs < 2_000; waitedMs += 100) {
    looked = 0;
    const added = registry.add(ref(-1), 'ann');
    most = Math.max(most, looked);
    if (added) break;
    for (let n = 2; n < 50; n += 1) expect(registry.add(ref(-n), 'ann')).toBeNull();
    await clock.advance(100);
  }
  expect(waitedMs).toBeLessThanOrEqual(1_000);
  expect(most).toBeLessThanOrEqual(2_000);
  expect(registry.get(taskKey(ref(CAPS.tasks.ofOne - 1)))).toBeUndefined();
});
