import type { Background } from '../background.ts';
import type { Clock } from '../clock.ts';
import type { Leases } from '../core/leases.ts';
import type { Task } from '../core/tasks.ts';
import type { Registry } from './registry.ts';

const EVERY_MS = 60_000;
/** A TaskId that was never seen alive, and that no list has had for so long, was a slip of someone's pen. */
const STRAY_MS = 3_600_000;

/** Forgets TaskIds that no one expects any more and Tencent has never known. */
export function createForgetStrays(
  deps: { background: Background; clock: Pick<Clock, 'monotonic'>; leases: Leases; registry: Registry },
  forget: (task: Task) => void,
) {
  const { background, clock, leases, registry } = deps;
  let stop = () => {};

  function look(): void {
    const now = clock.monotonic();
    const { listed, visible } = leases.attention(now);
    for (const task of [...registry.all()]) {
      if (listed.has(task.key) || visible.has(task.key)) task.wantedAt = now;
      const isStray = task.view.lastAlive === null && task.view.state === 'notFound' && !task.isAsking;
      if (isStray && now - task.wantedAt > STRAY_MS) forget(task);
    }
  }

  return {
    start(): void {
      stop = background.every('strays', EVERY_MS, look);
    },
    stop: () => stop(),
  };
}
