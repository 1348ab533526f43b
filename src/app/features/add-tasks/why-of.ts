import type { PastedLine } from './paste/judge-paste.ts';
import type { AddWords } from './words.ts';

/** Why a pasted TaskId is not simply new, in words; null where it is, or where the server has the reason. */
export function whyOf(line: PastedLine, words: AddWords): string | null {
  switch (line.kind) {
    case 'masked':
      return words.masked;
    case 'bad': {
      const why = words.why[line.fault];
      return typeof why === 'string' ? why : why(line.said ?? '');
    }
    case 'doubtful':
      return words.doubt[line.doubt];
    case 'asks':
      return line.doubt && words.doubt[line.doubt];
    default:
      return null;
  }
}
