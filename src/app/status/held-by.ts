import type { Acknowledgement } from '#contract/incident.ts';
import type { Text } from '../i18n/en.ts';
import { formatClock } from '../time/format-time.ts';
import { serverNow } from '../time/server-clock.ts';

/** Who looks after an incident, and until when: "Day shift, until 16:00". */
export function heldBy({ by, until }: Acknowledgement, text: Text, zone: string): string {
  return text.board.heldBy(by, until === null ? null : formatClock(until, zone, serverNow()).slice(0, -3));
}
