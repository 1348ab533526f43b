import { type BrowserContext, test as base, expect } from '@playwright/test';
import { type StartedEmulator, startEmulator } from '../src/emulator/start-emulator.ts';
import { asking, type ScribeboardProcess, startScribeboard } from '../src/harness/scribeboard-process.ts';
import { serveBoard } from '../src/harness/serve-board.ts';
import { type StillBoard, serveStillBoard } from '../src/harness/still-board.ts';

export interface Board {
  url: string;
}

/**
 * Refused and failed requests, which the tests that provoke them look for on the page, and answers that came seconds
 * before a slow machine had run the page that wants them.
 */
const OF_THE_BROWSER = /^Failed to load resource|was preloaded using link preload but not used/;

interface Fixtures {
  /** Tencent for this test alone. */
  tencent: StartedEmulator;
  /** The board on it, in this process. */
  board: Board;
  /** What this test provokes the page to complain about. */
  provoked: RegExp;
  /** Fails the test on a CSP violation, a script error or a complaint on the console. */
  noComplaints: undefined;
}

export const test = base.extend<Fixtures, { still: StillBoard }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants to see which fixtures a fixture needs.
  tencent: async ({}, use) => {
    const tencent = await startEmulator();
    await use(tencent);
    await tencent.close();
  },
  board: async ({ tencent }, use) => {
    const board = await serveBoard({ tencent: tencent.emulator });
    await use(board);
    await board.stop();
  },
  still: [
    // biome-ignore lint/correctness/noEmptyPattern: the same.
    async ({}, use) => {
      const still = await serveStillBoard();
      await use(still);
      await still.stop();
    },
    { scope: 'worker' },
  ],
  provoked: [/^$/, { option: true }],
  noComplaints: [
    async ({ browser, context, provoked }, use) => {
      const complaints: string[] = [];
      const listen = (to: BrowserContext) => {
        to.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
        });
        to.on('weberror', (error) => complaints.push(String(error.error())));
        return to;
      };
      listen(context);
      // The contexts that a test opens for itself are listened to as well.
      const { newContext } = browser;
      browser.newContext = async (options) => listen(await newContext.call(browser, options));
      await use(undefined);
      browser.newContext = newContext;
      expect(complaints.filter((text) => !provoked.test(text) && !OF_THE_BROWSER.test(text))).toEqual([]);
    },
    { auto: true },
  ],
});

/** With a board as `npm start` runs it. */
export const testOfProcess = test.extend<{ board: ScribeboardProcess }>({
  board: async ({ tencent }, use) => {
    const board = await startScribeboard(asking(tencent));
    await use(board);
    await board.stop();
  },
});

export { expect };
