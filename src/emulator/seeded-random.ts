/** A number in [0, 1), like Math.random. */
export type Random = () => number;

/** The same numbers for the same seed, for ever (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A waiting time without memory. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}
