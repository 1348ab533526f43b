import type { DatabaseSync } from 'node:sqlite';
import { END_REASONS, type EndedCounts, type EndReason, endOf } from '#contract/ended.ts';
import type { TaskView } from '#contract/task-view.ts';
import type { EndedSearch } from './store.ts';

/** Entered at once of an older file: a few milliseconds. */
const TODO_PER_STEP = 1_000;
/** A search with more hits than this goes through the tasks in the order of their ends instead, where it soon finds some. */
const MAX_HITS = 1_000;
/** So many tasks are looked at for one page: some milliseconds. */
const MAX_LOOKED_AT = 5_000;

/** One page of rows of views, and where the next one begins. */
export interface EndedRows {
  rows: Row[];
  before: string | null;
  searchedTo: number | null;
}

/** A place in the order of the ends: the latest first, and of equal ones the row with the higher id. */
interface Place {
  at: number;
  id: number;
}

/**
 * The tasks of the file that have ended: found by SdkAppId, reason, time and the beginning of their TaskId, whatever their
 * number, and counted by the triggers of the schema. A substring of a TaskId would need an index several times as large as
 * the rest of the file.
 */
export function endedRows(db: DatabaseSync) {
  const sql = prepare(db);
  const upToNow = () => Number(sql.todo.get()?.['up_to'] ?? 0);

  return {
    /** Call with each view that is written. */
    keep(id: number, view: TaskView): void {
      const end = endOf(view);
      const kept = sql.read.get(id);
      if (end && kept?.['why'] === end.why && kept['at'] === end.at) return;
      if (kept) sql.remove.run(id);
      if (end) sql.add.run(id, view.sdkAppId, end.why, end.at);
    },

    isTodo: () => upToNow() > 0,

    /** Enters the next tasks of an older file, the newest first. False once all are entered. */
    enterNext(): boolean {
      const upTo = upToNow();
      if (upTo === 0) return false;
      const after = upTo - TODO_PER_STEP;
      sql.enter.run({ after, upTo });
      sql.setTodo.run(Math.max(0, after));
      return true;
    },

    counts: () => countsOf(sql.counts.all()),

    /** Of those before a moment. */
    countsBefore(before: number): Map<number, EndedCounts> {
      const all = countsOf(sql.counts.all());
      for (const [sdkAppId, late] of countsOf(sql.countsSince.all(before))) {
        const counts = all.get(sdkAppId);
        if (counts) for (const why of END_REASONS) counts[why] -= late[why];
      }
      return all;
    },

    page(search: EndedSearch): EndedRows {
      const hits = search.words.length === 0 ? null : hitsOf(search);
      return hits && hits.length <= MAX_HITS ? pageOfHits(hits, search) : pageInOrder(search);
    },
  };

  /** Tasks whose id begins with one of the words, one more than `MAX_HITS` at most. */
  function hitsOf({ sdkAppId, words }: EndedSearch): number[] {
    const hits = new Set<number>();
    for (const word of words)
      for (const row of sql.hits.all({ sdkAppId, first: word, beyond: `${word}\u{10ffff}`, most: MAX_HITS + 1 }))
        hits.add(Number(row['id']));
    return [...hits];
  }

  function pageOfHits(hits: readonly number[], search: EndedSearch): EndedRows {
    const { why, from, to, limit } = search;
    const { at, id } = placeOf(search.before);
    const found = sql.ofHits.all({ hits: JSON.stringify(hits), why, from, to, at, id, limit });
    return found.length < limit ? lastPage(found) : { rows: rowsOf(found), ...placeAfter(found.at(-1)) };
  }

  /** In the order of the ends, by an index; words are looked for in a bounded number of tasks. */
  function pageInOrder({ sdkAppId, words, why, from, to, before, limit }: EndedSearch): EndedRows {
    const { at, id } = placeOf(before);
    const common = { sdkAppId, from, to, at, id };
    if (words.length === 0) {
      const found = why === null ? sql.all.all({ ...common, limit }) : sql.ofReason.all({ ...common, why, limit });
      return found.length < limit ? lastPage(found) : { rows: rowsOf(found), ...placeAfter(found.at(-1)) };
    }
    const found: Row[] = [];
    let last: Row | undefined;
    let looked = 0;
    const rows =
      why === null
        ? sql.all.iterate({ ...common, limit: MAX_LOOKED_AT })
        : sql.ofReason.iterate({ ...common, why, limit: MAX_LOOKED_AT });
    for (const row of rows) {
      looked += 1;
      last = row;
      const taskId = String(row['task_id']);
      if (words.some((word) => taskId.startsWith(word)) && found.push(row) === limit) break;
    }
    const isOver = looked < MAX_LOOKED_AT && found.length < limit;
    return isOver ? lastPage(found) : { rows: rowsOf(found), ...placeAfter(last) };
  }

  function rowsOf(found: readonly Row[]): Row[] {
    return found.flatMap((row) => sql.view.all(Number(row['id'])));
  }

  function lastPage(found: readonly Row[]): EndedRows {
    return { rows: rowsOf(found), before: null, searchedTo: null };
  }
}

