import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, test as base, expect } from '@playwright/test';
import { EMULATOR_CREDENTIAL } from '../src/emulator/emulator.ts';
import { type StartedEmulator, startEmulator } from '../src/emulator/start-emulator.ts';
import { serveBoard } from './serve-board.ts';

export const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const COMPILED = fileURLToPath(new URL('../.cache/compiled', import.meta.url));

export interface Board {
  url: string;
}

export interface StartedBoard extends Board {
  /** All that it wrote to stdout and stderr. */
  output: () => string;
  /** SIGTERM, or another signal, and the exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** The real process, as `npm start` runs it, with these settings and none of this machine's. */
export async function startBoard(settings: Record<string, string>): Promise<StartedBoard> {
  const port = settings['PORT'] ?? String(await freePort());
  const child = spawn(process.execPath, [MAIN], {
    // A folder of its own: no .env, and no data of another test.
    cwd: mkdtempSync(join(tmpdir(), 'scribeboard-')),
    env: {
      PATH: process.env['PATH'] ?? '',
      // Half of a start is reading the code.
      NODE_COMPILE_CACHE: COMPILED,
      PORT: port,
      LOG_LEVEL: 'trace',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const started = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
        if (output.includes('Scribeboard is at')) resolve();
      });
    }
    child.once('exit', (code) => reject(new Error(`the board stopped with ${code}:\n${output}`)));
  });
  await started;
  return {
    url: `http://127.0.0.1:${port}${settings['BASE_PATH'] ?? ''}`,
    output: () => output,
    stop: (signal = 'SIGTERM') => stop(child, signal),
  };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.removeAllListeners('exit');
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export const CREDENTIALS = {
  TENCENTCLOUD_SECRET_ID: EMULATOR_CREDENTIAL.secretId,
  TENCENTCLOUD_SECRET_KEY: EMULATOR_CREDENTIAL.secretKey,
};

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

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants to see which fixtures a fixture needs.
  tencent: async ({}, use) => {
    const tencent = await startEmulator();
    await use(tencent);
    await tencent.close();
  },
  board: async ({ tencent }, use) => {
    const board = await serveBoard(tencent);
    await use(board);
    await board.stop();
  },
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
export const testOfProcess = test.extend<{ board: StartedBoard }>({
  board: async ({ tencent }, use) => {
    const board = await startBoard({ ...CREDENTIALS, TRTC_ENDPOINT: tencent.url });
    await use(board);
    await board.stop();
  },
});

export { expect };
