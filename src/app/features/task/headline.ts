import type { Text } from '../../i18n/en.ts';
import type { BoardRow } from '../../watch/board-rows.ts';
import type { TaskWords } from './words.ts';

/** The answer to "is it alive?" in a word or two; Tencent's own word where it is not in its documentation. */
export function headline({ view, status, incidents }: BoardRow, text: Text, words: TaskWords): string {
  if (incidents.some(({ cause }) => cause === 'failing')) return text.filter.failing;
  if (status === 'other') return view.apiStatus ?? text.status.other;
  return status === 'unchecked' && view.askedAt !== null ? words.noStatus : text.status[status];
}
