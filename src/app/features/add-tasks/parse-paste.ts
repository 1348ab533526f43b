import { Region, TaskId, type TaskRef, taskKey } from '#contract/task-ref.ts';

type PasteFault = 'masked' | 'blank' | 'character' | 'long' | 'link' | 'app';

/** What is to be said about one line before anything is added. */
export type PastedLine =
  | { kind: 'new' | 'there' | 'twice'; line: number; ref: TaskRef; fromLink: boolean }
  | {
      kind: 'bad';
      line: number;
      text: string;
      fault: PasteFault /** The faulty part of `text`. */;
      at: [number, number] | null;
    };

interface PasteContext {
  /** For lines that do not say: null when the person has not said either. */
  sdkAppId: number | null;
  region: string;
  isKnown: (ref: TaskRef) => boolean;
  /** The task that a link of this board leads to. */
  readLink: (link: string) => TaskRef | null;
}

const MASK = /\*{2,}|…|\.{3,}/;
const BLANK = /\s+/;
const FOREIGN = /[^\x21-\x7e]+/;

/** Line by line. Blanks around a line go, nothing inside it does: what cannot be a TaskId is said, not repaired. */
export function parsePaste(pasted: string, context: PasteContext): PastedLine[] {
  const seen = new Set<string>();
  return pasted.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((raw, index): PastedLine[] => {
    const text = raw.trim();
    if (text === '') return [];
    const line = index + 1;
    const found = readLine(text, context);
    if ('fault' in found) return [{ kind: 'bad', line, text, ...found }];

    const key = taskKey(found.ref);
    const kind = seen.has(key) ? 'twice' : context.isKnown(found.ref) ? 'there' : 'new';
    seen.add(key);
    return [{ kind, line, ...found }];
  });
}

function readLine(
  text: string,
  { sdkAppId, region, readLink }: PasteContext,
): { ref: TaskRef; fromLink: boolean } | { fault: PasteFault; at: [number, number] | null } {
  if (/^https?:\/\//i.test(text)) {
    const ref = readLink(text);
    return ref ? { ref, fromLink: true } : { fault: 'link', at: null };
  }
  for (const [fault, pattern] of [
    ['masked', MASK],
    ['blank', BLANK],
    ['character', FOREIGN],
  ] as const) {
    const match = pattern.exec(text);
    if (match) return { fault, at: [match.index, match.index + match[0].length] };
  }
  if (!TaskId.safeParse(text).success) return { fault: 'long', at: null };
  if (sdkAppId === null || !Region.safeParse(region).success) return { fault: 'app', at: null };
  return { ref: { sdkAppId, region, taskId: text }, fromLink: false };
}
