import { DatabaseSync } from 'node:sqlite';
import type * as v from 'valibot';
import { Transition } from '#contract/history.ts';
import { KeptIncident } from '#contract/incident.ts';
import { Limits } from '#contract/limits.ts';
import type { TaskRef } from '#contract/task-ref.ts';
import { TaskProblem, TaskView } from '#contract/task-view.ts';
import { endedRows } from './ended-rows.ts';
import { isFailure, MAX_PROBLEMS, MAX_TRANSITIONS } from './history-limits.ts';
import { jsonOf, type OnBadRow, parsedRows } from './rows.ts';
import { type Salvage, salvage } from './salvage.ts';
import { migrate } from './schema.ts';
import type { EndedPage, EndedSearch, TaskHistory } from './store.ts';
import { isUnstorable } from './store-fault.ts';
import type { UnsavedTask } from './unsaved.ts';

/** Live tasks count as failures until they are known to have ended: forgotten, they would come back as "not found". */
const LIVE = "('idle', 'inProgress', 'exiting')";
const EXPIRED = `
  saved_at < :healthyBefore AND (saved_at < :failuresBefore OR NOT (
    state IN ${LIVE} OR EXISTS (SELECT 1 FROM problem WHERE problem.task = task.id AND is_failure)))`;
/**
 * What the board begins with: by indexes, but for the tasks of an older file that are not entered yet, of which a late
 * `saved_at` says that they may have ended lately. Prepared each time: an iteration that broke off at the damage would make the next one of its statement fail too.
 */
const READ_VIEWS = `
  SELECT view FROM task WHERE NOT (${EXPIRED}) AND id IN (
    SELECT id FROM task WHERE state NOT IN ('ended', 'notFound')
    UNION ALL
    SELECT ended.task FROM ended_count CROSS JOIN ended
      ON ended.sdk_app_id = ended_count.sdk_app_id AND ended.why = ended_count.why AND ended.at > :endedAfter
    UNION ALL
    SELECT id FROM task
    WHERE id <= (SELECT up_to FROM ended_todo) AND state IN ('ended', 'notFound') AND saved_at > :endedAfter)`;
const TASKS_PER_SLICE = 100;

/** What was last heard of before these is no longer kept; wall clock. */
export interface Cutoffs {
  healthyBefore: number;
  failuresBefore: number;
}

/** What the board begins with. */
export interface Shown extends Cutoffs {
  /** What ended before is read when someone asks for it. */
  endedAfter: number;
}

interface Batch {
  tasks: readonly UnsavedTask[];
  forgotten: readonly TaskRef[];
  incidents: readonly KeptIncident[];
  appLimits: readonly (readonly [sdkAppId: number, limits: Limits])[];
  labels: readonly (readonly [sdkAppId: number, label: string | null])[];
  revoked: readonly (readonly [id: string, until: number])[];
  removals: readonly (readonly [key: string, isRemoved: boolean])[];
  lastActivityAt: number | null;
  stoppedCleanly: boolean;
}

/** No wait for a lock, ever: the call would block the event loop, and another process that has the file has it for long. */
export const openDatabase = (path: string): DatabaseSync => new DatabaseSync(path, { timeout: 0 });

export type SqliteFile = ReturnType<typeof openSqliteFile>;

/**
 * The open file: what can be asked of it and written to it. Every call may throw what SQLite throws; what that means is
 * decided in one place, not here.
 *
 * One process only may write, and it is the operating system that says which: the lock of SQLite's exclusive mode is
 * held while the file is open and is gone the moment the process is, however it died. A process id with a heartbeat would
 * be wrong across containers, after a sleep and when the clock jumps. It also means that nothing else in this process may
 * open the file: on POSIX, closing it anywhere gives up the lock.
 *
 * @param onBadRow told of rows that are not what they should be; they are passed over and stay in the file
 */
export function openSqliteFile(path: string, open: typeof openDatabase, onBadRow: OnBadRow) {
  const db = open(path);
  try {
    return fileOn(db, onBadRow);
  } catch (error) {
    db.close();
    throw error;
  }
}

