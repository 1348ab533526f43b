import { exponential, type Random } from '#emulator/seeded-random.ts';

/** When something sent at `at` arrives at the other end; calls and answers overtake one another. */
export type Path = (at: number) => number;

/** One-way delay in milliseconds: 10 at least, 99 of 100 below 80. */
export function jitterPath(random: Random, factor = 1): Path {
  const mean = 70 / Math.log(100);
  return (at) => at + factor * (10 + exponential(random, mean));
}

export function uniformPath(random: Random, longestMs: number): Path {
  return (at) => at + random() * longestMs;
}

/** Once a minute the path stops for up to 3 s, and then delivers at once what was on the way. */
export function stallingPath(random: Random): Path {
  const everyMs = 60_000;
  const way = jitterPath(random);
  const stalls: { from: number; to: number }[] = [];
  const stallOf = (minute: number) => {
    while (stalls.length <= minute) {
      const lastsMs = 200 + random() * 2_800;
      const from = stalls.length * everyMs + random() * (everyMs - lastsMs);
      stalls.push({ from, to: from + lastsMs });
    }
    return stalls[minute] ?? { from: 0, to: 0 };
  };
  return (at) => {
    const arrival = way(at);
    const { from, to } = stallOf(Math.floor(arrival / everyMs));
    return arrival >= from && arrival < to ? to : arrival;
  };
}
