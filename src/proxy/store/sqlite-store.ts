import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptIncident } from '#contract/incident.ts';
import type { Limits } from '#contract/limits.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import type { Clock } from '../clock.ts';
import { currentIncidents, reopenableSince } from './current-incidents.ts';
import { FAILURES_KEPT_TIMES, MAX_TRANSITIONS, withProblem } from './history-limits.ts';
import { newestIncidents } from './newest-incidents.ts';
import { type Cutoffs, openDatabase, openSqliteFile, type SqliteFile } from './sqlite-file.ts';
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

const RETENTION_EVERY_MS = 3_600_000;
const RETENTION_SLICE_GAP_MS = 50;
const DAY_MS = 24 * 3_600_000;
/** Among the ids that are revoked: stands for every one that was sealed until its time. No id is so short. */
const ALL_SEALED_BEFORE = '*';

export interface SqliteStoreOptions {
  /** The folder of the file; made when it is missing. */
  path: string;
  clock: Clock;
  retentionDays: number;
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
  const { clock, logger, onCommit = () => {} } = options;
  const path = join(options.path, FILE_NAME);
  const unsaved = createUnsaved();
  /** All that is known: a lookup must not depend on the disk, for on its word a person is let in. */
  const revoked = new Map<string, number>();
  const beganAt = clock.wall();
  /** No file has ever been there, or it was read. */
  let areRevocationsKnown = false;
  let file: SqliteFile | null = null;
  let trouble: StoreTrouble | null = null;
  let foundLate: (found: Pick<Kept, 'views' | 'incidents'>) => void = () => {};
  let isLate = false;
  let lastActivityAt: number | null = null;
  let setAside: { as: string; at: number } | null = null;
  let cancelCommit: (() => void) | null = null;
  let cancelRetention = () => {};
  let isClosed = false;

