// Measures with Lighthouse what somebody gets who opens the board: `npm run lighthouse`, or `npm run lighthouse -- 5` for the
// median of five runs. Fetched when it is used, because it is larger than everything else this project installs.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import type { AppTasksAnswer } from '#contract/app-summary.ts';
import { chromiumLaunch } from './chromium.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const AT_LEAST = { desktop: 100, mobile: 95 };
const APP = 1_400_000_000;

const runs = Number(process.argv[2] ?? 3);
const dir = mkdtempSync(join(tmpdir(), 'scribeboard-lighthouse-'));
const { child, url } = await startDemo();
try {
  const task = await liveTask();
  const pages = [
    ['start page', '/'],
    ['app view', `/apps/${APP}`],
    ['task page', `/apps/${APP}/task?id=${encodeURIComponent(task.taskId)}&region=${task.region}`],
  ] as const;
  process.stdout.write(`median of ${runs} runs (performance: least to most)\n`);
  for (const [name, path] of pages) {
    for (const form of ['desktop', 'mobile'] as const) {
      const results = Array.from({ length: runs }, (_, run) => measure(url + path, form, join(dir, `${run}.json`)));
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
}

/** The board as `npm start` runs it without credentials. */
async function startDemo() {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const env = { PATH: process.env['PATH'], EMULATOR: '1', PORT: '0', LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, [main], { cwd: dir, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += chunk;
    const [, url] = /is at (\S+)\/ /.exec(output) ?? [];
    if (url) return { child, url };
  }
  throw new Error(`the board did not start: ${output}`);
}

/** Asked until the demo has got so far that most of its tasks have been answered for. */
async function liveTask(): Promise<{ taskId: string; region: string }> {
  for (;;) {
    const answer = await fetch(`${url}/api/apps/${APP}/tasks`);
    const { tasks } = (await answer.json()) as AppTasksAnswer;
    const [task, ...others] = tasks.filter(({ state }) => state === 'inProgress');
    if (task && others.length > 15) return task;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function measure(address: string, form: keyof typeof AT_LEAST, path: string): Record<string, number> {
  const { executablePath = chromium.executablePath(), args } = chromiumLaunch();
  const { status, stderr } = spawnSync(
    'npm',
    [
      ...['exec', '--yes', '--loglevel=error', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', address],
      ...(form === 'desktop' ? ['--preset=desktop'] : []),
      ...['--quiet', '--output=json', `--output-path=${path}`, `--only-categories=${CATEGORIES.join(',')}`],
      `--chrome-flags=--headless=new ${args.join(' ')}`,
    ],
    { encoding: 'utf8', env: { ...process.env, CHROME_PATH: executablePath } },
  );
  if (status !== 0) throw new Error(`Lighthouse failed: ${stderr}`);
  const { categories } = JSON.parse(readFileSync(path, 'utf8'));
  return Object.fromEntries(CATEGORIES.map((id) => [id, Math.round(categories[id].score * 100)]));
}
