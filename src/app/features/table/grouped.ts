import type { Grouping } from '../../address.ts';
import type { BoardRow, Remarks } from '../../watch/board-rows.ts';
import { groupBy } from '../../watch/group-by.ts';

/** Begins no task key: those begin with a digit. */
const HEAD = '#';

/** The keys of the rows in their order, each group behind its head; groups by name, the nameless one last. */
export function grouped(rows: readonly BoardRow[], by: Grouping | null, remarks: Remarks): string[] {
  if (by === null) return rows.map(({ key }) => key);
  const groups = groupBy(rows, ({ key, view }) => (by === 'region' ? view.region : (remarks.get(key)?.label ?? '')));
  const names = [...groups.keys()].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1));
  return names.flatMap((name) => [HEAD + name, ...(groups.get(name) ?? []).map(({ key }) => key)]);
}

/** The name of the group that begins here; null for a row. */
export function groupName(entry: string): string | null {
  return entry.startsWith(HEAD) ? entry.slice(HEAD.length) : null;
}
