import * as v from 'valibot';
import type { Seen } from '../status/changes-since.ts';
import { type LastSeen, lastSeen } from './last-seen.ts';

/** An old name: under another one, what browsers have saved would be lost. */
const PREFIX = 'scribeboard.looked.';
/** A board of ten thousand tasks is some 300 kB of the 5 MB that a browser keeps; the watchlist needs room, too. */
const MAX_BOARDS = 5;

/** TaskIds by what was seen of them, in one text, by region: TaskIds have no blanks. */
const Saved = v.object({ at: v.number(), seen: v.record(v.string(), v.record(v.string(), v.string())) });

/** What this browser keeps for a board, and from now on what its other tabs say about it. */
export function followLastSeen(board: string): () => void {
  const reread = () => lastSeen.setState({ [board]: parseLastSeen(board, readText(PREFIX + board)) });
  reread();
  const follow = ({ key }: StorageEvent) => {
    if (key === PREFIX + board || key === null) reread();
  };
  addEventListener('storage', follow);
  return () => removeEventListener('storage', follow);
}

export function saveLastSeen(board: string, now: LastSeen): void {
  lastSeen.setState({ [board]: { ...now, here: true } });
  try {
    makeRoom(board);
    localStorage.setItem(PREFIX + board, formatLastSeen(now));
  } catch {
    // Blocked or full: then it is known until the page is left.
  }
}

export function clearLastSeen(board: string): void {
  lastSeen.setState({ [board]: undefined });
  try {
    localStorage.removeItem(PREFIX + board);
  } catch {
    // As above.
  }
}

export function formatLastSeen({ at, seen }: LastSeen): string {
  const saved: Record<string, Record<string, string>> = {};
  for (const [key, how] of seen) {
    const [, region = '', ...taskId] = key.split('/');
    saved[region] ??= {};
    const before = saved[region][how];
    saved[region][how] = `${before === undefined ? '' : `${before} `}${taskId.join('/')}`;
  }
  return JSON.stringify({ at, seen: saved });
}

export function parseLastSeen(board: string, text: string | null): LastSeen | undefined {
  const saved = read(text);
  if (!saved) return undefined;
  const sdkAppId = Number.parseInt(board, 10);
  const seen = new Map<string, Seen>();
  for (const [region, ids] of Object.entries(saved.seen))
    for (const [how, taskIds] of Object.entries(ids))
      for (const taskId of taskIds.split(' ')) seen.set(`${sdkAppId}/${region}/${taskId}`, how);
  return { at: saved.at, seen };
}

/** The boards seen least recently make room. */
function makeRoom(board: string): void {
  const others = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && key !== PREFIX + board);
  const atOf = (key: string) => read(readText(key))?.at ?? 0;
  const oldest = others.length < MAX_BOARDS ? [] : others.sort((a, b) => atOf(b) - atOf(a)).slice(MAX_BOARDS - 1);
  for (const key of oldest) localStorage.removeItem(key);
}

function readText(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function read(text: string | null): v.InferOutput<typeof Saved> | null {
  try {
    return v.parse(Saved, JSON.parse(text ?? 'null'));
  } catch {
    return null;
  }
}
