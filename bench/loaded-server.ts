import type { TaskRef } from '#contract/task-ref.ts';
import { type TaskView, untrackedTask } from '#contract/task-view.ts';
import { newFolder } from '#harness/new-folder.ts';
import { openStore } from '#harness/open-store.ts';
import { trackTask } from '#proxy/core/track-task.ts';
import { startDelayingEmulator } from './delaying-emulator.ts';
import { startBehindGateway } from './server-behind-gateway.ts';

export type LoadedServer = Awaited<ReturnType<typeof serve>>;

/** Of a task that was heard of within ten minutes. */
export function liveView(ref: TaskRef, n: number, now: number): TaskView {
  const requestId = crypto.randomUUID();
  const answer = { kind: 'status', status: 'InProgress', startTime: now - 3_600_000 - n, requestId } as const;
  return { ...trackTask(untrackedTask(ref), answer, now - (n % 600_000)), askedAt: now - (n % 600_000) - 10 };
}

/**
 * A process that finds so many live tasks, and goes on asking about them.
 *
 * @param settings beside those of a server behind a gateway
 */
export async function serve(count: number, settings: Record<string, string> = {}) {
  const emulator = await startDelayingEmulator({ tasks: count, wayMs: () => 10 });
  const folder = newFolder();
  const store = openStore(folder);
  await store.load();
  const now = Date.now();
  for (const [n, ref] of emulator.refs.entries()) {
    store.save(liveView(ref, n, now), null);
    if (n % 5_000 === 0) await store.flush();
  }
  await store.close();
  const scribeboard = await startBehindGateway(emulator, { DATA_DIR: folder, ...settings });
  return {
    ...scribeboard,
    refs: emulator.refs,
    /** When each call came to Tencent. */
    arrivedAt: emulator.arrivedAt,
    async close() {
      await scribeboard.stop('SIGKILL');
      emulator.close();
    },
  };
}
