import { createCacheAndQueue, createRoundRobin, createRoundRobinOverLive } from './baseline-policies.ts';
import type { Bench, Figure } from './bench.ts';
import { createIndexPolicy } from './index-policy.ts';
import { simulatePassThrough } from './pass-through.ts';
import { TEN_SCREENS } from './policy-live.ts';
import { simulatePolicy } from './policy-simulation.ts';

export interface PolicyBaselines {
  visibleMs: number;
  passThrough: number;
  refusedShare: number;
  roundRobin: number;
  roundRobinOverLive: number;
  cacheAndQueue: number;
}

/** How many times as old as ours the visible rows become without a scheduler, in the same world. */
export function policyBaselines({ seed, minutes }: { seed: number; minutes: number }): PolicyBaselines {
  const options = { ...TEN_SCREENS, listed: 1_000, seed, minutes, warmUpMinutes: 10 };
  const { visibleMs } = simulatePolicy(options, createIndexPolicy);
  const passThrough = simulatePassThrough(options);
  return {
    visibleMs,
    passThrough: passThrough.visibleMs / visibleMs,
    refusedShare: passThrough.refusedShare,
    roundRobin: simulatePolicy(options, createRoundRobin).visibleMs / visibleMs,
    roundRobinOverLive: simulatePolicy(options, createRoundRobinOverLive).visibleMs / visibleMs,
    cacheAndQueue: simulatePolicy(options, createCacheAndQueue).visibleMs / visibleMs,
  };
}

export const policyBaselinesBench: Bench = {
  name: 'policy-baselines',
  shows: 'how many times as old visible rows are without the scheduler; 1 000 listed, half live, 10 people x 30 rows',
  run(): Figure[] {
    const found = policyBaselines({ seed: 1, minutes: 60 });
    return [
      { name: 'age', value: found.visibleMs / 1_000, unit: 's' },
      { name: 'pass-through', value: found.passThrough, unit: 'x', atLeast: 10 },
      { name: 'of it refused', value: 100 * found.refusedShare, unit: '%' },
      { name: 'round robin', value: found.roundRobin, unit: 'x' },
      { name: 'round robin over live', value: found.roundRobinOverLive, unit: 'x', atLeast: 4 },
      { name: 'TTL cache and queue', value: found.cacheAndQueue, unit: 'x', atLeast: 1.4 },
    ];
  },
};
