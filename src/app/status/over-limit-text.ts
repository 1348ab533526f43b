import type { Incident } from '#contract/incident.ts';
import type { TaskView } from '#contract/task-view.ts';
import type { Text } from '../i18n/en.ts';
import { formatPeriod } from '../time/format-duration.ts';

/** "Idle for 42 min, limit 30 min": as far as it was observed. */
export function overLimitText(
  { what, limitMs }: NonNullable<Incident['overLimit']>,
  { answeredAt, stateSince, startTime }: TaskView,
  text: Text,
): string {
  const state = what === 'running' ? text.board.overLimitRunning : text.status[what];
  const since = what === 'running' ? startTime : stateSince;
  const forMs = Math.max(limitMs, (answeredAt ?? 0) - (since ?? 0));
  return text.board.overLimit(state, formatPeriod(forMs, text.units), formatPeriod(limitMs, text.units));
}
