import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EndedCounts } from '#contract/ended.ts';
import type { KeptIncident } from '#contract/incident.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import type { Background } from '../background.ts';
import type { Clock } from '../clock.ts';
import { currentIncidents, reopenableSince } from './current-incidents.ts';
import { FAILURES_KEPT_TIMES, MAX_TRANSITIONS, withProblem } from './history-limits.ts';
import { newestIncidents } from './newest-incidents.ts';
import { createRetentionClock } from './retention-clock.ts';
import { type Salvage, salvage } from './salvage.ts';
import { putForeignLogAside, withCopy } from './snapshot.ts';
import { type Cutoffs, openDatabase, openSqliteFile, type Shown, type SqliteFile } from './sqlite-file.ts';
import type { Kept, Store, StoreTrouble, TaskHistory } from './store.ts';
import { faultOf, type StoreFault, TROUBLE_TEXT } from './store-fault.ts';
import { createUnsaved } from './unsaved.ts';

export const FILE_NAME = 'scribeboard.sqlite';

/** What a power cut can cost; each commit waits for the disk, and the event loop with it. */
const BATCH_MS = 250;
/** After a long trouble tens of thousands of tasks wait: in slices of some milliseconds. */
const TASKS_PER_COMMIT = 250;
const RETRY_MS = 1_000;
/** A disk that damages every new file must not be filled with damaged files. */
const SET_ASIDE_EVERY_MS = 60_000;

/** How soon it is noticed that the file is not in its place any more. */
const LOOK_EVERY_MS = 5_000;
/** The file alone is a backup that is older by so much at most. */
const CHECKPOINT_EVERY_MS = 600_000;
const RETENTION_EVERY_MS = 3_600_000;
const RETENTION_SLICE_GAP_MS = 50;
const ENTER_GAP_MS = 20;
const DAY_MS = 24 * 3_600_000;
/** Among the ids that are revoked: stands for every one that was sealed until its time. No id is so short. */
const ALL_SEALED_BEFORE = '*';

export interface SqliteStoreOptions {
  /** The folder of the file; made when it is missing. */
  path: string;
  clock: Pick<Clock, 'wall' | 'monotonic'>;
  background: Background;
  retentionDays: number;
  /** For so long a task that has ended is among the views that are loaded. */
  endedOnBoardMs: number;
  logger: { warn(fields: object, message: string): void };
  /** Told of the views in every batch, when they are on the disk. */
  onCommit?: (views: readonly TaskView[]) => void;
  openDatabase?: typeof openDatabase;
}

/**
 * The store in one SQLite file. Whatever the disk does, calls are answered from what is not committed yet and from what
 * can be read, and writing is tried again every second; a file that is damaged is put aside, never deleted.
 */
