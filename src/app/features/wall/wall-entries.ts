import type { Incident } from '#contract/incident.ts';
import { isLive } from '#contract/status.ts';
import type { Trouble } from '../../status/trouble.ts';
import { isWide, type WideIncident } from '../../status/wide-incident.ts';
import type { BoardRow } from '../../watch/board-rows.ts';

export type TroubledRow = BoardRow & { trouble: Trouble };

/** A line of the wall: an incident that is wider than a task, or a task with its own. */
export type WallEntry =
  | { kind: 'wide'; id: string; isTaken: boolean; incident: WideIncident }
  | { kind: 'task'; id: string; isTaken: boolean; row: TroubledRow };

/**
 * What stands on the wall, the widest first, and those that someone has acknowledged last.
 *
 * @param rows worst first
 * @param alarm the one that stands above all others already
 */
export function wallEntries(
  incidents: readonly Incident[],
  rows: readonly BoardRow[],
  alarm: Incident | null,
): WallEntry[] {
  const wide = incidents.filter(isWide).filter(({ id }) => id !== alarm?.id);
  const entries = [
    ...wide.map(
      (incident): WallEntry => ({
        kind: 'wide',
        id: incident.id,
        isTaken: incident.acknowledgement !== null,
        incident,
      }),
    ),
    ...rows
      .filter(isTroubled)
      .map((row): WallEntry => ({ kind: 'task', id: row.key, isTaken: row.trouble === 'acknowledged', row })),
  ];
  return entries.sort((a, b) => Number(a.isTaken) - Number(b.isTaken));
}

/** How many tasks need nothing, by what is known of them now; and of how many that was so when they were last heard of. */
export function calmRows(rows: readonly BoardRow[]): { confirmed: number; lastKnown: number } {
  const calm = rows.filter(({ view, trouble, isRetrying }) => isLive(view) && trouble === null && !isRetrying);
  const lastKnown = calm.filter(({ isMuted, stale }) => isMuted || stale).length;
  return { confirmed: calm.length - lastKnown, lastKnown };
}

function isTroubled(row: BoardRow): row is TroubledRow {
  return row.trouble !== null;
}
