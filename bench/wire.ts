import { setTimeout as sleep } from 'node:timers/promises';
import type { TaskRef } from '#contract/task-ref.ts';
import { asking, startScribeboard } from '#harness/scribeboard-process.ts';
import type { Bench, Figure } from './bench.ts';
import { createBrowser, openTab, type Traffic } from './browser.ts';
import { startDelayingEmulator } from './delaying-emulator.ts';

const ROWS = 30;
const VIEWERS = 10;
const GET_EVERY_MS = 5_000;
const WARM_UP_MS = 20_000;
const WINDOW_MS = 60_000;
const LAST_ANSWERS_MS = 1_000;

/** What passes through a browser in one minute, once it has shown what it shows for a while. */
async function minuteOf(traffic: () => Traffic): Promise<Traffic> {
  await sleep(WARM_UP_MS);
  const before = traffic();
  await sleep(WINDOW_MS);
  const after = traffic();
  return { requests: after.requests - before.requests, bytes: after.bytes - before.bytes };
}

/** `viewers` tabs of the board, no row on two of them; the traffic of one. */
async function board(viewers: number): Promise<Traffic> {
  const emulator = await startDelayingEmulator({ tasks: viewers * ROWS, wayMs: () => 10 });
  const scribeboard = await startScribeboard(asking(emulator));
  const browsers = Array.from({ length: viewers }, () => createBrowser(scribeboard.url));
  const tabs = browsers.map((browser, i) => openTab(browser, emulator.refs.slice(i * ROWS, (i + 1) * ROWS)));
  const minute = await minuteOf(browsers[0]?.traffic ?? noTraffic);
  for (const tab of tabs) tab.close();
  await scribeboard.stop();
  emulator.close();
  return minute;
}

/** The usual way: one GET for each TaskId every five seconds. */
async function oneGetPerTask(): Promise<Traffic> {
  const emulator = await startDelayingEmulator({ tasks: ROWS, wayMs: () => 10 });
  const scribeboard = await startScribeboard(asking(emulator));
  const browser = createBrowser(scribeboard.url);
  const timers = emulator.refs.map((ref) => setInterval(() => void browser.request('GET', pathOf(ref)), GET_EVERY_MS));
  const minute = await minuteOf(browser.traffic);
  for (const timer of timers) clearInterval(timer);
  await sleep(LAST_ANSWERS_MS);
  browser.close();
  await scribeboard.stop();
  emulator.close();
  return minute;
}

function pathOf({ sdkAppId, region, taskId }: TaskRef): string {
  return `/api/apps/${sdkAppId}/task?${new URLSearchParams({ region, id: taskId })}`;
}

function noTraffic(): Traffic {
  return { requests: 0, bytes: 0 };
}

export const wireBench: Bench = {
  name: 'wire',
  shows: `a viewer's minute with ${ROWS} rows against one GET per TaskId every 5 s, real sockets, Chromium's headers`,
  async run(): Promise<Figure[]> {
    const [busy, alone, gets] = await Promise.all([board(VIEWERS), board(1), oneGetPerTask()]);
    return [
      { name: 'requests', value: gets.requests / busy.requests, unit: 'x fewer', atLeast: 12 },
      { name: 'bytes', value: gets.bytes / busy.bytes, unit: 'x fewer', atLeast: 15 },
      {
        name: 'bytes for a look at every row, the only viewer',
        value: gets.bytes / (gets.requests / ROWS) / (alone.bytes / alone.requests),
        unit: 'x fewer',
      },
      { name: `requests, one of ${VIEWERS} viewers`, value: busy.requests },
      { name: `KiB, one of ${VIEWERS} viewers`, value: busy.bytes / 1_024 },
      { name: 'requests, the only viewer', value: alone.requests },
      { name: 'KiB, the only viewer', value: alone.bytes / 1_024 },
      { name: 'requests, GETs', value: gets.requests },
      { name: 'KiB, GETs', value: gets.bytes / 1_024 },
    ];
  },
};
