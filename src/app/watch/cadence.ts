import { TAB_INTERVALS_MS } from '#contract/watch.ts';

/** How often: `auto` is what the proxy proposes, a number is milliseconds, `paused` is never. */
export const CADENCES = ['auto', ...TAB_INTERVALS_MS, 'paused'] as const;
export type Cadence = (typeof CADENCES)[number];
