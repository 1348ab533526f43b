import type { BrowserContext, Page } from '@playwright/test';
import { freePort } from '../src/harness/free-port.ts';
import { newFolder } from '../src/harness/new-folder.ts';
import { asking, startScribeboard } from '../src/harness/scribeboard-process.ts';
import { APP, know, refuse } from '../src/harness/tasks.ts';
import { expect, test } from './test.ts';
import { later, tile, troubled } from './wall-page.ts';

const OTHER = 20_012_345;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// What is recorded of a page is kept in the page.
test.use({ trace: 'off' });

test('a day on a wall leaves nothing behind, and every outage is told and forgotten without a reload', async ({
  page,
  context,
  tencent,
}) => {
  test.setTimeout(10 * MINUTE);
  const settings = {
    ...asking(tencent),
    PORT: String(await freePort()),
    DATA_DIR: newFolder(),
  };
  let board = await startScribeboard(settings);
  const ids = Array.from({ length: 12 }, (_, n) => `-m9+task${n}.`);
  await know(page, board, tencent, ids);
  await page.clock.install();
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  await page.goto(`${board.url}/apps/${APP}?wall=1&with=${OTHER}`);
  await expect(tile(page, 'In progress')).toHaveText(/^12/);
  const alarm = page.getByRole('alert');

  /** Two minutes at a time, each with an answer. */
  let hour = 0;
  let changed = 0;
  const passHour = async () => {
    hour += 1;
    changed += 1;
    // Another one is in trouble every hour.
    refuse(tencent, ids[changed % 12] ?? '');
    tencent.emulator.setFault({ taskId: ids[(changed + 11) % 12] ?? '' }, null);
    for (let minute = 0; minute < 60; minute += 2) {
      const answered = page.waitForResponse('**/api/watch');
      await page.clock.fastForward(2 * MINUTE);
      await answered;
      // It is shown with the next tick; before that, nothing new is asked.
      await page.clock.runFor(1_000);
    }
    await expect(troubled(page)).toHaveCount(1);
  };
  const outages: [words: RegExp, begin: () => Promise<unknown>, end: () => Promise<unknown>][] = [
    [/This browser is offline/, () => context.setOffline(true), () => context.setOffline(false)],
    [
      /Can’t reach the Scribeboard server/,
      () => board.stop('SIGKILL'),
      async () => {
        board = await startScribeboard(settings);
      },
    ],
    [
      /Can’t reach the Scribeboard server/,
      () => answerWith(context, { status: 502, body: '<h1>Bad gateway</h1>' }),
      () => heal(context),
    ],
    [/answer cannot be read/, () => answerWith(context, { status: 200, body: '{"views":7}' }), () => heal(context)],
    [/refused the request/, () => answerWith(context, { status: 403, body: '{}' }), () => heal(context)],
    [
      /Can’t reach Tencent Cloud/,
      async () => tencent.emulator.setFault({}, { kind: 'reset' }),
      async () => tencent.emulator.setFault({}, null),
    ],
  ];

  const everyOutage = async () => {
    for (const [words, begin, end] of outages) {
      await begin();
      await later(page, () => expect(alarm.filter({ hasText: words })).toBeVisible({ timeout: 500 }));
      await end();
      await later(page, () => expect(alarm).toHaveCount(0, { timeout: 500 }));
      await passHour();
    }
  };
  // Once, so that all the code that there is has been fetched.
  await everyOutage();
  const before = await weigh(page);
  // The screen's computer sleeps.
  await page.clock.fastForward(8 * HOUR);
  hour += 8;
  await everyOutage();
  while (hour < 24) await passHour();
  const after = await weigh(page);

  expect(loads).toBe(1);
  expect(after.nodes - before.nodes).toBeLessThan(100);
  expect(after.listeners - before.listeners).toBeLessThan(20);
  expect(after.heap - before.heap).toBeLessThan(500_000);
  await board.stop();
});

async function answerWith(context: BrowserContext, answer: { status: number; body: string }) {
  await context.route('**/api/watch', (route) => route.fulfill({ contentType: 'application/json', ...answer }));
}

function heal(context: BrowserContext) {
  return context.unroute('**/api/watch');
}

/** What is left after everything that can be thrown away was. */
async function weigh(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  const weight = { heap: metric('JSHeapUsedSize'), nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
  await session.detach();
  return weight;
}
