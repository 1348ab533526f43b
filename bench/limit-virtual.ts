import { type Random, seededRandom } from '#emulator/seeded-random.ts';
import { createPacer } from '#proxy/core/pacer.ts';
import type { Bench, Figure } from './bench.ts';
import { type LimitScenario, overLimit, simulateLimit } from './limit-simulation.ts';
import { jitterPath, type Path, stallingPath, uniformPath } from './network-path.ts';

const QUOTA = 20;
const RATE = 18;
const RESTARTS = 50;

type Weather = Pick<LimitScenario, 'there' | 'back'> & Partial<LimitScenario>;

/** What the path and the process do to the calls of `seconds`. */
const WEATHERS: Record<string, (random: Random, seconds: number) => Weather> = {
  'p99 80 ms': (random) => bothWays(() => jitterPath(random)),
  'uniform 80 ms': (random) => bothWays(() => uniformPath(random, 80)),
  'path stalls': (random) => bothWays(() => stallingPath(random)),
  '3 x RTT': (random) => bothWays(() => jitterPath(random, 3)),
  'on/off demand': (random) => ({
    ...bothWays(() => jitterPath(random)),
    isWanted: (at) => Math.floor(at / 1_700) % 3 !== 0,
  }),
  'uniform 300 ms, losses, restarts': (random, seconds) => ({
    ...bothWays(() => uniformPath(random, 300)),
    lostShare: 0.002,
    restartsAt: Array.from({ length: RESTARTS }, () => random() * seconds * 1_000),
  }),
};

function bothWays(path: () => Path): Pick<LimitScenario, 'there' | 'back'> {
  return { there: path(), back: path() };
}

interface LimitVirtual {
  calls: number;
  /** Arrivals that are the 21st of a sliding second. */
  over: number;
  /** The least of all: sent / min(rate, 20 / (1 + RTT)). */
  used: number;
  /** Over the limit in the same weather with even spacing alone: shows that the weather is bad enough. */
  overWhenOnlyEven: number;
}

/** Every weather, once for each seed, each for so many seconds. */
export function limitVirtual({ seconds, seeds }: { seconds: number; seeds: readonly number[] }): LimitVirtual {
  const total: LimitVirtual = { calls: 0, over: 0, used: Number.POSITIVE_INFINITY, overWhenOnlyEven: 0 };
  for (const seed of seeds) {
    for (const weather of Object.values(WEATHERS)) {
      const scenario = (create: LimitScenario['createPacer']): LimitScenario => {
        const random = seededRandom(seed);
        return { seconds, random, createPacer: create, ...weather(random, seconds) };
      };
      const run = simulateLimit(scenario((holdUntil) => createPacer({ quota: QUOTA, rate: RATE, holdUntil })));
      const possible = Math.min(RATE, QUOTA / (1 + run.meanRttMs / 1_000));
      total.calls += run.sent;
      total.over += overLimit(run.arrivals, QUOTA);
      total.used = Math.min(total.used, run.sent / (run.wantedMs / 1_000) / possible);
      total.overWhenOnlyEven += overLimit(simulateLimit(scenario(createEvenSpacing)).arrivals, QUOTA);
    }
  }
  return total;
}

/** What the receipt window is compared with: the same rate, whatever is still on the way. */
function createEvenSpacing(holdUntil: number): ReturnType<LimitScenario['createPacer']> {
  let notBefore = holdUntil;
  return {
    waitMs: (now) => Math.max(0, notBefore - now),
    send(now) {
      notBefore = Math.max(notBefore + 1_000 / RATE, now);
    },
    receive() {},
  };
}

export const limitVirtualBench: Bench = {
  name: 'limit-virtual',
  shows: `arrivals above ${QUOTA} in any sliding second, 6 kinds of bad network, ${RESTARTS} restarts each run, 2 h of virtual time`,
  run(): Figure[] {
    const { calls, over, used, overWhenOnlyEven } = limitVirtual({ seconds: 7_200, seeds: [1, 2, 3] });
    return [
      { name: 'over', value: over, atMost: 0 },
      { name: 'calls', value: calls, atLeast: 1_700_000 },
      { name: 'sent/possible', value: used, atLeast: 0.93 },
      { name: 'over when only even', value: overWhenOnlyEven },
    ];
  },
};
