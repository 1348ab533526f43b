import { fileURLToPath } from 'node:url';
import { playDemo } from '../src/emulator/play-demo.ts';
import { seededRandom } from '../src/emulator/seeded-random.ts';
import { createMemoryStore } from '../src/proxy/store/memory-store.ts';
import { serveBackEnd } from '../src/testing/serve-back-end.ts';
import { createVirtualClock } from '../src/testing/virtual-clock.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const WATCHED_MS = 10 * 60_000;
const WAY_MS = 20;

/** A board whose time stands still, after ten minutes of the demo: it shows the same to whoever looks, whenever they do. */
export async function serveStillBoard({ demo = true } = {}) {
  const clock = createVirtualClock();
  const backEnd = await serveBackEnd({
    clock,
    mode: 'demo',
    store: createMemoryStore(clock),
    emulator: { random: seededRandom(1) },
    wayMs: () => WAY_MS,
    pagesDir: DIST,
    port: 0,
  });
  const { emulator, board } = backEnd;
  const { follow, setAppLabel } = board;
  const cast = demo ? playDemo({ emulator, clock, random: seededRandom(2), follow, setAppLabel }) : [];
  await clock.advance(WATCHED_MS);
  const url = await backEnd.server.listen({ host: '127.0.0.1', port: 0 });
  return { ...backEnd, clock, cast, url };
}

export type StillBoard = Awaited<ReturnType<typeof serveStillBoard>>;
