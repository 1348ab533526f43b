import type { Bench, Figure } from './bench.ts';
import { heapOf, withBoardPage } from './board-page.ts';

const TASKS = 1_000;
const HOURS = 12;
const STEP_MS = 5_000;
const STEPS_AN_HOUR = 3_600_000 / STEP_MS;

export const overnightBench: Bench = {
  name: 'overnight',
  shows: `Chromium on the real server: a tab with ${TASKS} tasks lives ${HOURS} hours of virtual time, polling all the while`,
  async run(): Promise<Figure[]> {
    return withBoardPage(
      TASKS,
      async (page) => {
        let polls = 0;
        const live = async (hours: number) => {
          for (let step = 0; step < hours * STEPS_AN_HOUR; step += 1) {
            const answered = page.waitForResponse(/\/api\/watch$/);
            await page.clock.fastForward(STEP_MS);
            await answered;
            // It is shown with the next tick.
            await page.clock.runFor(1_000);
            polls += 1;
          }
          const elements = await page.locator('*').count();
          return { heap: (await heapOf(page)) / 1e6, elements };
        };
        const early = await live(1);
        const late = await live(HOURS - 1);
        return [
          { name: 'polls', value: polls },
          { name: 'heap after an hour', value: early.heap, unit: 'MB' },
          { name: 'heap grown since', value: late.heap - early.heap, unit: 'MB', atMost: 1 },
          { name: 'elements grown since', value: late.elements - early.elements, atMost: 200 },
        ];
      },
      (page) => page.clock.install(),
    );
  },
};
