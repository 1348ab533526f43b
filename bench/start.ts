import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TaskView, untrackedTask } from '#contract/task-view.ts';
import { newFolder } from '#harness/new-folder.ts';
import { openStore } from '#harness/open-store.ts';
import { asking, type ScribeboardProcess, startScribeboard } from '#harness/scribeboard-process.ts';
import { trackTask } from '#proxy/core/track-task.ts';
import { FILE_NAME } from '#proxy/store/sqlite-store.ts';
import type { Bench, Figure } from './bench.ts';
import { startDelayingEmulator } from './delaying-emulator.ts';

const TASKS = 1_000_000;
const LIVE = 1_000;
const SDK_APP_ID = 1_400_000_000;
const REGION = 'ap-singapore';
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** They ended evenly over so many days until yesterday. */
const DAYS = 28;
/** A board that shows a whole day of these. */
const DAY_OF_ENDED = { ENDED_ON_BOARD_HOURS: '49' };
/** An older file is looked at for so long: the steps in which its tasks are entered are well under way. */
const UNDER_WAY_MS = 20_000;

/** A view as the program writes it; its TaskId and times are replaced by those of each row. */
function sample(isLive: boolean): TaskView {
  const at = 1;
  const started = { kind: 'status', status: 'InProgress', startTime: null, requestId: 'a'.repeat(36) } as const;
  const gone = { kind: 'gone', code: 'FailedOperation', message: 'task not exist', requestId: 'b'.repeat(36) } as const;
  const alive = trackTask(untrackedTask({ sdkAppId: SDK_APP_ID, region: REGION, taskId: '' }), started, at);
  return isLive ? alive : trackTask(trackTask(alive, gone, at), gone, at);
}

/** A file of this version with a million tasks. */
async function fill(folder: string): Promise<void> {
  const store = openStore(folder);
  store.noteCall();
  await store.close();
  const db = new DatabaseSync(join(folder, FILE_NAME));
  db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
  db.prepare(`
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :tasks - 1),
      row (i, task_id, at) AS MATERIALIZED (
        SELECT i, '-' || lower(hex(randomblob(24))) || '.', CAST(:now - :span + i * :span / :tasks AS INTEGER) FROM n)
    INSERT INTO task (sdk_app_id, region, task_id, state, saved_at, view)
    SELECT :app, :region, task_id, iif(CAST(i AS INTEGER) % :everyLive = 0, 'inProgress', 'ended'), at,
      json_set(iif(CAST(i AS INTEGER) % :everyLive = 0, :live, :ended), '$.taskId', task_id, '$.stateSince', at, '$.answeredAt', at,
        '$.askedAt', at)
    FROM row`).run({
    tasks: TASKS,
    everyLive: TASKS / LIVE,
    app: SDK_APP_ID,
    region: REGION,
    now: Date.now() - 25 * HOUR_MS,
    span: DAYS * DAY_MS,
    live: JSON.stringify(sample(true)),
    ended: JSON.stringify(sample(false)),
  });
  db.exec(`
    INSERT INTO ended (task, sdk_app_id, why, at)
    SELECT id, sdk_app_id, 'lostSight', saved_at FROM task WHERE state = 'ended'`);
  db.close();
}

/** The file as the version before would have left it. */
function makeOlder(folder: string): void {
  const db = new DatabaseSync(join(folder, FILE_NAME));
  db.exec(`
    PRAGMA journal_mode = OFF;
    DROP TABLE ended;
    DROP TABLE ended_count;
    DROP TABLE ended_todo;
    DROP INDEX task_live;
    PRAGMA user_version = 4`);
  db.close();
}

/** Milliseconds from the start of the process to its first good `GET /readyz`. */
async function start(settings: Record<string, string>): Promise<{ process: ScribeboardProcess; readyMs: number }> {
  const began = performance.now();
  const process = await startScribeboard(settings);
  const answer = await fetch(`${process.url}/readyz`);
  if (answer.status !== 200) throw new Error(`GET /readyz: ${answer.status}`);
  return { process, readyMs: performance.now() - began };
}

/** Megabytes. */
function rssOf({ pid }: ScribeboardProcess): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
}

async function slowestOf(url: string, times: number): Promise<number> {
  let slowest = 0;
  for (let i = 0; i < times; i += 1) {
    const began = performance.now();
    const answer = await fetch(url);
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`GET ${url}: ${answer.status}`);
    slowest = Math.max(slowest, performance.now() - began);
  }
  return slowest;
}

export const startBench: Bench = {
  name: 'start',
  shows: `a start with ${TASKS} kept tasks, ${LIVE} of them live; what a page of the ended ones costs; a file of the version before`,
  async run(): Promise<Figure[]> {
    const emulator = await startDelayingEmulator({ tasks: 1, wayMs: () => 10 });
    const folder = newFolder();
    await fill(folder);
    const settings = { ...asking(emulator), DATA_DIR: folder };

    const { process, readyMs } = await start(settings);
    const ended = `${process.url}/api/apps/${SDK_APP_ID}/ended`;
    const firstMs = await slowestOf(`${ended}?limit=100`, 20);
    const deepMs = await slowestOf(`${ended}?limit=100&to=${Date.now() - 14 * DAY_MS}`, 20);
    const oneOf = (await (await fetch(`${ended}?limit=1&to=${Date.now() - 14 * DAY_MS}`)).json()) as {
      tasks: { taskId: string }[];
    };
    const idMs = await slowestOf(`${ended}?q=${oneOf.tasks[0]?.taskId.slice(1, 13)}`, 20);
    const broadMs = await slowestOf(`${ended}?q=-7f`, 20);
    await sleep(1_000);
    const rssMb = rssOf(process);
    await process.stop();

    const day = await start({ ...settings, ...DAY_OF_ENDED });
    await sleep(1_000);
    const dayRssMb = rssOf(day.process);
    await day.process.stop();

    makeOlder(folder);
    const older = await start(settings);
    const until = performance.now() + UNDER_WAY_MS;
    let livezMs = 0;
    while (performance.now() < until) livezMs = Math.max(livezMs, await slowestOf(`${older.process.url}/livez`, 10));
    await older.process.stop();
    emulator.close();
    return [
      { name: 'to /readyz', value: readyMs, unit: 'ms', atMost: 1_000 },
      { name: 'RSS', value: rssMb, unit: 'MB', atMost: 200 },
      { name: `to /readyz with ${Math.round(TASKS / DAYS)} that ended within a day`, value: day.readyMs, unit: 'ms' },
      { name: 'RSS with these', value: dayRssMb, unit: 'MB' },
      { name: 'slowest first page', value: firstMs, unit: 'ms' },
      { name: 'slowest page of two weeks ago', value: deepMs, unit: 'ms' },
      { name: 'slowest search for a TaskId', value: idMs, unit: 'ms' },
      { name: 'slowest search for two letters', value: broadMs, unit: 'ms' },
      { name: 'older file: to /readyz', value: older.readyMs, unit: 'ms' },
      { name: 'older file: slowest /livez while it is brought over', value: livezMs, unit: 'ms', atMost: 200 },
    ];
  },
};
