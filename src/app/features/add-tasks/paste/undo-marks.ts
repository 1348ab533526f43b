/** What a writer puts around text without meaning it as text. */
export type Mark = 'colours' | 'invisible' | 'emphasis' | 'quoting';

/** As pictures of themselves: an expression that has control characters in it looks like a mistake. */
const picture = (text: string) => text.replaceAll('\u001b', '␛').replaceAll('\u0007', '␇');
/** The escape character, or how a program without a terminal writes it. */
const COLOURS = /(?:␛|\^\[|\\033|\\x1b|\\u001b|\\e|#033|#x1b;?)\[[\d;?]{0,20}[A-Za-z]/gi;
const BARE_COLOURS = /\[\d{1,3}(?:;\d{1,3}){0,6}m(?!\])/g;
/** Links of terminals (OSC 8). */
const TERMINAL_LINKS = /␛\]8;[^␇␛]{0,2000}(?:␇|␛\\)/g;
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\u061c\u180e]/g;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
/** Stars and tildes in pairs around something; a mask stands in the middle of an id and has no partner. */
const EMPHASIS = /(?<![\w*+.-])(\*{1,3}|~~|__)(?=[^\s*_~])([^*~\n]{0,160}[^\s*~])\1(?![\w*])/g;
const MAIL_QUOTE = /^(?:\s?(?:>|&gt;)){1,20}\s?/;

/** Takes the marks away from one line and says which there were. Nothing in them is part of an id. */
export function undoMarks(text: string): { text: string; marks: readonly Mark[] } {
  const steps: readonly [Mark, (text: string) => string][] = [
    ['colours', (line) => picture(line).replace(TERMINAL_LINKS, '').replace(COLOURS, '').replace(BARE_COLOURS, '')],
    ['invisible', (line) => line.replace(INVISIBLE, '').replace(SPACES, ' ')],
    ['quoting', (line) => line.replace(MAIL_QUOTE, '')],
    ['emphasis', (line) => line.replace(EMPHASIS, '$2')],
  ];
  let left = text;
  const marks = steps.flatMap(([mark, undo]) => {
    const before = left;
    left = undo(before);
    return left === before ? [] : [mark];
  });
  return { text: left, marks };
}
