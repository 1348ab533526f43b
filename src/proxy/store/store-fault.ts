import { NewerSchema } from './schema.ts';
import type { TroubleReason } from './store.ts';

export type StoreFault = { kind: TroubleReason | 'damaged'; detail: string };

/** Primary result codes, https://www.sqlite.org/rescode.html; the extended ones carry them in their lowest byte. */
const FAULT_OF_SQLITE: Readonly<Record<number, StoreFault['kind']>> = {
  3: 'notWritable', // PERM
  5: 'inUse', // BUSY
  6: 'inUse', // LOCKED
  8: 'notWritable', // READONLY
  11: 'damaged', // CORRUPT
  13: 'diskFull', // FULL
  14: 'notWritable', // CANTOPEN
  26: 'damaged', // NOTADB
};

const FAULT_OF_CODE: Readonly<Record<string, StoreFault['kind']>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EACCES: 'notWritable',
  EPERM: 'notWritable',
  EROFS: 'notWritable',
  ENOENT: 'notWritable',
  ENOTDIR: 'notWritable',
  EEXIST: 'notWritable',
  // node:sqlite will not read an integer above 2^53, and we never write one.
  ERR_OUT_OF_RANGE: 'damaged',
};

const UNREADABLE = /unsupported file format|malformed database schema/;

/** TOOBIG, CONSTRAINT, MISMATCH, RANGE: the value is at fault, not the disk. */
const UNSTORABLE = new Set([18, 19, 20, 25]);

/** What an exception means for the store. An unexpected one is a fault like the others: the board must go on. */
export function faultOf(error: unknown): StoreFault {
  const { code, primary, message } = parseError(error);
  // A damaged header: SQLite has no code for it.
  if (UNREADABLE.test(message)) return { kind: 'damaged', detail: message };
  if (error instanceof NewerSchema) return { kind: 'newerVersion', detail: message };
  return { kind: FAULT_OF_SQLITE[primary] ?? FAULT_OF_CODE[code] ?? 'failed', detail: message };
}

/** Writing this again would fail again, whatever the disk does. */
export function isUnstorable(error: unknown): boolean {
  const { code, primary } = parseError(error);
  return UNSTORABLE.has(primary) || code === 'ERR_INVALID_ARG_TYPE';
}

function parseError(error: unknown): { code: string; primary: number; message: string } {
  const { code, errcode, message } = error as { code?: unknown; errcode?: unknown; message?: unknown };
  return {
    code: String(code),
    primary: typeof errcode === 'number' ? errcode & 0xff : 0,
    message: typeof message === 'string' ? message : String(error),
  };
}

/** What the operator reads: what happened, where, and what to do. */
export const TROUBLE_TEXT: Record<TroubleReason, (path: string) => string> = {
  inUse: (path) =>
    `Another process has ${path} open, and this one sends no requests until that one stops: two would spend one ` +
    'quota twice. To run two boards, give each its own DATA_DIR and its own account.',
  diskFull: (path) => `No space left to write ${path}. Changes are held in memory until there is: free some space.`,
  notWritable: (path) =>
    `${path} cannot be created or written. Changes are held in memory until it can: ` +
    'check that DATA_DIR exists and belongs to the user that runs this.',
  newerVersion: (path) =>
    `${path} was written by a later version of Scribeboard, so it is left unchanged and changes are held in memory: ` +
    'run that version, or give this one another DATA_DIR.',
  failed: (path) => `${path} cannot be used. Changes are held in memory until it can.`,
};
