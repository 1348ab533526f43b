import { CHANGES } from '../../status/changes-since.ts';
import type { Annotations } from '../../watch/board-rows.ts';
import type { RowChange } from './row-changes.ts';
import type { newsWords } from './words.ts';

/** Few enough to name them. */
const NAMED = 2;

/** One or two tasks by name, more as numbers: "Physics 3108: ended", "3 ended, 1 failing". */
export function changesText(
  changes: readonly RowChange[],
  annotations: Annotations,
  words: (typeof newsWords)['en'],
): string {
  if (changes.length <= NAMED)
    return words.list(
      changes.map(({ row, change }) => words.one(nameOf(row.key, row.view.taskId, annotations), change)),
    );
  return words.list(
    CHANGES.flatMap((change) => {
      const n = changes.filter((one) => one.change === change).length;
      return n === 0 ? [] : [words.changes[change](n)];
    }),
  );
}

function nameOf(key: string, taskId: string, annotations: Annotations): string {
  return annotations.get(key)?.label || taskId;
}
