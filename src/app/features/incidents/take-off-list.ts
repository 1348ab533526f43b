import { parseTaskKey, taskKey } from '#contract/task-ref.ts';
import { wordsNow } from '../../i18n/use-text.ts';
import { removeFromWatchlist, wasJustAdded } from '../../persistence/edit-watchlist.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { sayInSlot } from '../../ui/slot-answer.ts';
import { takenOffWords } from './taken-off-words.ts';

/**
 * Takes tasks that a person removed for all viewers off the list of this browser, and says so. What was added here a moment ago,
 * and not shown yet, is meant to come back: true when the list has such tasks, and is to be told again.
 */
export function takeOffList(keys: readonly string[], wasShown: (key: string) => boolean): boolean {
  const removed = new Set(keys);
  const mine = useWatchlist.getState().tasks.map(taskKey);
  const listed = mine.filter((key) => removed.has(key));
  const left = listed.filter((key) => wasShown(key) || !wasJustAdded(key));
  if (left.length > 0) {
    removeFromWatchlist(left.flatMap((key) => parseTaskKey(key) ?? []));
    sayInSlot({ said: wordsNow(takenOffWords).takenOff(left.length), undo: null });
  }
  return left.length < listed.length;
}
