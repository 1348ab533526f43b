/** How often: `auto` is what the proxy proposes, a number is milliseconds, `paused` is never. */
export const CADENCES = ['auto', 5_000, 10_000, 30_000, 60_000, 'paused'] as const;
export type Cadence = (typeof CADENCES)[number];
