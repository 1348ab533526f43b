import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { DEFAULT_LIMITS } from '#contract/limits.ts';
import { createBackground } from '#proxy/background.ts';
import { type Clock, systemClock } from '#proxy/clock.ts';
import { createSqliteStore } from '#proxy/store/sqlite-store.ts';
import { incidentAt, transitionAt, viewOf } from './store-fixtures.ts';

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

const logger = {
  warn: (fields: object, message: string) => say('warning', message, JSON.stringify(fields)),
};
const store = createSqliteStore({
  path: folder,
  clock,
  background: createBackground(clock, logger),
  retentionDays: 30,
  endedOnBoardMs: 86_400_000,
  logger,
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

/** What people say, one thing after the other: a name, limits, an incident, a removal and a revocation of this number. */
async function acknowledge(n: number): Promise<void> {
  store.setAppLabel(n, `label ${n}`);
  store.setAppLimits(n, { ...DEFAULT_LIMITS, idleMs: n * 60_000 });
  store.saveIncident(incidentAt(n));
  store.save(viewOf(`gone${n}`), null);
  store.forget(viewOf(`gone${n}`));
  store.revoke(`session ${n}`, Number.MAX_SAFE_INTEGER);
  if (await store.keep()) say('acknowledged', n);
  // Not the next moment: the answers are to be committed, too.
  clock.after(20, () => acknowledge(n + 1));
}
await acknowledge((await store.appLabels()).size + 1);
