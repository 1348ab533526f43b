import type { DemoTask, Mood } from '#emulator/demo-tasks.ts';
import { demoTasks } from '#emulator/demo-tasks.ts';
import { createEmulator } from '#emulator/emulator.ts';
import { playDemo } from '#emulator/play-demo.ts';
import { seededRandom } from '#emulator/seeded-random.ts';
import { createBackEnd } from '#in-process/back-end.ts';
import type { RouteDeps } from '#proxy/api/route.ts';
import { createBackground } from '#proxy/background.ts';
import { createMemoryStore } from '#proxy/store/memory-store.ts';
import { createHeadStartClock } from './head-start-clock.ts';
import { pureSha256 } from './pure-sha256.ts';

/** When a visitor opens the demo, its proxy has been watching for this long. */
const HEAD_START_MS = 10 * 60_000;
/** What the visitor sees happen within the first two minutes. */
const SOON: readonly Mood[] = ['starting', 'endingSoon'];

/**
 * The real proxy and the emulator in this page, as they are when they have been running since before `openedAt`. Everything
 * is a function of that time: who reloads finds the tasks where they would be by now, and TaskIds are the same for all.
 */
export async function startBackEnd(openedAt: number, version: string): Promise<{ deps: RouteDeps; cast: DemoTask[] }> {
  const clock = createHeadStartClock(openedAt - HEAD_START_MS);
  const random = seededRandom(1);
  const emulator = createEmulator({
    sha256: pureSha256,
    now: clock.wall,
    random,
    latencyMs: () => 30 + 60 * random(),
  });
  const deps = createBackEnd({
    emulator,
    accounts: [{ name: 'demo' }],
    store: createMemoryStore(clock),
    mode: 'demo',
    version,
    background: createBackground(clock, { warn: () => {} }),
    clock,
    random,
    sha256: pureSha256,
    holdUntil: clock.monotonic(),
  });
  const { addTasks, setAppLabel } = deps.board;
  const stage = { emulator, clock, addTasks, setAppLabel };
  const cast = playDemo({ ...stage, random: seededRandom(2) });
  clock.after(HEAD_START_MS, () => {
    for (const { ref, script } of demoTasks(clock.wall(), seededRandom(3)).filter(({ mood }) => SOON.includes(mood))) {
      emulator.setTask(ref, script);
      addTasks([ref]);
    }
  });
  deps.board.start();
  await clock.catchUp();
  return { deps, cast };
}
