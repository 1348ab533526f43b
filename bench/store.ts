import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TaskView, untrackedTask } from '#contract/task-view.ts';
import { newFolder } from '#harness/new-folder.ts';
import { openStore } from '#harness/open-store.ts';
import { trackTask } from '#proxy/core/track-task.ts';
import type { Bench, Figure } from './bench.ts';

const TASKS = 10_000;
/** Answers about them, as they come: 18 a second for two minutes. */
const ANSWERS = 2_000;
/** What comes in the 250 ms between two commits, at that rate. */
const PER_BATCH = 4;

function viewOf(i: number, at: number): TaskView {
  const ref = { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: `task-${i}` };
  const answer = { kind: 'status', status: 'InProgress', startTime: at - 60_000, requestId: `request-${i}` } as const;
  return trackTask(untrackedTask(ref), answer, at);
}

/** Milliseconds for which `work` blocks the event loop. */
async function timeOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** One commit for every answer, each on the disk before the next. */
function oneCommitEach(views: readonly TaskView[]): void {
  const database = new DatabaseSync(join(newFolder(), 'naive.sqlite'));
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE views (key TEXT PRIMARY KEY, view TEXT)',
  );
  const insert = database.prepare('INSERT OR REPLACE INTO views VALUES (?, ?)');
  for (const view of views) insert.run(view.taskId, JSON.stringify(view));
  database.close();
}

export const storeBench: Bench = {
  name: 'store',
  shows: `keeping ${ANSWERS} answers against a commit for each, and what a new process finds`,
  async run(): Promise<Figure[]> {
    const now = Date.now();
    const answers = Array.from({ length: ANSWERS }, (_, i) => viewOf(i % 300, now + i));
    const path = newFolder();
    const store = openStore(path);
    await store.load();
    const oursMs = await timeOf(async () => {
      for (const [i, view] of answers.entries()) {
        store.save(view, null);
        if (i % PER_BATCH === 0) await store.flush();
      }
      await store.flush();
    });
    const naiveMs = await timeOf(() => oneCommitEach(answers));
    for (let i = 0; i < TASKS; i += 1) store.save(viewOf(i, now), null);
    await store.close();

    const next = openStore(path);
    let found = 0;
    const loadMs = await timeOf(async () => {
      found = (await next.load()).views.length;
    });
    await next.close();
    return [
      { name: 'commit each / ours', value: naiveMs / oursMs, unit: 'x' },
      { name: `found of ${TASKS}`, value: found, atLeast: TASKS },
      { name: `finding ${TASKS}`, value: loadMs, unit: 'ms' },
    ];
  },
};
