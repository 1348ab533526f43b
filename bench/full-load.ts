import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newFolder } from '#harness/new-folder.ts';
import type { Bench, Figure } from './bench.ts';
import { serve } from './loaded-server.ts';
import { percentile } from './percentile.ts';
import { cpuMsOf, rssMbOf, waitedMsOf } from './process-cost.ts';
import { agent, keepPolling, openTabs } from './tabs.ts';

const MINUTES = 10;
const MINUTE_MS = 60_000;
/** In each minute. */
const SAMPLES = 12;

interface Delays {
  p99Ms: number;
  mostMs: number;
}

/** What delayed the event loop of a server since it was last asked. */
function delaysOf(file: string) {
  let asked = 0;
  return async (pid: number): Promise<Delays> => {
    asked += 1;
    process.kill(pid, 'SIGUSR2');
    for (;;) {
      await sleep(20);
      try {
        const report = JSON.parse(readFileSync(file, 'utf8')) as Delays & { reports: number };
        if (report.reports === asked) return report;
      } catch {
        // Not there yet, or not whole.
      }
    }
  };
}

/** Mean memory of a server, of each minute. */
async function memoryByMinute(pid: number): Promise<number[]> {
  const minutes: number[] = [];
  for (let minute = 0; minute < MINUTES; minute += 1) {
    let sum = 0;
    for (let n = 0; n < SAMPLES; n += 1) {
      await sleep(MINUTE_MS / SAMPLES);
      sum += rssMbOf(pid);
    }
    minutes.push(sum / SAMPLES);
  }
  return minutes;
}

interface Load {
  name: string;
  tasks: number;
  tabs: number;
  mostMb?: number;
}

function loadBench({ name, tasks, tabs: count, mostMb }: Load): Bench {
  return {
    name,
    shows: `the real server for ${MINUTES} minutes: ${count} tabs, ${tasks} tasks, and as many answers as the quota gives`,
    async run(): Promise<Figure[]> {
      const file = join(newFolder(), 'delays.json');
      const reporter = new URL('./delay-reporter.ts', import.meta.url).href;
      const server = await serve(tasks, { NODE_OPTIONS: `--import ${reporter}`, DELAYS_FILE: file });
      const readDelays = delaysOf(file);
      const tabs = await openTabs(server, count);
      await keepPolling(server, tabs, MINUTE_MS);

      await readDelays(server.pid);
      const answersBefore = server.arrivedAt.length;
      const waitedBefore = waitedMsOf(server.pid);
      const begun = [cpuMsOf(server.pid), performance.now()] as const;
      const [{ took, refused }, memory] = await Promise.all([
        keepPolling(server, tabs, MINUTES * MINUTE_MS),
        memoryByMinute(server.pid),
      ]);
      const lastedMs = performance.now() - begun[1];
      const waitedMs = waitedMsOf(server.pid) - waitedBefore;
      const cpuMs = cpuMsOf(server.pid) - begun[0];
      const { p99Ms, mostMs } = await readDelays(server.pid);
      const answers = server.arrivedAt.length - answersBefore;
      await server.close();
      agent.destroy();
      return [
        { name: 'polls', value: took.length },
        { name: 'of them refused', value: refused, atMost: 0 },
        { name: 'p95 of them', value: percentile(took, 0.95), unit: 'ms', atMost: 100 },
        { name: 'answers of Tencent a second', value: (answers / lastedMs) * 1_000 },
        { name: 'of a core', value: (100 * cpuMs) / lastedMs, unit: '%', atMost: 60 },
        { name: 'RSS', value: memory.at(-1) ?? Number.NaN, unit: 'MB', ...(mostMb && { atMost: mostMb }) },
        { name: 'RSS, most of a minute to least', value: Math.max(...memory) / Math.min(...memory), atMost: 1.05 },
        { name: 'event-loop delay p99', value: p99Ms, unit: 'ms', atMost: 50 },
        { name: 'longest', value: mostMs, unit: 'ms' },
        // Delay that other programs of the machine are to blame for.
        { name: 'of the time, waited for a core', value: (100 * waitedMs) / lastedMs, unit: '%' },
      ];
    },
  };
}

export const fullLoadBench = loadBench({ name: 'full-load', tasks: 10_000, tabs: 2_000 });
/** As many tasks as are known at most. */
export const fullMemoryBench = loadBench({ name: 'full-memory', tasks: 50_000, tabs: 500, mostMb: 300 });
