import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EMULATOR_CREDENTIAL } from '#emulator/emulator.ts';

const MAIN = new URL('../src/main.ts', import.meta.url).pathname;

export interface ScribeboardProcess {
  /** Without a slash at the end. */
  url: string;
  /** Ends it, and waits until it is gone. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** A folder of its own for a process and the ones that come after it. */
export function createWorkDir(): string {
  return mkdtempSync(join(tmpdir(), 'scribeboard-bench-'));
}

/** The real process, on a free port, asking the emulator at `endpoint`. */
export async function startScribeboard(
  endpoint: string,
  workDir: string,
  settings: Record<string, string> = {},
): Promise<ScribeboardProcess> {
  const child = spawn(process.execPath, [MAIN], {
    cwd: workDir,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      LOG_LEVEL: 'silent',
      TRTC_ENDPOINT: endpoint,
      TENCENTCLOUD_SECRET_ID: EMULATOR_CREDENTIAL.secretId,
      TENCENTCLOUD_SECRET_KEY: EMULATOR_CREDENTIAL.secretKey,
      ...settings,
    },
  });
  const exited = once(child, 'exit');
  // A bench that fails leaves no process behind.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  for await (const line of createInterface(child.stdout)) {
    const url = /is at (http:\/\/\S+?)\/ /.exec(line)?.[1];
    if (url === undefined) continue;
    return {
      url,
      async kill(signal) {
        child.kill(signal);
        await exited;
      },
    };
  }
  throw new Error(`Scribeboard did not start in ${workDir}: its reason is above, on stderr`);
}