  /** Does something with the file; a fault becomes a trouble, or a new file, and null. */
  function attempt<T>(work: (file: SqliteFile) => T): T | null {
    try {
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
    const opened = openSqliteFile(path, options.openDatabase ?? openDatabase, (fields) =>
      logger.warn({ path, ...fields }, 'the store passes over a row that it cannot read'),
    );
    for (const [id, until] of opened.revoked) revoked.set(id, until);
    areRevocationsKnown = true;
    return opened;
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
    const rescued = readable((open) => open.views(cutoffs()));
    const limits = readable((open) => open.appLimits());
    const labels = readable((open) => open.appLabels());
    const incidents = readable((open) => open.incidentsSince(reopenableSince(clock.wall())));
    closeFile();
    const as = `${path}.corrupt-${new Date(clock.wall()).toISOString().replaceAll(':', '-')}`;
    // The log first: SQLite would write what it finds of the old one into the new file.
    if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${as}-wal`);
    renameSync(path, as);
    setAside = { as, at: clock.monotonic() };
    // What had been revoked went with the file, so all that was sealed until now counts as revoked.
    if (!areRevocationsKnown) revoked.set(ALL_SEALED_BEFORE, clock.wall());
    for (const [id, until] of revoked) unsaved.revoked.set(id, until);
    for (const view of rescued) if (!unsaved.get(view) && !isForgotten(view)) unsaved.save(view, null, clock.wall());
    for (const [app, said] of limits) if (!unsaved.appLimits.has(app)) unsaved.appLimits.set(app, said);
    for (const [app, label] of labels) if (!unsaved.labels.has(app)) unsaved.labels.set(app, label);
    for (const incident of incidents) if (!unsaved.incidents.has(incident.id)) unsaved.saveIncident(incident);
    logger.warn(
      { path, setAsideAs: as, rescued: rescued.length, detail },
      'the store is damaged: it is set aside, and a new one begun with the last states that could still be read',
    );
  }

  /** Of what is in the damaged file, everything before the damage. */
  function readable<T>(read: (file: SqliteFile) => Iterable<T>): T[] {
    const found: T[] = [];
    try {
      if (file) for (const one of read(file)) found.push(one);
    } catch {
      // This is where the damage begins.
    }
    return found;
  }

  function scheduleCommit(ms: number): void {
    if (isClosed || cancelCommit) return;
    cancelCommit = clock.after(ms, () => {
      cancelCommit = null;
      commit();
      if (unsaved.size() > 0) scheduleCommit(0);
    });
  }

  /** One slice of what is not committed yet; false when it could not be written. */
  function commit(stoppedCleanly = false): boolean {
    if (isLate) {
      const found = attempt((open) => ({ views: believed(open), incidents: incidentsIn(open) }));
      if (found === null) return false;
      isLate = false;
      foundLate(found);
    }
    // Made anew for a new file: what was rescued from the damaged one is in it then.
    const batchNow = () => ({
      tasks: unsaved.first(TASKS_PER_COMMIT),
      forgotten: [...unsaved.forgotten.values()],
      incidents: [...unsaved.incidents.values()],
      appLimits: [...unsaved.appLimits],
      labels: [...unsaved.labels],
      revoked: [...unsaved.revoked],
      lastActivityAt,
      stoppedCleanly,
    });
    const written = attempt((open) => {
      const batch = batchNow();
      return { tasks: batch.tasks, unstorable: open.write(batch) };
    });
    if (written === null) return false;
    const { tasks, unstorable } = written;
    for (const { ref, error } of unstorable)
      logger.warn({ ...ref, detail: faultOf(error).detail }, 'the store cannot keep this task');
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
    for (const kept of open.views(cutoffs())) {
      if (isForgotten(kept)) continue;
      const ours = unsaved.get(kept);
      if (ours?.view && ours.view.lastAlive === null && kept.lastAlive !== null) unsaved.retract(ours.ref);
      if (!ours?.view) only.push(kept);
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

  function cutoffs(): Cutoffs {
    const now = clock.wall();
    const keepMs = options.retentionDays * DAY_MS;
    return { healthyBefore: now - keepMs, failuresBefore: now - keepMs * FAILURES_KEPT_TIMES };
  }

  function deleteExpired(after: number): void {
    const next = file && attempt((open) => open.deleteExpired(after, cutoffs()));
    if (next === null) forgetOld();
    const [ms, from] = next === null ? [RETENTION_EVERY_MS, 0] : [RETENTION_SLICE_GAP_MS, next];
    cancelRetention = clock.after(ms, () => deleteExpired(from));
  }

  /** Revocations a day late, because clocks are set back. */
  function forgetOld(): void {
    const before = clock.wall() - DAY_MS;
    for (const [id, until] of revoked) if (until < before) revoked.delete(id);
    if (!file) return;
    attempt((open) => open.deleteRevokedUntil(before));
    attempt((open) => open.deleteIncidentsUntil(cutoffs().healthyBefore));
  }

  function remember(what: () => void): void {
    what();
    scheduleCommit(BATCH_MS);
  }

  // Marks the file as in use, so that whatever happens from here on the next process knows how this one ended.
  commit();
  cancelRetention = clock.after(RETENTION_SLICE_GAP_MS, () => deleteExpired(0));

  return {
    async load(): Promise<Kept> {
      const found = attempt((open) => ({ ...open.lastRun, views: believed(open), incidents: incidentsIn(open) }));
      if (found) isLate = false;
      return {
        ...(found ?? {
          views: unsaved.views(),
          incidents: currentIncidents(unsaved.incidents.values(), clock.wall()),
          lastActivityAt: null,
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
      const ours = unsaved.get(ref);
      const kept = file && !isForgotten(ref) ? attempt((open) => open.history(ref)) : null;
      const { transitions, problems } = kept ?? { transitions: [], problems: [] };
      return {
        transitions: [...transitions, ...(ours?.transitions ?? [])].slice(-MAX_TRANSITIONS),
        problems: (ours?.problems ?? []).reduce(withProblem, problems),
      };
    },

    forget: (ref) => remember(() => unsaved.forget(ref)),

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
      const limits = (file && attempt((open) => open.appLimits())) ?? new Map<number, Limits>();
      for (const [sdkAppId, said] of unsaved.appLimits) limits.set(sdkAppId, said);
      return limits;
    },

    setAppLimits: (sdkAppId, limits) =>
      remember(() => {
        unsaved.appLimits.set(sdkAppId, limits);
      }),

    async appLabels() {
      const labels = (file && attempt((open) => open.appLabels())) ?? new Map<number, string>();
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

    async flush() {
      commitAll();
    },

    async close() {
      if (isClosed) return;
      isClosed = true;
      cancelCommit?.();
      cancelRetention();
      if (!(commitAll() && commit(true)))
        logger.warn({ path, tasks: unsaved.size() }, 'the store stops without having written everything');
      closeFile();
    },
  };

  function commitAll(): boolean {
    while (unsaved.size() > 0) if (!commit()) return false;
    return true;
  }
}

/** Nothing is there, which is another thing than a file that cannot be looked at. */
function isFirstStart(path: string): boolean {
  try {
    statSync(path);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
