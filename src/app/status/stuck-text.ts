import type { Stuck } from '#contract/stuck.ts';
import type { Text } from '../i18n/en.ts';
import { formatPeriod } from '../time/format-duration.ts';

/** "Idle for 42 min, limit 30 min". */
export function stuckText({ what, forMs, limitMs }: Stuck, text: Text): string {
  const state = what === 'running' ? text.board.stuckRunning : text.status[what];
  return text.board.stuck(state, formatPeriod(forMs, text.units), formatPeriod(limitMs, text.units));
}
