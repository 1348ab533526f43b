import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AppTasksAnswer } from '#contract/app-summary.ts';
import type { TaskRef } from '#contract/task-ref.ts';
import type { Bench, Figure } from './bench.ts';
import { startDelayingEmulator } from './delaying-emulator.ts';
import type { Flood } from './flooder.ts';
import type { Got, Greed } from './greedy.ts';
import { startBehindGateway } from './server-behind-gateway.ts';
import type { Look, Seen } from './tab-process.ts';

const REQUESTS = 200;
/** As often as twenty tabs of one person would at most. */
const EVERY_MS = 20;
const FLOODERS = 100;
const ROUNDS = 5;
const FLOOD_BEGINS_MS = 2_000;

/** What a gateway in front would say of its client. */
const as = (user: string) => ({ 'x-forwarded-user': user, 'x-forwarded-groups': 'ops' });

/** Milliseconds that 95 of 100 requests of one person take at most, at an honest pace. */
async function p95(ask: () => Promise<number>): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n < REQUESTS; n += 1) {
    const sent = performance.now();
    const status = await ask();
    if (status !== 200) throw new Error(`an honest request was answered ${status}`);
    took.push(performance.now() - sent);
    await sleep(EVERY_MS);
  }
  return took.sort((a, b) => a - b)[Math.floor(0.95 * REQUESTS)] ?? Number.NaN;
}

const ROWS = 30;
const LISTED = 300;
const WARM_UP_S = 40;
const QUIET_S = 30;
const GREEDY_S = 60;
const APP_TASKS = 400;

/** A process of its own, at the priority of who must not wait, or of who may. */
function forked(file: string, isPatient: boolean): ChildProcess {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)));
  if (isPatient) setPriority(child.pid ?? 0, constants.priority.PRIORITY_LOW);
  return child;
}

/** What a tab saw that looked on for so long. */
async function seenBy(tab: ChildProcess, look: Look): Promise<Seen> {
  tab.send(look);
  const [seen] = (await once(tab, 'message')) as [Seen];
  return seen;
}

/**
 * One person looks; another one looks as well, and then uses everything they may at the highest rate. Each is a process, as
 * each has a machine of their own: what the greedy one spends to ask, and the other to read, is not the server's. The greedy
 * one gives way to the rest, because it would take a core from the server and the tab that it has not got there.
 */
async function besideGreed(scribeboard: { url: string }, refs: readonly TaskRef[]): Promise<Figure[]> {
  const { url } = scribeboard;
  const look = { url, headers: as('honest'), rows: refs.slice(0, ROWS), listed: refs.slice(0, LISTED) };
  const theirs = refs.slice(LISTED, LISTED + ROWS);
  const honest = forked('tab-process.ts', false);
  const other = forked('tab-process.ts', false);
  const greedy = forked('greedy.ts', true);
  try {
    const seconds = WARM_UP_S + QUIET_S + GREEDY_S;
    other.send({ url, headers: as('flooder'), rows: theirs, listed: theirs, seconds } satisfies Look);
    await seenBy(honest, { ...look, seconds: WARM_UP_S });
    const quiet = await seenBy(honest, { ...look, seconds: QUIET_S });
    let got: Got = { answered: 0, refused: 0 };
    greedy.on('message', (told: Got) => {
      got = told;
    });
    greedy.send({ url, headers: as('flooder'), refs: look.listed } satisfies Greed);
    const beside = await seenBy(honest, { ...look, seconds: GREEDY_S });
    const { answered, refused } = got;
    return [
      ...compared(quiet, beside, await leftOf(url, look.listed)),
      { name: 'requests of the greedy person', value: answered + refused },
      { name: 'of them refused', value: (100 * refused) / (answered + refused), unit: '%', atLeast: 10 },
    ];
  } finally {
    for (const child of [honest, other, greedy]) child.kill();
  }
}

/** How many of these are not known to the server any more. */
async function leftOf(url: string, listed: readonly TaskRef[]): Promise<number> {
  const known = async () => fetch(`${url}/api/apps/${listed[0]?.sdkAppId}/tasks`, { headers: as('honest') });
  let answer = await known();
  for (let again = 0; !answer.ok && again < 30; again += 1) {
    await sleep(1_000);
    answer = await known();
  }
  const { tasks } = (await answer.json()) as AppTasksAnswer;
  const ids = new Set(tasks.map(({ taskId }) => taskId));
  return listed.filter(({ taskId }) => !ids.has(taskId)).length;
}

function compared(quiet: Seen, beside: Seen, left: number): Figure[] {
  return [
    { name: 'p95 of a tab', value: quiet.p95Ms, unit: 'ms' },
    { name: 'beside a greedy person, to that', value: beside.p95Ms / quiet.p95Ms, atMost: 2 },
    { name: 'age of its rows', value: quiet.ageMs / 1_000, unit: 's' },
    { name: 'beside a greedy person, to that age', value: beside.ageMs / quiet.ageMs, atMost: 1.2 },
    { name: 'requests of it that failed', value: beside.failed, atMost: 0 },
    { name: 'tasks of it that left', value: left, atMost: 0 },
  ];
}

export const floodBench: Bench = {
  name: 'flood',
  shows: `the real server: one person asks ${FLOODERS} times at once, again and again, then uses everything they may for a minute; another asks as before`,
  async run(): Promise<Figure[]> {
    const emulator = await startDelayingEmulator({ tasks: APP_TASKS, wayMs: () => 10 });
    const scribeboard = await startBehindGateway(emulator);
    const ask = async (user: string) => {
      const response = await fetch(`${scribeboard.url}/api/apps`, { headers: as(user) });
      await response.arrayBuffer();
      return response.status;
    };
    try {
      await p95(() => ask('honest'));
      let [quiet, flooded] = [0, 0];
      for (let round = 0; round < ROUNDS; round += 1) {
        quiet += await p95(() => ask('honest'));
        const flood: Flood = { url: `${scribeboard.url}/api/apps`, headers: as('flooder'), atOnce: FLOODERS };
        const flooder = new Worker(new URL('flooder.ts', import.meta.url), { workerData: flood });
        // The flood has spent what it may ask at once by then.
        await sleep(FLOOD_BEGINS_MS);
        flooded += await p95(() => ask('honest'));
        await flooder.terminate();
      }
      return [
        { name: 'p95 of another person, without a flood', value: quiet / ROUNDS, unit: 'ms' },
        { name: 'beside a flood, to that', value: flooded / quiet, atMost: 2 },
        ...(await besideGreed(scribeboard, emulator.refs)),
      ];
    } finally {
      await scribeboard.stop();
      emulator.close();
    }
  },
};
