import type { Incident } from '#contract/incident.ts';
import { LIVE_STATUSES, type Status } from '#contract/status.ts';

/** Tencent's answers come all the time; without one for so long, no one knows whether all is well. */
const ANSWERED_WITHIN_MS = 60_000;

interface Signs {
  /** Open incidents that no one looks after, and those that someone has acknowledged. */
  attention: number;
  acknowledged: number;
  /** Tasks that were never answered for, and those that are asked again and again. */
  unchecked: number;
  live: number;
  /** When Tencent last answered, and when the server said so; by its clock. */
  answeredAt: number | null;
  now: number;
  /** Whether the server still answers this page. */
  isHeard: boolean;
}

/** Why nothing may be called calm, the gravest reason first. */
export type Doubt = 'attention' | 'unheard' | 'unchecked' | 'acknowledged';

/** Null where "All clear" may stand. See docs/architecture.md, "Attention". */
export function doubtOf({ attention, acknowledged, unchecked, live, answeredAt, now, isHeard }: Signs): Doubt | null {
  if (attention > 0) return 'attention';
  const isAnswered = live === 0 || (answeredAt !== null && now - answeredAt <= ANSWERED_WITHIN_MS);
  if (!isHeard || !isAnswered) return 'unheard';
  if (unchecked > 0) return 'unchecked';
  return acknowledged > 0 ? 'acknowledged' : null;
}

/** The same of a list of tasks, as the server last told it. */
export function doubtOfList(
  counts: Record<Status, number>,
  { incidents, pace, now }: { incidents: readonly Incident[]; pace: { answeredAt: number | null }; now: number },
  isHeard: boolean,
): Doubt | null {
  const acknowledged = incidents.filter(({ acknowledgement }) => acknowledgement !== null).length;
  return doubtOf({
    attention: incidents.length - acknowledged,
    acknowledged,
    unchecked: counts.unchecked,
    live: LIVE_STATUSES.reduce((sum, status) => sum + counts[status], 0),
    answeredAt: pace.answeredAt,
    now,
    isHeard,
  });
}
