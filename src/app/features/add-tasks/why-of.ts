import type { PastedLine } from './paste/judge-paste.ts';
import type { AddWords } from './words.ts';

const MAX_QUOTED = 40;

/** What a paste says, as much of it as a sentence holds: a line without an end would make its row as high as the page. */
export function quoted(said: string): string {
  return said.length > MAX_QUOTED ? `${said.slice(0, MAX_QUOTED)}…` : said;
}

/** Why a pasted TaskId is not simply new, in words; null where it is, or where the server has the reason. */
export function whyOf(line: PastedLine, words: AddWords): string | null {
  switch (line.kind) {
    case 'masked':
      return words.masked;
    case 'bad': {
      const why = words.why[line.fault];
      return typeof why === 'string' ? why : why(quoted(line.said ?? ''));
    }
    case 'doubtful':
      return words.doubt[line.doubt];
    case 'asks':
      return line.doubt && words.doubt[line.doubt];
    default:
      return null;
  }
}
