import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { AppTasksAnswer } from '#contract/app-summary.ts';
import type { TaskRef } from '#contract/task-ref.ts';
import type { WatchAnswer } from '#contract/watch.ts';
import { newFolder } from '#harness/new-folder.ts';
import { asking, startScribeboard } from '#harness/scribeboard-process.ts';
import type { Bench, Figure } from './bench.ts';
import { startDelayingEmulator } from './delaying-emulator.ts';
import type { Flood } from './flooder.ts';
import type { Greed } from './greedy.ts';

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

/** What a person's tab sees of its rows: the mean age, and how long 95 of 100 of its requests take at most. */
interface Seen {
  ageMs: number;
  p95Ms: number;
  failed: number;
}

/** A tab of `user` on the screen: asks for `seconds`, ten times as often as a tab would, to see more. */
async function lookOn(
  url: string,
  user: string,
  rows: readonly TaskRef[],
  listed: readonly TaskRef[],
  seconds: number,
) {
  const took: number[] = [];
  const ages: number[] = [];
  let failed = 0;
  const list = { apps: [], refs: listed, mode: 'replace' };
  for (const until = performance.now() + seconds * 1_000; performance.now() < until; await sleep(100)) {
    const sent = performance.now();
    const answer: WatchAnswer | null = await fetch(`${url}/api/watch`, {
      method: 'POST',
      headers: { ...as(user), 'content-type': 'application/json' },
      body: JSON.stringify({ lease: `the-tab-of-${user}-there`, revision: 1e12, list, visible: rows }),
    })
      .then((response): Promise<WatchAnswer> | null => (response.ok ? (response.json() as Promise<WatchAnswer>) : null))
      .catch(() => null);
    took.push(performance.now() - sent);
    if (answer === null) failed += 1;
    if (answer) for (const [askedAt] of answer.checked) if (askedAt !== null) ages.push(answer.now - askedAt);
  }
  const ageMs = ages.reduce((sum, age) => sum + age, 0) / ages.length;
  return {
    ageMs,
    p95Ms: took.sort((a, b) => a - b)[Math.floor(0.95 * took.length)] ?? Number.NaN,
    failed,
  } satisfies Seen;
}

/** One person looks; another one looks as well, and then uses everything they may at the highest rate. */
async function besideGreed(scribeboard: { url: string }, refs: readonly TaskRef[]): Promise<Figure[]> {
  const { url } = scribeboard;
  const [rows, listed, theirs] = [refs.slice(0, ROWS), refs.slice(0, LISTED), refs.slice(LISTED, LISTED + ROWS)];
  let isOver = false;
  const other = (async () => {
    while (!isOver) await lookOn(url, 'flooder', theirs, theirs, 5);
  })();
  await lookOn(url, 'honest', rows, listed, WARM_UP_S);
  const quiet = await lookOn(url, 'honest', rows, listed, QUIET_S);
  const greed: Greed = { url, headers: as('flooder'), refs: refs.slice(0, LISTED) };
  const greedy = new Worker(new URL('greedy.ts', import.meta.url), { workerData: greed });
  const beside = await lookOn(url, 'honest', rows, listed, GREEDY_S);
  await greedy.terminate();
  isOver = true;
  await other;
  const known = async () => fetch(`${url}/api/apps/${refs[0]?.sdkAppId}/tasks`, { headers: as('honest') });
  let answer = await known();
  for (let again = 0; !answer.ok && again < 30; again += 1) {
    await sleep(1_000);
    answer = await known();
  }
  const { tasks } = (await answer.json()) as AppTasksAnswer;
  const ids = new Set(tasks.map(({ taskId }) => taskId));
  return [
    { name: 'p95 of a tab', value: quiet.p95Ms, unit: 'ms' },
    { name: 'beside a greedy person, to that', value: beside.p95Ms / quiet.p95Ms, atMost: 2 },
    { name: 'age of its rows', value: quiet.ageMs / 1_000, unit: 's' },
    { name: 'beside a greedy person, to that age', value: beside.ageMs / quiet.ageMs, atMost: 1.2 },
    { name: 'requests of it that failed', value: beside.failed, atMost: 0 },
    { name: 'tasks of it that left', value: listed.filter(({ taskId }) => !ids.has(taskId)).length, atMost: 0 },
  ];
}

export const floodBench: Bench = {
  name: 'flood',
  shows: `the real server: one person asks ${FLOODERS} times at once, again and again, then uses everything they may for a minute; another asks as before`,
  async run(): Promise<Figure[]> {
    const emulator = await startDelayingEmulator({ tasks: APP_TASKS, wayMs: () => 10 });
    const config = join(newFolder(), 'config.json');
    writeFileSync(config, JSON.stringify({ policy: { groups: { ops: '*' } } }));
    const scribeboard = await startScribeboard({
      ...asking(emulator),
      AUTH_MODE: 'trusted-header',
      TRUSTED_PROXY_CIDRS: '127.0.0.1',
      CONFIG_FILE: config,
    });
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
