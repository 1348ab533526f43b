import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EMULATOR_CREDENTIAL } from '#emulator/emulator.ts';
import { newFolder } from './new-folder.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const COMPILED = fileURLToPath(new URL('../../.cache/compiled', import.meta.url));

/** With which `npm start` starts Node. */
const NODE_OPTIONS = startOptions();

export const CREDENTIALS = {
  TENCENTCLOUD_SECRET_ID: EMULATOR_CREDENTIAL.secretId,
  TENCENTCLOUD_SECRET_KEY: EMULATOR_CREDENTIAL.secretKey,
};

export interface ScribeboardProcess {
  /** Without a slash at the end. */
  url: string;
  pid: number;
  /** All that it wrote to stdout and stderr. */
  output: () => string;
  /** Ends it, and waits until it is gone; the exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Where it runs: in a folder of its own, with no .env and no data of another process, unless told. */
interface Place {
  cwd?: string;
  /** The file that is started. */
  main?: string;
}

/** Has the server ask this emulator. */
export function asking(tencent: { url: string }): Record<string, string> {
  return { ...CREDENTIALS, TRTC_ENDPOINT: tencent.url };
}

/** The real process, as `npm start` runs it, with these settings and none of this machine's; on a free port unless told. */
export async function startScribeboard(settings: Record<string, string>, place?: Place): Promise<ScribeboardProcess> {
  const { child, exited, output } = launch(settings, place);
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const address = /is at (http:\S+)\/ and connects to/.exec(output())?.[1];
      if (address === undefined) return;
      child.stdout.off('data', look);
      resolve(address);
    };
    child.stdout.on('data', look);
    child.once('exit', (code) => reject(new Error(`Scribeboard stopped with ${code}:\n${output()}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    output,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}

/** The same for a process that ends by itself. */
export async function runScribeboard(settings: Record<string, string>, place?: Place) {
  const { exited, output } = launch(settings, place);
  return { code: await exited, output: output() };
}

function startOptions(): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return scripts.start.split(' ').filter((word: string) => word.startsWith('--'));
}

function launch(settings: Record<string, string>, { cwd = newFolder(), main = MAIN }: Place = {}) {
  const child = spawn(process.execPath, [...NODE_OPTIONS, main], {
    cwd,
    env: {
      PATH: process.env['PATH'],
      // Half of a start is reading the code.
      NODE_COMPILE_CACHE: COMPILED,
      PORT: '0',
      LOG_LEVEL: 'silent',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  // Who fails leaves no process behind.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const exited = once(child, 'close').then(() => {
    process.off('exit', end);
    return child.exitCode;
  });
  return { child, exited, output: () => output };
}
