import type { Page } from '@playwright/test';
import type { TaskRef } from '#contract/task-ref.ts';
import { type TaskView, untrackedTask } from '#contract/task-view.ts';
import { launchChromium } from '#harness/chromium.ts';
import { keepWatchlist } from '#harness/keep-watchlist.ts';
import { newFolder } from '#harness/new-folder.ts';
import { openStore } from '#harness/open-store.ts';
import { asking, startScribeboard } from '#harness/scribeboard-process.ts';
import { trackTask } from '#proxy/core/track-task.ts';
import { startDelayingEmulator } from './delaying-emulator.ts';

/** A tab with a watchlist of so many tasks, on the real server, which asks the emulator. */
export async function withBoardPage<T>(
  tasks: number,
  use: (page: Page) => Promise<T>,
  beforeOpening: (page: Page) => Promise<void> = async () => undefined,
): Promise<T> {
  const emulator = await startDelayingEmulator({ tasks, wayMs: () => 10 });
  const scribeboard = await startScribeboard(asking(emulator));
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: scribeboard.url });
    await keepWatchlist(
      context,
      emulator.refs.map((ref) => ({ ...ref, label: '' })),
    );
    const page = await context.newPage();
    await beforeOpening(page);
    await page.goto(`/apps/${emulator.refs[0]?.sdkAppId}`);
    await page.waitForSelector('tbody tr');
    return await use(page);
  } finally {
    await browser.close();
    await scribeboard.stop();
    emulator.close();
  }
}

/** A tab with everything of an SdkAppId that has so many tasks. The server remembers them, and asks about each in its turn. */
export async function withWholeApp<T>(
  tasks: number,
  use: (page: Page) => Promise<T>,
  viewport = { width: 1440, height: 900 },
): Promise<T> {
  const emulator = await startDelayingEmulator({ tasks, wayMs: () => 10 });
  const scribeboard = await startScribeboard({ ...asking(emulator), DATA_DIR: await remembered(emulator.refs) });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport, baseURL: scribeboard.url });
    await page.goto(`/apps/${emulator.refs[0]?.sdkAppId}`);
    await page.waitForSelector('tbody tr', { timeout: 60_000 });
    return await use(page);
  } finally {
    await browser.close();
    await scribeboard.stop();
    emulator.close();
  }
}

/** A folder of data in which every other one of these tasks was idle, so that the next answer about it is a change. */
async function remembered(refs: readonly TaskRef[]): Promise<string> {
  const path = newFolder();
  const store = openStore(path);
  await store.load();
  const now = Date.now();
  for (const [i, ref] of refs.entries()) store.save(viewOf(ref, i, now - 3_600_000 + i), null);
  await store.close();
  return path;
}

function viewOf(ref: TaskRef, i: number, at: number): TaskView {
  const status = i % 2 === 0 ? 'Idle' : 'InProgress';
  const requestId = `7c3e0c1a-0000-4000-8000-${String(i).padStart(12, '0')}`;
  return trackTask(untrackedTask(ref), { kind: 'status', status, startTime: at - 60_000, requestId }, at);
}

/** Seconds that the main thread computes meanwhile, however busy the machine is. */
export async function cpuSecondsOf(page: Page, act: () => Promise<unknown>): Promise<number> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taskSeconds = async () => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await taskSeconds();
  await act();
  const after = await taskSeconds();
  await devTools.detach();
  return after - before;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds that the thread computed, not those in which it waited for a processor. */
  tdur?: number;
  args?: { name?: string };
}

/** Milliseconds that the main thread computes at most in one piece meanwhile, however busy the machine is. */
export async function longestTaskOf(page: Page, act: () => Promise<unknown>): Promise<number> {
  const browser = page.context().browser();
  if (!browser) throw new Error('Only a browser of its own can be traced');
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
  await act();
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(({ name, pid, tid }) => /RunTask$/.test(name) && mains.has(`${pid} ${tid}`));
  return Math.max(...tasks.map(({ tdur }) => (tdur ?? 0) / 1_000));
}

/** Bytes that are still in use once the garbage is gone. */
export async function heapOf(page: Page): Promise<number> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable');
  await devTools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devTools.send('Performance.getMetrics');
  await devTools.detach();
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}
