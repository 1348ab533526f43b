import type { Policy } from './policy-simulation.ts';
import type { Life, World } from './virtual-world.ts';

/** What a board without a scheduler does with the same calls a second, everything else being equal. */

/** Every listed task in turn, whether it has ended or not. */
export function createRoundRobin(world: World): Policy {
  let row = -1;
  return {
    next() {
      row = (row + 1) % world.rows.length;
      return world.rows[row] ?? null;
    },
    answered() {},
  };
}

/** Every listed task in turn until it is gone, on a screen or not. */
export function createRoundRobinOverLive(world: World): Policy {
  const gone = new Set(world.rows.filter((life) => life.goneAt <= 0));
  let row = -1;
  return {
    next() {
      for (let tried = 0; tried < world.rows.length; tried += 1) {
        row = (row + 1) % world.rows.length;
        const life = world.rows[row];
        if (life && !gone.has(life)) return life;
      }
      return null;
    },
    answered(life, answer) {
      if (answer.kind === 'gone') gone.add(life);
    },
  };
}

export const REFRESH_MS = 5_000;

/**
 * Browsers ask for every row on their screens each 5 s; answers are kept for 5 s; what is not kept waits in one queue,
 * each task once, first come first served.
 */
export function createCacheAndQueue(world: World): Policy {
  const queue: Life[] = [];
  const pending = new Set<Life>();
  const freshUntil = new Map<Life, number>();
  let refreshAt = 0;

  function want(lives: readonly Life[], now: number): void {
    for (const life of lives) {
      if (pending.has(life) || (freshUntil.get(life) ?? 0) > now) continue;
      pending.add(life);
      queue.push(life);
    }
  }

  return {
    next(now) {
      while (refreshAt <= now) {
        // One refresh of one screen at a time, spread over the 5 s.
        const screen =
          world.screens[Math.round(refreshAt / (REFRESH_MS / world.screens.length)) % world.screens.length];
        if (screen) want(world.rowsOf(screen), now);
        refreshAt += REFRESH_MS / world.screens.length;
      }
      return queue.shift() ?? null;
    },
    answered(life, _answer, sentAt) {
      pending.delete(life);
      freshUntil.set(life, sentAt + REFRESH_MS);
    },
    onScreen: (screen, now) => want(world.rowsOf(screen), now),
  };
}
