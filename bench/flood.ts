import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { newFolder } from '#harness/new-folder.ts';
import { asking, startScribeboard } from '#harness/scribeboard-process.ts';
import type { Bench, Figure } from './bench.ts';
import { startDelayingEmulator } from './delaying-emulator.ts';
import type { Flood } from './flooder.ts';

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

export const floodBench: Bench = {
  name: 'flood',
  shows: `the real server: one person asks ${FLOODERS} times at once, again and again; another asks as before`,
  async run(): Promise<Figure[]> {
    const emulator = await startDelayingEmulator({ tasks: 10, wayMs: () => 10 });
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
      ];
    } finally {
      await scribeboard.stop();
      emulator.close();
    }
  },
};
