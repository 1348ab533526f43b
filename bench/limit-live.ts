import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '#emulator/seeded-random.ts';
import { newFolder } from '#harness/new-folder.ts';
import { asking, startScribeboard } from '#harness/scribeboard-process.ts';
import type { Bench, Figure } from './bench.ts';
import { createBrowser, openTab } from './browser.ts';
import { startDelayingEmulator } from './delaying-emulator.ts';
import { overLimit } from './limit-simulation.ts';
import { serve } from './loaded-server.ts';
import { agent, keepPolling, openTabs } from './tabs.ts';

const QUOTA = 20;
/** What the server allows itself of these. */
const RATE = 18;
/** Accounts side by side, each with a process and an emulator of its own: one alone would take a quarter of an hour. */
const LANES = 6;
const KILLS = 50;
const CALLS = 10_000;
const WARM_UP_MS = 10_000;
const WINDOW_MS = 60_000;
const MANY_TASKS = 50_000;
const MANY_TABS = 200;

interface Killed {
  calls: number;
  over: number;
}

/** Real processes over a path of 0-300 ms each way, killed with -9 again and again, while a tab watches. */
async function killAgainAndAgain(lane: number): Promise<Killed> {
  const random = seededRandom(lane);
  const emulator = await startDelayingEmulator({ tasks: 100, wayMs: () => random() * 300 });
  const settings = { ...asking(emulator), DATA_DIR: newFolder() };
  const kills = Math.ceil(KILLS / LANES);
  for (let life = 0; life <= kills; life += 1) {
    const scribeboard = await startScribeboard(settings);
    const tab = openTab(createBrowser(scribeboard.url), emulator.refs);
    const enough = (CALLS / LANES) * ((life + 1) / (kills + 1));
    while (emulator.arrivedAt.length < enough) await sleep(50 + random() * 200);
    tab.close();
    await scribeboard.stop('SIGKILL');
  }
  await sleep(700);
  emulator.close();
  return { calls: emulator.arrivedAt.length, over: overLimit(Float64Array.from(emulator.arrivedAt).sort(), QUOTA) };
}

/** Calls in the same minute while so many tabs show the same tasks. */
async function watchedBy(tabs: number, tasks: number): Promise<Killed> {
  const emulator = await startDelayingEmulator({ tasks, wayMs: () => 10 });
  const scribeboard = await startScribeboard(asking(emulator));
  const open = Array.from({ length: tabs }, () => openTab(createBrowser(scribeboard.url), emulator.refs));
  await sleep(WARM_UP_MS);
  const before = emulator.arrivedAt.length;
  await sleep(WINDOW_MS);
  const calls = emulator.arrivedAt.length - before;
  for (const tab of open) tab.close();
  await scribeboard.stop();
  emulator.close();
  return { calls, over: overLimit(Float64Array.from(emulator.arrivedAt).sort(), QUOTA) };
}

/** The same while as many tabs as that show parts of as many tasks. */
async function underLoad(): Promise<Killed> {
  const server = await serve(MANY_TASKS);
  const tabs = await openTabs(server, MANY_TABS);
  await keepPolling(server, tabs, WARM_UP_MS);
  const before = server.arrivedAt.length;
  // The tabs end a little later than that: each with the pause that it is in.
  const [calls] = await Promise.all([
    sleep(WINDOW_MS).then(() => server.arrivedAt.length - before),
    keepPolling(server, tabs, WINDOW_MS),
  ]);
  await server.close();
  agent.destroy();
  return { calls, over: overLimit(Float64Array.from(server.arrivedAt).sort(), QUOTA) };
}

export const limitLiveBench: Bench = {
  name: 'limit-live',
  shows: `real processes and sockets: ${KILLS} kill -9 on a path of 0-300 ms each way; 50 tabs against 1; ${MANY_TABS} tabs on ${MANY_TASKS} tasks`,
  async run(): Promise<Figure[]> {
    const killed = await Promise.all(Array.from({ length: LANES }, (_, lane) => killAgainAndAgain(lane)));
    const [one, fifty, oneOfFew, fiftyOfFew] = await Promise.all([
      watchedBy(1, 200),
      watchedBy(50, 200),
      watchedBy(1, 10),
      watchedBy(50, 10),
    ]);
    const loaded = await underLoad();
    const all = [...killed, loaded, one, fifty, oneOfFew, fiftyOfFew];
    const sum = (key: keyof Killed) => all.reduce((total, run) => total + run[key], 0);
    return [
      { name: 'over', value: sum('over'), atMost: 0 },
      { name: 'calls', value: sum('calls'), atLeast: CALLS },
      { name: 'kills', value: LANES * Math.ceil(KILLS / LANES), atLeast: KILLS },
      { name: '50 tabs vs 1, 200 tasks', value: fifty.calls / one.calls, atMost: 1.02 },
      { name: '50 tabs vs 1, 10 tasks', value: fiftyOfFew.calls / oneOfFew.calls, atMost: 1.02 },
      {
        name: `of the possible calls, ${MANY_TABS} tabs on ${MANY_TASKS} tasks`,
        value: loaded.calls / ((RATE * WINDOW_MS) / 1_000),
        atLeast: 0.93,
      },
      { name: 'calls of 1 tab, 200 tasks', value: one.calls },
      { name: 'calls of 1 tab, 10 tasks', value: oneOfFew.calls },
    ];
  },
};