type Row = Record<string, unknown>;

function placeAfter(row: Row | undefined): Pick<EndedRows, 'before' | 'searchedTo'> {
  const at = Number(row?.['at'] ?? 0);
  return { before: `${at}.${row?.['id'] ?? 0}`, searchedTo: at };
}

function placeOf(before: string | null): Place {
  const [at = Number.MAX_SAFE_INTEGER, id = Number.MAX_SAFE_INTEGER] = (before?.split('.') ?? []).map(Number);
  return { at, id };
}

function countsOf(rows: readonly Row[]): Map<number, EndedCounts> {
  const counts = new Map<number, EndedCounts>();
  for (const row of rows) {
    const sdkAppId = Number(row['sdk_app_id']);
    const ofApp = counts.get(sdkAppId) ?? { exited: 0, lostSight: 0, notFound: 0 };
    ofApp[row['why'] as EndReason] = Number(row['n']);
    counts.set(sdkAppId, ofApp);
  }
  return counts;
}

/** Rows of `ended` with their tasks, from a place on. */
const IN_ORDER = `
  SELECT ended.task AS id, ended.at, task.task_id FROM ended CROSS JOIN task ON task.id = ended.task
  WHERE ended.at >= :from AND ended.at < :to AND (ended.at, ended.task) < (:at, :id)`;

function prepare(db: DatabaseSync) {
  return {
    read: db.prepare('SELECT why, at FROM ended WHERE task = ?'),
    add: db.prepare('INSERT INTO ended (task, sdk_app_id, why, at) VALUES (?, ?, ?, ?)'),
    remove: db.prepare('DELETE FROM ended WHERE task = ?'),

    todo: db.prepare('SELECT up_to FROM ended_todo'),
    setTodo: db.prepare('UPDATE ended_todo SET up_to = ?'),
    // What `endOf` says of a view.
    enter: db.prepare(`
      INSERT INTO ended (task, sdk_app_id, why, at)
      SELECT id, sdk_app_id,
        CASE WHEN state = 'notFound' THEN 'notFound'
          WHEN view ->> '$.lastAlive.status' = 'Exited' THEN 'exited' ELSE 'lostSight' END,
        CAST(coalesce(CASE state WHEN 'ended' THEN view ->> '$.firstGoneAt' END,
          view ->> '$.stateSince', view ->> '$.answeredAt', 0) AS INTEGER)
      FROM task
      WHERE id > :after AND id <= :upTo AND state IN ('ended', 'notFound') AND json_valid(view)
      ON CONFLICT (task) DO NOTHING`),

    counts: db.prepare('SELECT sdk_app_id, why, n FROM ended_count WHERE n > 0'),
    countsSince: db.prepare(`
      SELECT ended.sdk_app_id, ended.why, count(*) AS n
      FROM ended_count CROSS JOIN ended
        ON ended.sdk_app_id = ended_count.sdk_app_id AND ended.why = ended_count.why AND ended.at >= ?
      GROUP BY 1, 2`),

    // Region by region, because the index has it before the TaskId.
    hits: db.prepare(`
      WITH RECURSIVE place (region) AS (
        SELECT min(region) FROM task WHERE sdk_app_id = :sdkAppId
        UNION ALL
        SELECT (SELECT min(region) FROM task WHERE sdk_app_id = :sdkAppId AND region > place.region)
        FROM place WHERE place.region IS NOT NULL
      )
      SELECT task.id FROM place CROSS JOIN task
        ON task.sdk_app_id = :sdkAppId AND task.region = place.region
        AND task.task_id >= :first AND task.task_id < :beyond
      LIMIT :most`),
    ofHits: db.prepare(`
      ${IN_ORDER} AND ended.task IN (SELECT value FROM json_each(:hits)) AND (:why IS NULL OR ended.why = :why)
      ORDER BY ended.at DESC, ended.task DESC LIMIT :limit`),
    view: db.prepare('SELECT view FROM task WHERE id = ?'),
    all: db.prepare(`
      ${IN_ORDER} AND ended.sdk_app_id = :sdkAppId ORDER BY ended.at DESC, ended.task DESC LIMIT :limit`),
    ofReason: db.prepare(`
      ${IN_ORDER} AND ended.sdk_app_id = :sdkAppId AND ended.why = :why
      ORDER BY ended.at DESC, ended.task DESC LIMIT :limit`),
  };
}
