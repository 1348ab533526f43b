import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { type Clock, systemClock } from '#proxy/clock.ts';
import { createSqliteStore } from '#proxy/store/sqlite-store.ts';
import { transitionAt, viewOf } from './store-fixtures.ts';

/**
 * The process that is killed: 20 answers a second arrive for 20 tasks, each a change of state, and it says which of them
 * the store has reported as committed. The n-th answer about a task has the RequestId n, across all processes before.
 *
 * Its clock runs so fast that a commit follows a commit: the kill is to hit one, not the pause between two.
 */
const SPEED = 20;
const [folder = ''] = process.argv.slice(2);
const clock: Clock = { ...systemClock, after: (ms, callback) => systemClock.after(ms / SPEED, callback) };

// To a pipe and at once: what has been said survives.
const say = (...words: unknown[]) => writeSync(1, `${words.join(' ')}\n`);

const store = createSqliteStore({
  path: folder,
  clock,
  retentionDays: 30,
  logger: { warn: (fields, message) => say('warning', message, JSON.stringify(fields)) },
  onCommit: (views) => {
    for (const { taskId, requestId } of views) say('committed', taskId, requestId);
  },
});
const answers = new Map((await store.load()).views.map((view) => [view.taskId, Number(view.requestId)]));
say('open');
// Else it is written at the exit only, which never comes; with it the next child starts in half the time.
flushCompileCache();

function answer(turn: number): void {
  const taskId = `task${turn % 20}`;
  const n = (answers.get(taskId) ?? 0) + 1;
  answers.set(taskId, n);
  const requestId = String(n);
  store.save(viewOf(taskId, { requestId }), transitionAt(clock.wall(), { requestId }));
  clock.after(50, () => answer(turn + 1));
}
answer(0);