function fileOn(db: DatabaseSync, onBadRow: OnBadRow) {
  db.exec(`
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
  `);
  migrate(db);
  const sql = prepare(db);
  const ended = endedRows(db);
  const lastRun = sql.readRun.get();

  const parsed = <T>(schema: v.GenericSchema<unknown, T>, rows: Iterable<object>, what: string) =>
    parsedRows(schema, rows, what, onBadRow);

  const viewsIn = (rows: Iterable<Record<string, unknown>>) => parsed(TaskView, jsonOf(rows, 'view'), 'task');

  const idOf = ({ sdkAppId, region, taskId }: TaskRef) =>
    Number(sql.findTask.get(sdkAppId, region, taskId)?.['id'] ?? 0);

  function writeTask({ ref, view, savedAt, transitions, problems }: UnsavedTask): void {
    const { sdkAppId, region, taskId } = ref;
    const id = view
      ? Number(sql.putTask.get(sdkAppId, region, taskId, view.state, savedAt, JSON.stringify(view))?.['id'])
      : idOf(ref);
    if (id === 0) return;
    if (view) ended.keep(id, view);
    for (const { at, from, to, apiStatus, requestId, notBefore } of transitions)
      sql.addTransition.run(id, at, from, to, apiStatus, requestId, notBefore, id);
    for (const problem of problems) {
      const { since, code, at, count, kind, message, requestId } = problem;
      sql.putProblem.run(id, since, code, at, count, kind, Number(isFailure(problem)), message, requestId);
    }
    if (transitions.length > 0) sql.trimTransitions.run(id, id);
    if (problems.length > 0) sql.trimProblems.run(id, id);
  }

  const incidentsOf = (rows: Iterable<Record<string, unknown>>) => [
    ...parsed(KeptIncident, jsonOf(rows, 'incident'), 'incident'),
  ];

  function transaction<T>(work: () => T): T {
    sql.begin.run();
    try {
      const result = work();
      sql.commit.run();
      return result;
    } catch (error) {
      // A full disk may have rolled back by itself.
      if (db.isTransaction) sql.rollback.run();
      throw error;
    }
  }

  return {
    /** Of the process that had the file before. */
    lastRun: {
      lastActivityAt: Number(lastRun?.['last_activity_at'] ?? 0) || null,
      stoppedCleanly: lastRun?.['stopped_cleanly'] === 1,
    },

    /** By the processes before. */
    revoked: sql.readRevoked.all().map((row) => [String(row['id']), Number(row['until'])] as const),

    /** In the order of the file, one by one: of a damaged file this gives what stands before the damage. */
    views: ({ healthyBefore, failuresBefore, endedAfter }: Shown): Generator<TaskView> =>
      viewsIn(db.prepare(READ_VIEWS).iterate({ healthyBefore, failuresBefore, endedAfter })),

    /** The last view of a task, however old; null for one that is not known. */
    view: ({ sdkAppId, region, taskId }: TaskRef): TaskView | null =>
      [...viewsIn(sql.readView.all(sdkAppId, region, taskId))][0] ?? null,

    ended(search: EndedSearch): Omit<EndedPage, 'counts'> {
      const { rows, before, searchedTo } = ended.page(search);
      return { views: [...viewsIn(rows)], before, searchedTo };
    },

    endedCounts: ended.counts,
    endedCountsBefore: ended.countsBefore,

    /** Not all of its tasks that have ended are entered as such. */
    isOfOlderVersion: ended.isTodo(),

    /** False once no task of an older file is left to be entered among those that have ended. */
    enterNextEnded: () => transaction(ended.enterNext),

    history(ref: TaskRef): TaskHistory {
      const id = idOf(ref);
      return {
        transitions: [...parsed(Transition, sql.readTransitions.all(id), 'transition')].reverse(),
        problems: [...parsed(TaskProblem, sql.readProblems.all(id), 'problem')].sort((a, b) => a.since - b.since),
      };
    },

    /** Those that are open, or ended after a moment. */
    incidentsSince: (endedAfter: number) => incidentsOf(sql.readOpenIncidents.all(endedAfter)),

    incidentHistory: ({ sdkAppId, account }: { sdkAppId: number; account: string }, most: number) =>
      incidentsOf(sql.readIncidents.all(sdkAppId, account, most)),

    appLimits(): Map<number, Limits> {
      const found = new Map<number, Limits>();
      for (const row of sql.readLimits.all())
        for (const limits of parsed(Limits, jsonOf([row], 'limits'), 'limits'))
          found.set(Number(row['sdk_app_id']), limits);
      return found;
    },

    appLabels: () =>
      new Map(sql.readLabels.all().map((row) => [Number(row['sdk_app_id']), String(row['label'])] as const)),

    removed: () => sql.readRemovals.all().map((row) => String(row['task'])),

    /** All or nothing, but for what can never be written whatever the disk does: that is left out, and returned. */
    write({
      tasks,
      labels,
      revoked,
      lastActivityAt,
      stoppedCleanly,
      ...batch
    }: Batch): { ref: TaskRef; error: unknown }[] {
      return transaction(() => {
        const unstorable = [];
        for (const { sdkAppId, region, taskId } of batch.forgotten) sql.deleteTask.run(sdkAppId, region, taskId);
        for (const task of tasks) {
          try {
            writeTask(task);
          } catch (error) {
            if (!isUnstorable(error)) throw error;
            unstorable.push({ ref: task.ref, error });
          }
        }
        for (const incident of batch.incidents) {
          const { id, subject, since, endedAt } = incident;
          const [app, account] = 'account' in subject ? [null, subject.account] : [subject.sdkAppId, null];
          sql.putIncident.run(id, app, account, since, endedAt, JSON.stringify(incident));
        }
        for (const [sdkAppId, limits] of batch.appLimits) sql.putLimits.run(sdkAppId, JSON.stringify(limits));
        for (const [sdkAppId, label] of labels)
          if (label === null) sql.deleteLabel.run(sdkAppId);
          else sql.putLabel.run(sdkAppId, label);
        for (const [key, isRemoved] of batch.removals) (isRemoved ? sql.putRemoval : sql.deleteRemoval).run(key);
        for (const [id, until] of revoked) sql.putRevoked.run(id, until);
        sql.putRun.run(lastActivityAt, Number(stoppedCleanly));
        return unstorable;
      });
    },

    /**
     * Deletes what is too old among the next tasks after the one with id `after`, few enough not to be noticed.
     * Returns where to go on, or null at the end.
     */
    deleteExpired(after: number, { healthyBefore, failuresBefore }: Cutoffs): number | null {
      const last = sql.endOfSlice.get(after)?.['id'];
      if (typeof last !== 'number') return null;
      const slice = { after, last };
      transaction(() => {
        sql.expireTransitions.run({ ...slice, healthyBefore });
        sql.expireProblems.run({ ...slice, healthyBefore, failuresBefore });
        sql.expireTasks.run({ ...slice, healthyBefore, failuresBefore });
      });
      return last;
    },

    deleteIncidentsUntil: (before: number) => sql.deleteIncidents.run(before),

    deleteRevokedUntil: (before: number) => sql.deleteRevoked.run(before),

    /** All that can still be read, when the file cannot be used as it should. */
    salvage: (): Salvage => salvage(db),

    /** Moves the log into the file, so that the file alone is a backup. */
    checkpoint: () => db.exec('PRAGMA wal_checkpoint(TRUNCATE)'),

    /** All that is in it, to a file that is not there yet: also when its own has lost its name. */
    copyTo(path: string): void {
      db.prepare('VACUUM INTO ?').run(path);
    },

    /** SQLite moves the log into the file, and deletes it, when its last user leaves. */
    close: () => db.close(),
  };
}

