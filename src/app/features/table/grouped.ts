import { parseTaskKey } from '#contract/task-ref.ts';
import type { Grouping } from '../../address.ts';
import type { Annotations } from '../../watch/board-rows.ts';
import { groupBy } from '../../watch/group-by.ts';

/** A line of the table: the row of a task, whose key is its `id`, or the head of a group. */
export type Entry = { kind: 'row'; id: string } | { kind: 'group'; id: string; name: string };

/** The rows in their order, each group behind its head; groups by name, the nameless one last. */
export function grouped(keys: readonly string[], by: Grouping | null, annotations: Annotations): Entry[] {
  if (by === null) return keys.map(rowEntry);
  const groups = groupBy(keys, (key) =>
    by === 'region' ? (parseTaskKey(key)?.region ?? '') : (annotations.get(key)?.label ?? ''),
  );
  const names = [...groups.keys()].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1));
  return names.flatMap((name) => [
    { kind: 'group', id: `group ${name}`, name } satisfies Entry,
    ...(groups.get(name) ?? []).map(rowEntry),
  ]);
}

function rowEntry(id: string): Entry {
  return { kind: 'row', id };
}

/** The keys of the tasks among them, in their order. */
export function rowKeys(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ kind, id }) => (kind === 'row' ? [id] : []));
}