export function createSqliteStore(options: SqliteStoreOptions): Store {
  const { background, clock, logger, onCommit = () => {} } = options;
  const path = join(options.path, FILE_NAME);
  const unsaved = createUnsaved();
  /** All that is known: a lookup must not depend on the disk, for on its word a person is let in. */
  const revoked = new Map<string, number>();
  const beganAt = clock.wall();
  /** No file has ever been there, or it was read. */
  let areRevocationsKnown = false;
  let file: SqliteFile | null = null;
  /** Of the file when it was opened: another one in its place is not ours. */
  let place: string | null = null;
  /** What stands in a file that can be read and not opened to write. */
  let readOnly: Salvage | null = null;
  let told: { at: number; monotonic: number } | null = null;
  let retention: ReturnType<typeof createRetentionClock> | null = null;
  let checkpointAt = clock.monotonic() + CHECKPOINT_EVERY_MS;
  let isCheckpointDue = false;
  let trouble: StoreTrouble | null = null;
  let foundLate: (found: Pick<Kept, 'views' | 'incidents'>) => void = () => {};
  let isLate = false;
  let lastActivityAt: number | null = null;
  let setAside: { as: string; at: number } | null = null;
  let cancelCommit: (() => void) | null = null;
  let committedAt = Number.NEGATIVE_INFINITY;
  /** Those who wait for the next commit: one after the other, each with its own, would have the disk for themselves. */
  const keepers: ((isKept: boolean) => void)[] = [];
  let cancelSlice = () => {};
  let cancelEntering = () => {};
  let isClosed = false;

  /** Does something with the file; a fault becomes a trouble, or a new file, and null. */
  function attempt<T>(work: (file: SqliteFile) => T): T | null {
    try {
      if (file) file = inItsPlace(file);
      file ??= openFile();
      return work(file);
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind !== 'damaged') return inTrouble(fault.kind, fault);
      if (setAside && clock.monotonic() - setAside.at < SET_ASIDE_EVERY_MS) return inTrouble('failed', fault);
      return attemptAnew(work, fault);
    }
  }

  function attemptAnew<T>(work: (file: SqliteFile) => T, fault: StoreFault): T | null {
    try {
      putAside(fault);
      file = openFile();
      return work(file);
    } catch (error) {
      const again = faultOf(error);
      return inTrouble(again.kind === 'damaged' ? 'failed' : again.kind, again);
    }
  }

  function openFile(): SqliteFile {
    mkdirSync(options.path, { recursive: true, mode: 0o700 });
    const foreign = putForeignLogAside(path, asideAs('foreign'));
    if (foreign)
      logger.warn({ path, foreign }, 'a backup was restored here: the log of the file before it is put aside');
    const opened = openSqliteFile(path, options.openDatabase ?? openDatabase, (fields) =>
      logger.warn({ path, ...fields }, 'the store passes over a row that it cannot read'),
    );
    try {
      place = placeOf(path);
    } catch (error) {
      // Left open, it would lock out its successor.
      opened.close();
      throw error;
    }
    for (const [id, until] of opened.revoked) revoked.set(id, until);
    areRevocationsKnown = true;
    retention ??= createRetentionClock(opened.lastRun.lastActivityAt ?? clock.wall());
    readOnly = null;
    cancelEntering();
    if (opened.isOfOlderVersion) cancelEntering = background.after('ended', ENTER_GAP_MS, enterEnded);
    return opened;
  }

  /**
   * The open file; another one when it is not at its path any more, for what is written to it then is gone with the
   * process. Where there is nothing, all that is in it is written there again; where there is another file, an operator
   * put it there, and knows why.
   */
  function inItsPlace(open: SqliteFile): SqliteFile | null {
    const found = placeOf(path);
    if (found === place) return open;
    if (found === null) {
      logger.warn({ path }, 'the store was deleted while it is in use: it is written again');
      writeAgain(open);
    } else {
      logger.warn({ path }, 'the file of the store was replaced: the new one is used from now on');
      // SQLite leaves the log of a file that has lost its place, and would take it for the new one's.
      if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${asideAs('foreign')}-wal`);
      isLate = true;
    }
    closeFile();
    return null;
  }

  function writeAgain(open: SqliteFile): void {
    // Under its name only when it is whole: half of it would look like a file that was put there.
    const again = `${path}.again`;
    try {
      mkdirSync(options.path, { recursive: true, mode: 0o700 });
      for (const left of [again, `${path}-wal`]) rmSync(left, { force: true });
      open.copyTo(again);
      renameSync(again, path);
    } catch (error) {
      // Once it is closed it is gone: what can be kept of it goes on in memory.
      rescue(open.salvage());
      throw error;
    }
  }

  function asideAs(why: string): string {
    return `${path}.${why}-${new Date(clock.wall()).toISOString().replaceAll(':', '-')}`;
  }

  function inTrouble(reason: StoreTrouble['reason'], { detail }: StoreFault): null {
    const message = TROUBLE_TEXT[reason](path);
    if (trouble?.reason !== reason) logger.warn({ path, reason, detail }, message);
    trouble = { reason, message, since: trouble?.since ?? clock.wall() };
    // A full disk can still be read; any other fault may be over once the file is opened again.
    if (reason !== 'diskFull') closeFile();
    isLate ||= file === null;
    scheduleCommit(RETRY_MS);
    return null;
  }

  function closeFile(): void {
    try {
      file?.close();
    } catch (error) {
      logger.warn({ path, detail: faultOf(error).detail }, 'the store cannot close its file');
    }
    file = null;
  }

  /** Keeps the damaged file for an operator who can repair it, and what can still be read of the present for the new one. */
  function putAside({ detail }: StoreFault): void {
    const seen = file?.salvage() ?? null;
    closeFile();
    const as = asideAs('corrupt');
    // The log first: SQLite would write what it finds of the old one into the new file.
    if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${as}-wal`);
    renameSync(path, as);
    setAside = { as, at: clock.monotonic() };
    const rescued = seen ?? readCopy(as);
    rescue(rescued);
    logger.warn(
      { path, setAsideAs: as, rescued: rescued?.views.length ?? 0, detail },
      'the store is damaged: it is set aside, and a new one begun with the last states that could still be read',
    );
  }

  /** What a file lets read that cannot be opened as ours; null when it is none, or there is no room for a copy of it. */
  function readCopy(from: string): Salvage | null {
    try {
      return withCopy(from, salvage);
    } catch {
      return null;
    }
  }

  /** What was in a file that is not used any more goes into the next one, under what happened since. */
  function rescue(found: Salvage | null): void {
    for (const [id, until] of found?.revoked ?? []) if (!revoked.has(id)) revoked.set(id, until);
    areRevocationsKnown ||= found?.areRevocationsWhole ?? false;
    // What had been revoked went with the file, so all that was sealed until now counts as revoked.
    if (!areRevocationsKnown) revoked.set(ALL_SEALED_BEFORE, clock.wall());
    for (const [id, until] of revoked) unsaved.revoked.set(id, until);
    if (!found) return;
    for (const view of found.views)
      if (!unsaved.get(taskKey(view)) && !isForgotten(view)) unsaved.save(view, null, clock.wall());
    for (const [app, said] of found.limits) if (!unsaved.appLimits.has(app)) unsaved.appLimits.set(app, said);
    for (const [app, label] of found.labels) if (!unsaved.labels.has(app)) unsaved.labels.set(app, label);
    for (const key of found.removed) if (!unsaved.removals.has(key)) unsaved.setRemoved(key, true);
    for (const incident of currentIncidents(found.incidents, clock.wall()))
      if (!unsaved.incidents.has(incident.id)) unsaved.saveIncident(incident);
  }

  /** The last states, when the file can be read and no more: a folder that is mounted read-only, a disk without room. */
  function lookWithoutWriting(): Salvage | null {
    // Another process writes to it: it is that one's, until it is gone.
    if (trouble?.reason === 'inUse') return null;
    readOnly ??= readCopy(path);
    for (const [id, until] of readOnly?.revoked ?? []) revoked.set(id, until);
    areRevocationsKnown ||= readOnly?.areRevocationsWhole ?? false;
    return readOnly;
  }

  function scheduleCommit(ms: number): void {
    if (isClosed || cancelCommit) return;
    cancelCommit = background.after('store', ms, () => {
      cancelCommit = null;
      commit();
      if (unsaved.size() > 0) scheduleCommit(0);
    });
  }

  /** One slice of what is not committed yet; false when it could not be written. What persons said is in the first. */
  function commit(stoppedCleanly = false): boolean {
    committedAt = clock.monotonic();
    const isWritten = write(stoppedCleanly);
    for (const tell of keepers.splice(0)) tell(isWritten);
    return isWritten;
  }

  function write(stoppedCleanly: boolean): boolean {
    if (isLate) {
      const found = attempt((open) => ({ views: believed(open), incidents: incidentsIn(open) }));
      if (found === null) return false;
      isLate = false;
      foundLate(found);
    }
    const written = attempt((open) => {
      // Not before: what is rescued from a damaged file on the way belongs to it.
      const tasks = unsaved.first(TASKS_PER_COMMIT);
      const unstorable = open.write({
        tasks,
        forgotten: [...unsaved.forgotten.values()],
        incidents: [...unsaved.incidents.values()],
        appLimits: [...unsaved.appLimits],
        labels: [...unsaved.labels],
        revoked: [...unsaved.revoked],
        removals: [...unsaved.removals],
        lastActivityAt,
        stoppedCleanly,
      });
      return { tasks, unstorable };
    });
    if (written === null) return false;
    const { tasks, unstorable } = written;
    isCheckpointDue = true;
    for (const { ref, error } of unstorable)
      logger.warn({ ...ref, detail: faultOf(error).detail }, 'the store cannot save this task');
    if (trouble) {
      const { reason, since } = trouble;
      const dropped = unsaved.dropped();
      logger.warn({ path, reason, lastedMs: clock.wall() - since, dropped }, 'the store is written again');
      trouble = null;
    }
    unsaved.committed(tasks);
    onCommit(tasks.flatMap(({ ref, view }) => (view && !unstorable.some((one) => one.ref === ref) ? view : [])));
    return true;
  }

  /**
   * What is in the file, and over it what is not committed yet. But an answer "gone" to a process that could not read the
   * file and so had never seen the task alive made it "not found"; the file knows better.
   */
  function believed(open: SqliteFile): TaskView[] {
    const only: TaskView[] = [];
    for (const kept of open.views(shownSince(open))) {
      if (isForgotten(kept)) continue;
      const ours = unsaved.get(taskKey(kept));
      if (ours?.view && ours.view.lastAlive === null && kept.lastAlive !== null) unsaved.retract(ours.ref);
      if (!ours?.view) only.push(kept);
    }
    // What ended before what is loaded, the file knows, too.
    for (const view of unsaved.views()) {
      const kept = view.lastAlive === null && !isForgotten(view) ? open.view(view) : null;
      if (!kept?.lastAlive) continue;
      unsaved.retract(view);
      only.push(kept);
    }
    return [...unsaved.views(), ...only].sort((a, b) => (b.askedAt ?? 0) - (a.askedAt ?? 0));
  }

  /** The file may have it still, until the next commit. */
  function isForgotten(ref: TaskRef): boolean {
    return unsaved.forgotten.has(taskKey(ref));
  }

  /** What is open, or may be opened again, as of now. */
  function incidentsIn(open: SqliteFile): KeptIncident[] {
    const now = clock.wall();
    return currentIncidents([...open.incidentsSince(reopenableSince(now)), ...unsaved.incidents.values()], now);
  }

  /** Of what is shown: a clock that is ahead of the last that was written makes nothing old. */
  function shownSince(open: SqliteFile): Shown {
    const now = Math.min(clock.wall(), open.lastRun.lastActivityAt ?? 0);
    return { ...cutoffs(now), endedAfter: now - options.endedOnBoardMs };
  }

  function cutoffs(now: number): Cutoffs {
    const keepMs = options.retentionDays * DAY_MS;
    return { healthyBefore: now - keepMs, failuresBefore: now - keepMs * FAILURES_KEPT_TIMES };
  }

  /** Slice by slice, once an hour; only once it is known what time it is. */
  function deleteExpired(after: number, now: number): void {
    const next = file && attempt((open) => open.deleteExpired(after, cutoffs(now)));
    if (next === null) forgetOld(now);
    else cancelSlice = background.after('retention', RETENTION_SLICE_GAP_MS, () => deleteExpired(next, now));
  }

  function lookForExpired(): void {
    cancelSlice();
    const now = retention?.look(clock.wall(), told && told.at + clock.monotonic() - told.monotonic) ?? null;
    if (now !== null) deleteExpired(0, now);
  }

  /** Revocations a day late, because clocks are set back. */
  function forgetOld(now: number): void {
    const before = now - DAY_MS;
    for (const [id, until] of revoked) if (until < before) revoked.delete(id);
    if (!file) return;
    attempt((open) => open.deleteRevokedUntil(before));
    attempt((open) => open.deleteIncidentsUntil(cutoffs(now).healthyBefore));
  }

  /** What no commit notices while there is nothing to commit. */
  function look(): void {
    if (!file) return;
    const isDue = isCheckpointDue && clock.monotonic() >= checkpointAt;
    attempt((open) => isDue && open.checkpoint());
    if (!isDue) return;
    isCheckpointDue = false;
    checkpointAt = clock.monotonic() + CHECKPOINT_EVERY_MS;
  }

  /** The tasks of an older file: a step of some milliseconds, a pause of as many, until all are entered. */
  function enterEnded(): void {
    const isMore = attempt((open) => open.enterNextEnded());
    if (isMore !== false) cancelEntering = background.after('ended', isMore ? ENTER_GAP_MS : RETRY_MS, enterEnded);
  }

  function remember(what: () => void): void {
    what();
    scheduleCommit(BATCH_MS);
  }

  // Marks the file as in use, so that whatever happens from here on the next process knows how this one ended.
  commit();
  const stopLooking = background.every('store', LOOK_EVERY_MS, look);
  const stopDeleting = background.every('retention', RETENTION_EVERY_MS, lookForExpired);

  return {
    async load(): Promise<Kept> {
      const found = attempt((open) => ({ ...open.lastRun, views: believed(open), incidents: incidentsIn(open) }));
      if (found) isLate = false;
      const seen = found ? null : lookWithoutWriting();
      return {
        ...(found ?? {
          views: [...unsaved.views(), ...(seen?.views ?? []).filter((view) => !unsaved.get(taskKey(view)))],
          incidents: currentIncidents([...(seen?.incidents ?? []), ...unsaved.incidents.values()], clock.wall()),
          lastActivityAt: seen?.lastActivityAt ?? null,
          stoppedCleanly: false,
        }),
        setAsideAs: setAside?.as ?? null,
      };
    },

    whenFound(listener) {
      foundLate = listener;
    },

    save: (view, transition) =>
      remember(() => {
        lastActivityAt = clock.wall();
        unsaved.save(view, transition, lastActivityAt);
      }),

    noteCall: () =>
      remember(() => {
        lastActivityAt = clock.wall();
      }),

    async history(ref): Promise<TaskHistory> {
      const ours = unsaved.get(taskKey(ref));
      const kept = file && !isForgotten(ref) ? attempt((open) => open.history(ref)) : null;
      const { transitions, problems } = kept ?? { transitions: [], problems: [] };
      return {
        transitions: [...transitions, ...(ours?.transitions ?? [])].slice(-MAX_TRANSITIONS),
        problems: (ours?.problems ?? []).reduce(withProblem, problems),
      };
    },

    recall(refs) {
      const ours: TaskView[] = [];
      const others: TaskRef[] = [];
      for (const ref of refs) {
        const key = taskKey(ref);
        if (unsaved.forgotten.has(key)) continue;
        const own = unsaved.get(key);
        if (own?.view) ours.push(own.view);
        if (!own) others.push(ref);
      }
      // Whether the file is in its place is looked at once, not with each of thousands.
      const found = file && attempt((open) => others.flatMap((ref) => open.view(ref) ?? []));
      return [...ours, ...(found ?? [])];
    },

    async ended(search) {
      const found =
        file && attempt((open) => ({ ...open.ended(search), counts: open.endedCounts().get(search.sdkAppId) }));
      if (!found) return null;
      const { views, counts = NO_COUNTS } = found;
      return { ...found, views: views.filter((view) => !isForgotten(view)), counts };
    },

    async endedBefore(moment) {
      const counts = file && attempt((open) => open.endedCountsBefore(moment));
      const sums = Array.from(counts ?? [], ([app, of]) => [app, of.exited + of.lostSight + of.notFound] as const);
      return counts && new Map(sums.filter(([, n]) => n > 0));
    },

    forget: (ref) => remember(() => unsaved.forget(ref)),

    setRemoved: (key, isRemoved) => remember(() => unsaved.setRemoved(key, isRemoved)),

    async removed() {
      const removed = new Set((file && attempt((open) => open.removed())) ?? readOnly?.removed);
      for (const [key, isRemoved] of unsaved.removals) {
        removed.delete(key);
        if (isRemoved) removed.add(key);
      }
      return [...removed];
    },

    saveIncident: (incident) =>
      remember(() => {
        unsaved.saveIncident(incident);
      }),

    async incidentHistory(of, most) {
      const kept = (file && attempt((open) => open.incidentHistory(of, most))) ?? [];
      const latest = new Map([...kept, ...unsaved.incidents.values()].map((incident) => [incident.id, incident]));
      return newestIncidents([...latest.values()], of, most);
    },

    async appLimits() {
      const limits = (file && attempt((open) => open.appLimits())) ?? new Map(readOnly?.limits);
      for (const [sdkAppId, said] of unsaved.appLimits) limits.set(sdkAppId, said);
      return limits;
    },

    setAppLimits: (sdkAppId, limits) =>
      remember(() => {
        unsaved.appLimits.set(sdkAppId, limits);
      }),

    async appLabels() {
      const labels = (file && attempt((open) => open.appLabels())) ?? new Map(readOnly?.labels);
      for (const [sdkAppId, label] of unsaved.labels)
        if (label === null) labels.delete(sdkAppId);
        else labels.set(sdkAppId, label);
      return labels;
    },

    setAppLabel: (sdkAppId, label) =>
      remember(() => {
        unsaved.labels.set(sdkAppId, label);
      }),

    revoke: (id, until) =>
      remember(() => {
        revoked.set(id, until);
        unsaved.revoked.set(id, until);
      }),

    async isRevoked(id, sealedAt) {
      if (revoked.has(id) || sealedAt <= (revoked.get(ALL_SEALED_BEFORE) ?? 0)) return true;
      areRevocationsKnown ||= isFirstStart(path);
      // The process that has the file signs people out, too.
      const isComplete = areRevocationsKnown || (sealedAt >= beganAt && trouble?.reason !== 'inUse');
      return isComplete ? false : 'unknown';
    },

    trouble: () => trouble,

    async keep() {
      if (isClosed || clock.monotonic() >= committedAt + BATCH_MS) return commit();
      scheduleCommit(BATCH_MS);
      return new Promise((resolve) => keepers.push(resolve));
    },

    noteTime(now) {
      told = { at: now, monotonic: clock.monotonic() };
    },

    async flush() {
      commitAll();
    },

    async close(isClean = true) {
      if (isClosed) return;
      isClosed = true;
      cancelCommit?.();
      cancelSlice();
      cancelEntering();
      stopLooking();
      stopDeleting();
      if (!(commitAll() && commit(isClean)))
        logger.warn({ path, tasks: unsaved.size() }, 'the store stops without having written everything');
      closeFile();
    },
  };

  function commitAll(): boolean {
    while (unsaved.size() > 0) if (!commit()) return false;
    return true;
  }
}

const NO_COUNTS: EndedCounts = { exited: 0, lostSight: 0, notFound: 0 };

/** Which file is at a path; null when there is none. */
function placeOf(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.dev}:${stat.ino}` : null;
}

/** Nothing is there, which is another thing than a file that cannot be looked at. */
function isFirstStart(path: string): boolean {
  try {
    return placeOf(path) === null;
  } catch {
    return false;
  }
}