function prepare(db: DatabaseSync) {
  return {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    rollback: db.prepare('ROLLBACK'),

    readRun: db.prepare('SELECT last_activity_at, stopped_cleanly FROM run'),
    putRun: db.prepare(`
      INSERT INTO run (one, last_activity_at, stopped_cleanly) VALUES (1, ?, ?)
      ON CONFLICT (one) DO UPDATE SET
        last_activity_at = coalesce(excluded.last_activity_at, last_activity_at),
        stopped_cleanly = excluded.stopped_cleanly`),

    readView: db.prepare('SELECT view FROM task WHERE sdk_app_id = ? AND region = ? AND task_id = ?'),
    findTask: db.prepare('SELECT id FROM task WHERE sdk_app_id = ? AND region = ? AND task_id = ?'),
    putTask: db.prepare(`
      INSERT INTO task (sdk_app_id, region, task_id, state, saved_at, view) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (sdk_app_id, region, task_id) DO UPDATE SET
        state = excluded.state, saved_at = excluded.saved_at, view = excluded.view
      RETURNING id`),

    readTransitions: db.prepare(`
      SELECT at, from_state AS "from", to_state AS "to", api_status AS apiStatus, request_id AS requestId,
        not_before AS notBefore
      FROM transition WHERE task = ? ORDER BY seq DESC LIMIT ${MAX_TRANSITIONS}`),
    addTransition: db.prepare(`
      INSERT INTO transition (task, seq, at, from_state, to_state, api_status, request_id, not_before)
      SELECT ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ?, ? FROM transition WHERE task = ?`),
    trimTransitions: db.prepare(`
      DELETE FROM transition
      WHERE task = ? AND seq <= (SELECT max(seq) FROM transition WHERE task = ?) - ${MAX_TRANSITIONS}`),

    readProblems: db.prepare(`
      SELECT kind, code, message, request_id AS requestId, at, since, count
      FROM problem WHERE task = ?`),
    putProblem: db.prepare(`
      INSERT INTO problem (task, since, code, at, count, kind, is_failure, message, request_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (task, since, code) DO UPDATE SET
        at = excluded.at, count = excluded.count, kind = excluded.kind, is_failure = excluded.is_failure,
        message = excluded.message, request_id = excluded.request_id`),
    trimProblems: db.prepare(`
      DELETE FROM problem WHERE task = ? AND (since, code) IN (
        SELECT since, code FROM problem WHERE task = ?
        ORDER BY is_failure DESC, since DESC LIMIT -1 OFFSET ${MAX_PROBLEMS})`),

    deleteTask: db.prepare('DELETE FROM task WHERE sdk_app_id = ? AND region = ? AND task_id = ?'),

    putIncident: db.prepare(`
      INSERT INTO incident (id, sdk_app_id, account, since, ended_at, incident) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET since = excluded.since, ended_at = excluded.ended_at, incident = excluded.incident`),
    readOpenIncidents: db.prepare('SELECT incident FROM incident WHERE ended_at IS NULL OR ended_at > ?'),
    readIncidents: db.prepare(`
      SELECT incident FROM incident WHERE sdk_app_id = ? OR account = ? ORDER BY since DESC LIMIT ?`),
    deleteIncidents: db.prepare('DELETE FROM incident WHERE ended_at < ?'),

    readLimits: db.prepare('SELECT sdk_app_id, limits FROM app_limits'),
    putLimits: db.prepare(`
      INSERT INTO app_limits (sdk_app_id, limits) VALUES (?, ?)
      ON CONFLICT (sdk_app_id) DO UPDATE SET limits = excluded.limits`),

    readLabels: db.prepare('SELECT sdk_app_id, label FROM app_label'),
    deleteLabel: db.prepare('DELETE FROM app_label WHERE sdk_app_id = ?'),
    putLabel: db.prepare(`
      INSERT INTO app_label (sdk_app_id, label) VALUES (?, ?)
      ON CONFLICT (sdk_app_id) DO UPDATE SET label = excluded.label`),

    readRemovals: db.prepare('SELECT task FROM removal ORDER BY seq'),
    putRemoval: db.prepare('INSERT OR REPLACE INTO removal (task) VALUES (?)'),
    deleteRemoval: db.prepare('DELETE FROM removal WHERE task = ?'),

    readRevoked: db.prepare('SELECT id, until FROM revoked'),
    putRevoked: db.prepare('INSERT INTO revoked (id, until) VALUES (?, ?) ON CONFLICT (id) DO NOTHING'),
    deleteRevoked: db.prepare('DELETE FROM revoked WHERE until < ?'),

    endOfSlice: db.prepare(`
      SELECT max(id) AS id FROM (SELECT id FROM task WHERE id > ? ORDER BY id LIMIT ${TASKS_PER_SLICE})`),
    expireTransitions: db.prepare(
      'DELETE FROM transition WHERE task > :after AND task <= :last AND at < :healthyBefore',
    ),
    expireProblems: db.prepare(`
      DELETE FROM problem
      WHERE task > :after AND task <= :last AND at < iif(is_failure, :failuresBefore, :healthyBefore)`),
    expireTasks: db.prepare(`DELETE FROM task WHERE id > :after AND id <= :last AND ${EXPIRED}`),
  };
}
