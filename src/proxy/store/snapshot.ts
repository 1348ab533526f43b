import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const TRIES = 20;
/** Two changes within the grain of a file system's times look like one. */
const GRAIN_MS = 100;
/** In the header of a WAL: its salts are others whenever it begins anew. */
const WAL_HEADER_BYTES = 32;
/** In the header of a database: 1 without a log beside it, 2 with one. */
const FORMAT_AT = 18;

/**
 * Copies a database with its log, though it is written to meanwhile, to `to` and `to-wal`. The one process that has it open
 * holds its lock for as long as it lives, so SQLite would let no other read it; but between two checkpoints the database
 * itself does not change, and its log only grows. When one came in between, it is copied again.
 */
function copyDatabase(from: string, to: string): void {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = stateOf(from);
    copyFileSync(from, to);
    rmSync(`${to}-wal`, { force: true });
    if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
    if (stateOf(from) === before) return;
  }
  throw new Error(`${from} changes faster than it can be copied`);
}

/** Does something with a copy of the database that has the same content, and needs no right to write to its folder. */
export function withCopy<T>(path: string, work: (db: DatabaseSync) => T): T {
  const folder = newFolderFor(path);
  try {
    const copy = join(folder, 'copy.sqlite');
    copyDatabase(path, copy);
    const db = new DatabaseSync(copy);
    try {
      return work(db);
    } finally {
      db.close();
    }
  } finally {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // What was read is worth more than a clean folder.
    }
  }
}

/** Where a container may write to its data only, beside these. */
function newFolderFor(path: string): string {
  try {
    return mkdtempSync(join(tmpdir(), 'scribeboard-copy-'));
  } catch {
    return mkdtempSync(join(dirname(path), 'scribeboard-copy-'));
  }
}

/**
 * Writes a backup: one file that holds everything that was committed before the call. `to` is there whole or not at all.
 */
export function backUp(path: string, to: string): void {
  const partial = `${to}.partial`;
  try {
    copyDatabase(path, partial);
    const db = new DatabaseSync(partial);
    try {
      // The log goes into the file, and its header says that no log belongs to it.
      db.exec('PRAGMA journal_mode = DELETE');
      const [result] = db.prepare('PRAGMA integrity_check(1)').all();
      if (result?.['integrity_check'] !== 'ok') throw new Error(`${path} is damaged: ${result?.['integrity_check']}`);
    } finally {
      db.close();
    }
    renameSync(partial, to);
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(partial + end, { force: true });
  }
}

/**
 * Puts the log aside that lies beside a database to which it does not belong: a backup that was restored. SQLite would
 * write into it what happened since. Returns where to.
 */
export function putForeignLogAside(path: string, as: string): string | null {
  if (!existsSync(path) || !existsSync(`${path}-wal`) || bytesOf(path, FORMAT_AT, 1)[0] !== 1) return null;
  renameSync(`${path}-wal`, `${as}-wal`);
  return `${as}-wal`;
}

function stateOf(path: string): string {
  for (;;) {
    const { ino, size, mtimeMs } = statSync(path);
    const log = existsSync(`${path}-wal`) ? bytesOf(`${path}-wal`, 0, WAL_HEADER_BYTES).toString('hex') : 'none';
    if (Math.abs(Date.now() - mtimeMs) >= GRAIN_MS) return `${ino} ${size} ${mtimeMs} ${log}`;
    pause();
  }
}

/** It is short, and the callers are a command and the start. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, GRAIN_MS);
}

function bytesOf(path: string, at: number, length: number): Buffer {
  const fd = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(fd, bytes, 0, length, at));
  } finally {
    closeSync(fd);
  }
}
