// Runs the checks that are named, or all there are, goes on after a failure, and ends with one line that sums them up.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  chosen,
  counted,
  playwrightTests,
  type Result,
  slowest,
  summary,
  type Test,
  table,
  vitestTests,
} from './test-report.ts';

const RESULT = '.cache/test-result.txt';
const REPORT = '.cache/test-report.json';
const PLAYWRIGHT = { args: '--reporter=list,json', read: playwrightTests };
const VITEST = { args: `--reporter=default --reporter=json --outputFile.json=${REPORT}`, read: vitestTests };

/** Each is the script of package.json with its name; a runner counts its tests. */
const CHECKS = [
  { name: 'lock', what: 'the lockfile is complete' },
  { name: 'lint', what: 'format, lint and boundaries' },
  { name: 'types', what: 'types' },
  { name: 'unused', what: 'unused files, exports and packages' },
  { name: 'size', what: 'size of the first load' },
  { name: 'unit', what: 'unit, property and component tests', runner: VITEST },
  { name: 'e2e', what: 'end-to-end tests in Chromium', runner: PLAYWRIGHT },
  { name: 'firefox', what: 'first day in Firefox', runner: PLAYWRIGHT },
];

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));

mkdirSync('.cache', { recursive: true });
rmSync(RESULT, { force: true });

function run({ name, what, runner }: (typeof CHECKS)[number]): Result {
  process.stdout.write(`\n── ${name}: ${what}\n`);
  rmSync(REPORT, { force: true });
  // What it needs is no part of its time.
  const isReady = shell(scripts[`pre${name}`] ?? '');
  const started = Date.now();
  const isOk = isReady && shell(`${scripts[name]} ${runner?.args ?? ''}`);
  const tests = runner ? reported(runner.read) : null;
  const result = { name, what, ms: Date.now() - started, tests: tests ?? [], ...counted(isOk, tests) };
  process.stdout.write(`── ${name}: ${summary([result])}, ${(result.ms / 1000).toFixed(1)} s\n`);
  return result;
}

function shell(command: string): boolean {
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: REPORT };
  return command === '' || spawnSync(command, { shell: true, stdio: 'inherit', env }).status === 0;
}

/** None if the runner did not get as far as its report. */
function reported(read: (report: never) => Test[]): Test[] {
  try {
    return read(JSON.parse(readFileSync(REPORT, 'utf8')) as never);
  } catch {
    return [];
  }
}

try {
  const results = chosen(CHECKS, process.argv.slice(2)).map(run);
  const last = summary(results);
  writeFileSync(RESULT, `${last}\n`);
  const tests = slowest(results, 10);
  process.stdout.write(`\n${table(results)}\n${tests && `\nThe slowest tests:\n${tests}\n`}\n${last}\n`);
  process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
