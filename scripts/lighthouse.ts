// Measures with Lighthouse what a viewer gets who opens the board: `npm run lighthouse`, or `npm run lighthouse -- 5` for the
// median of five runs. Fetched when it is used, because it is larger than everything else this project installs.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { startEmulator } from '../src/emulator/start-emulator.ts';
import { chromiumLaunch } from '../src/harness/chromium.ts';
import { newFolder } from '../src/harness/new-folder.ts';
import { asking, startScribeboard } from '../src/harness/scribeboard-process.ts';
import { APP, say, taskPage } from '../src/harness/tasks.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const AT_LEAST = { desktop: 100, mobile: 95 };
/** What Tencent says about each task; null: that there is none. */
const STATUSES = Array.from(
  { length: 48 },
  (_, n) => ['InProgress', 'InProgress', 'Idle', 'Exited', 'InProgress', null][n % 6] ?? null,
);

const runs = Number(process.argv[2] ?? 3);
const dir = newFolder();
const tencent = await startEmulator();
const board = await startScribeboard(asking(tencent));
try {
  await knowTasks();
  const pages = [
    ['start page', '/'],
    ['app view', `/apps/${APP}`],
    ['task page', taskPage(taskIdOf(0))],
  ] as const;
  process.stdout.write(`median of ${runs} runs (performance: least to most)\n`);
  for (const [name, path] of pages) {
    for (const form of ['desktop', 'mobile'] as const) {
      const results: Record<string, number>[] = [];
      for (let run = 0; run < runs; run++)
        results.push(await measure(board.url + path, form, join(dir, `${run}.json`)));
      const scores = CATEGORIES.map((category) => results.map((result) => result[category] ?? 0).sort((a, b) => a - b));
      const medians = scores.map((all) => all[Math.floor(all.length / 2)] ?? 0);
      const [performance = []] = scores;
      const told = CATEGORIES.map((category, index) => `${category} ${medians[index]}`).join(' · ');
      process.stdout.write(`${name}, ${form}: ${told} (${performance[0]} to ${performance.at(-1)})\n`);
      if (Math.min(...medians) < AT_LEAST[form]) process.exitCode = 1;
    }
  }
} finally {
  await board.stop();
  await tencent.close();
}

/** Tasks that stay as they are: in the demo, what happens by chance moves the rows, and the figures with them. */
async function knowTasks(): Promise<void> {
  for (const [index, status] of STATUSES.entries()) {
    const taskId = taskIdOf(index);
    if (status !== null) say(tencent, taskId, status);
    await fetch(`${board.url}/api${taskPage(taskId)}`);
  }
}

function taskIdOf(index: number): string {
  return `-m9-cQx2vTn8yRwKp4Zs7LhJ3bFd6Gk1Xa${String(index).padStart(2, '0')}MoWi0Y+A.`;
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
