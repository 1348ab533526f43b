import type { Cause } from '#contract/incident.ts';

/** The server's clock is wrong, and Tencent answers all the same. */
const CLOCK_OFF = 'Clock.Wrong';

/**
 * Whether nothing new can be learnt of any task of the account: throttled calls are late calls, and a store or a clock
 * that is wrong keeps none from succeeding.
 */
export function isBlinding(cause: Cause, code: string | undefined): boolean {
  return cause === 'credential' || cause === 'unreachable' || (cause === 'clock' && code !== CLOCK_OFF);
}
