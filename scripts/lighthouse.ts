// Measures with Lighthouse what somebody gets who opens the board: `npm run lighthouse`, or `npm run lighthouse -- 5` for the
// median of five runs. Fetched when it is used, because it is larger than everything else this project installs.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { EMULATOR_CREDENTIAL } from '../src/emulator/emulator.ts';
import { startEmulator } from '../src/emulator/start-emulator.ts';
import { chromiumLaunch } from './chromium.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const AT_LEAST = { desktop: 100, mobile: 95 };
const APP = 1_400_000_000;
const REGION = 'ap-singapore';
/** What Tencent says about each task; null: that there is none. */
const STATUSES = Array.from(
  { length: 48 },
  (_, n) => ['InProgress', 'InProgress', 'Idle', 'Exited', 'InProgress', null][n % 6] ?? null,
);

const runs = Number(process.argv[2] ?? 3);
const dir = mkdtempSync(join(tmpdir(), 'scribeboard-lighthouse-'));
const tencent = await startEmulator();
const { child, url } = await startBoard();
try {
  const [task] = await knowTasks();
  const pages = [
    ['start page', '/'],
    ['app view', `/apps/${APP}`],
    ['task page', `/apps/${APP}/task?id=${encodeURIComponent(task)}&region=${REGION}`],
  ] as const;
  process.stdout.write(`median of ${runs} runs (performance: least to most)\n`);
  for (const [name, path] of pages) {
    for (const form of ['desktop', 'mobile'] as const) {
      const results: Record<string, number>[] = [];
      for (let run = 0; run < runs; run++) results.push(await measure(url + path, form, join(dir, `${run}.json`)));
      const scores = CATEGORIES.map((category) => results.map((result) => result[category] ?? 0).sort((a, b) => a - b));
      const medians = scores.map((all) => all[Math.floor(all.length / 2)] ?? 0);
      const [performance = []] = scores;
      const told = CATEGORIES.map((category, index) => `${category} ${medians[index]}`).join(' · ');
      process.stdout.write(`${name}, ${form}: ${told} (${performance[0]} to ${performance.at(-1)})\n`);
      if (Math.min(...medians) < AT_LEAST[form]) process.exitCode = 1;
    }
  }
} finally {
  child.kill();
  await tencent.close();
}

async function startBoard() {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const { secretId, secretKey } = EMULATOR_CREDENTIAL;
  const env = {
    ...{ PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'silent', TRTC_ENDPOINT: tencent.url },
    ...{ TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey },
  };
  const child = spawn(process.execPath, [main], { cwd: dir, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += chunk;
    const [, url] = /is at (\S+)\/ /.exec(output) ?? [];
    if (url) return { child, url };
  }
  throw new Error(`the board did not start: ${output}`);
}

/** Tasks that stay as they are: in the demo, what happens by chance moves the rows, and the figures with them. */
async function knowTasks(): Promise<[string, ...string[]]> {
  const taskIds = Array.from(STATUSES, (status, index) => {
    const taskId = `-m9-cQx2vTn8yRwKp4Zs7LhJ3bFd6Gk1Xa${String(index).padStart(2, '0')}MoWi0Y+A.`;
    if (status !== null) {
      const steps = [{ status, forMs: Number.POSITIVE_INFINITY }];
      tencent.emulator.setTask(
        { sdkAppId: APP, region: REGION, taskId },
        { startsAt: Date.now() - index * 60_000, steps },
      );
    }
    return taskId;
  }) as [string, ...string[]];
  for (const taskId of taskIds) {
    await fetch(`${url}/api/apps/${APP}/task?id=${encodeURIComponent(taskId)}&region=${REGION}`);
  }
  return taskIds;
}

async function measure(address: string, form: keyof typeof AT_LEAST, path: string): Promise<Record<string, number>> {
  const { executablePath = chromium.executablePath(), args } = chromiumLaunch();
  const command = [
    ...['exec', '--yes', '--loglevel=error', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', address],
    ...(form === 'desktop' ? ['--preset=desktop'] : []),
    ...['--quiet', '--output=json', `--output-path=${path}`, `--only-categories=${CATEGORIES.join(',')}`],
    `--chrome-flags=--headless=new ${args.join(' ')}`,
  ];
  const run = () => promisify(execFile)('npm', command, { env: { ...process.env, CHROME_PATH: executablePath } });
  // Now and then it misses the beginning of its own recording, and asks to be run again.
  await run().catch(run);
  const { categories } = JSON.parse(readFileSync(path, 'utf8'));
  return Object.fromEntries(CATEGORIES.map((id) => [id, Math.round(categories[id].score * 100)]));
}
