import { setTimeout as sleep } from 'node:timers/promises';
import type { WatchRequest } from '#contract/watch.ts';
import { createTasks } from '#proxy/core/tasks.ts';
import { jsonPieces } from '#proxy/http/json-pieces.ts';
import { createBackEnd } from '#testing/back-end.ts';
import type { Bench, Figure } from './bench.ts';
import { type LoadedServer, liveView, serve } from './loaded-server.ts';
import { percentile } from './percentile.ts';
import { cpuMsOf, rssMbOf } from './process-cost.ts';
import { agent, answerOf, as, ask, keepPolling, openTabs, PERSONS, type Response, ROWS, type Tab } from './tabs.ts';
import { createWatchByScans } from './watch-by-scans.ts';

const FEW = 50;
const MANY = 2_000;
/** The tabs of a bench ask twice a second, so that there is something to measure. */
const EVERY_MS = 500;
const MEASURED_MS = 10_000;
const SETTLED_MS = 4_000;

/** CPU of the server for one poll: of what it uses while tabs ask, without what it uses while they only have their leases. */
async function cpuPerPoll(server: LoadedServer, tabs: readonly Tab[]): Promise<number> {
  await keepPolling(server, tabs, SETTLED_MS, EVERY_MS);
  const before = cpuMsOf(server.pid);
  await sleep(MEASURED_MS / 2);
  const idleMs = (cpuMsOf(server.pid) - before) * 2;
  const begun = cpuMsOf(server.pid);
  const { took } = await keepPolling(server, tabs, MEASURED_MS, EVERY_MS);
  return Math.max(0, cpuMsOf(server.pid) - begun - idleMs) / took.length;
}

/** 1 000 tasks and 50 000, one after the other; with the latter, what 500 tabs take of memory. */
async function besideMoreTasks(): Promise<Figure[]> {
  const few = await serve(1_000);
  const small = await cpuPerPoll(few, await openTabs(few, FEW));
  await few.close();
  const many = await serve(50_000);
  const tabs = await openTabs(many, FEW);
  const large = await cpuPerPoll(many, tabs);
  tabs.push(...(await openTabs(many, 450, FEW)));
  await keepPolling(many, tabs, MEASURED_MS);
  const rss = rssMbOf(many.pid);
  await many.close();
  return [
    { name: 'CPU per poll at 1 000 tasks', value: small, unit: 'ms' },
    { name: 'at 50 000, to that', value: large / small, atMost: 1.2 },
    { name: 'RSS with 50 000 tasks and 500 tabs', value: rss, unit: 'MB', atMost: 300 },
  ];
}

async function firstLists(server: LoadedServer): Promise<Figure[]> {
  const app = server.refs[0]?.sdkAppId ?? 0;
  let opened = 0;
  const open = () => {
    opened += 1;
    const lease = `a-tab-that-begins-${opened}`;
    const list = { apps: [app], refs: [], mode: 'replace' as const };
    return ask(`${server.url}/api/watch`, as(opened % PERSONS), { lease, revision: 0, list });
  };
  // The code is warm, as it is in a server that has run for a minute.
  for (let n = 0; n < 5; n += 1) await open();
  const alone: Response[] = [];
  for (let n = 0; n < 7; n += 1) alone.push(await open());
  let isOver = false;
  const probes: number[] = [];
  const probing = (async () => {
    while (!isOver) {
      probes.push((await ask(`${server.url}/livez`, {})).ms);
      await sleep(10);
    }
  })();
  const together = await Promise.all(Array.from({ length: FEW }, open));
  isOver = true;
  await probing;
  const listed = answerOf(alone[0] as Response).views.length;
  return [
    { name: 'tasks of a first list', value: listed, atLeast: server.refs.length },
    {
      name: 'to its last byte',
      value: percentile(
        alone.map(({ ms }) => ms),
        0.5,
      ),
      unit: 'ms',
      atMost: 300,
    },
    { name: 'on the wire', value: (alone[0]?.body.length ?? 0) / 1_000, unit: 'kB', atMost: 700 },
    {
      name: `slowest of ${FEW} at once`,
      value: percentile(
        together.map(({ ms }) => ms),
        1 - 1e-9,
      ),
      unit: 'ms',
      atMost: 3_000,
    },
    { name: 'livez meanwhile', value: Math.max(...probes), unit: 'ms', atMost: 200 },
    { name: 'of them refused', value: together.filter(({ status }) => status !== 200).length, atMost: 0 },
  ];
}

async function manyTabs(server: LoadedServer): Promise<Figure[]> {
  const tabs = await openTabs(server, MANY);
  await keepPolling(server, tabs, SETTLED_MS);
  const begun = [cpuMsOf(server.pid), performance.now()] as const;
  const { took, refused } = await keepPolling(server, tabs, 2 * MEASURED_MS);
  const ofACore = (cpuMsOf(server.pid) - begun[0]) / (performance.now() - begun[1]);
  return [
    { name: `polls of ${MANY} tabs`, value: took.length },
    { name: 'of them refused', value: refused, atMost: 0 },
    { name: 'p95 of them', value: percentile(took, 0.95), unit: 'ms', atMost: 100 },
    { name: 'of a core', value: 100 * ofACore, unit: '%', atMost: 60 },
  ];
}

/**
 * The answer to a poll and its JSON in this process, without what carries them: as it is, and with the scans that it needed
 * before, in turns.
 */
function againstScans(): Figure {
  const refs = Array.from({ length: 1_000 }, (_, n) => ({
    sdkAppId: 1_400_000_000,
    region: 'ap-singapore',
    taskId: `task-${n}`,
  }));
  const views = refs.map((ref, n) => liveView(ref, n, Date.now()));
  const { board, stop } = createBackEnd();
  stop();
  board.restore({ views, incidents: [] });
  const tasks = createTasks({ limit: refs.length });
  for (const view of views) tasks.restore(view, 'test', { lastAskedAt: 0, notBefore: 0 });
  const scan = createWatchByScans(tasks);
  const visible = refs.slice(0, ROWS);
  const watch = (request: Partial<WatchRequest>) => {
    const answer = board.watch({ lease: 'a-tab-of-the-bench', revision: 0, ...request }, () => true, true);
    if ('full' in answer) throw new Error(answer.full);
    return answer;
  };
  const { revision } = watch({ list: { apps: [1_400_000_000], refs: [], mode: 'replace' }, visible });
  const kinds = {
    now: () => [...jsonPieces(watch({ revision }), ['views'])],
    before: () => JSON.stringify(scan(watch({ revision }), visible, tasks.revision(), Number.POSITIVE_INFINITY)),
  };
  const spent = { now: 0, before: 0 };
  for (let round = 0; round < 12; round += 1) {
    for (const kind of ['now', 'before'] as const) {
      const { user, system } = process.cpuUsage();
      for (let n = 0; n < 1_000; n += 1) kinds[kind]();
      const after = process.cpuUsage();
      // The first rounds are those of a compiler.
      if (round >= 2) spent[kind] += after.user + after.system - user - system;
    }
  }
  return { name: 'an answer at 1 000 tasks, to one by scans', value: spent.now / spent.before, atMost: 0.35 };
}

export const viewersBench: Bench = {
  name: 'viewers',
  shows: `the real server: what a poll of a tab of ${ROWS} rows costs, and a first list, with up to 50 000 tasks and ${MANY} tabs`,
  async run(): Promise<Figure[]> {
    const figures = [againstScans(), ...(await besideMoreTasks())];
    const server = await serve(10_000);
    figures.push(...(await firstLists(server)), ...(await manyTabs(server)));
    await server.close();
    agent.destroy();
    return figures;
  },
};
