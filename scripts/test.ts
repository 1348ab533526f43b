// Runs the checks that are named, or all there are, goes on after a failure, and ends with one line that sums them up.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
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
  troubled,
  vitestTests,
} from './test-report.ts';

const RESULT = '.cache/test-result.txt';
const reportOf = (check: string) => `.cache/test-report.${check}.json`;
const PLAYWRIGHT = { args: (_report: string) => '--reporter=list,json', read: playwrightTests };
const VITEST = {
  args: (report: string) => `--reporter=default --reporter=json --outputFile.json=${report}`,
  read: vitestTests,
};

/** Each is the script of package.json with its name; a runner counts its tests. */
const CHECKS = [
  { name: 'lock', what: 'the lockfile is complete' },
  { name: 'lint', what: 'format, lint and boundaries' },
  { name: 'types', what: 'types' },
  { name: 'unused', what: 'unused files, exports and packages' },
  { name: 'size', what: 'size of the first load' },
  { name: 'unit', what: 'unit, property and component tests', runner: VITEST },
  { name: 'firefox', what: 'first day in Firefox', runner: PLAYWRIGHT },
  { name: 'e2e', what: 'end-to-end tests in Chromium', runner: PLAYWRIGHT },
];
type Check = (typeof CHECKS)[number];
/** These go on beside all others, which wait for answers and timers for half of their time, and so do these. */
const BESIDE = 'e2e';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));

mkdirSync('.cache', { recursive: true });
rmSync(RESULT, { force: true });

/** One after the other. What those print that go on beside others comes in one piece. */
async function run(checks: readonly Check[], isBeside: boolean): Promise<Result[]> {
  const results: Result[] = [];
  for (const { name, what, runner } of checks) {
    const title = `\n── ${name}: ${what}\n`;
    if (!isBeside) process.stdout.write(title);
    const report = reportOf(name);
    rmSync(report, { force: true });
    const started = Date.now();
    const { isOk, output } = await shell(`${scripts[name]} ${runner?.args(report) ?? ''}`, report, isBeside);
    if (isBeside) process.stdout.write(title + output);
    const tests = runner ? reported(report, runner.read) : null;
    const isReady = !unready.has(name);
    const result = { name, what, ms: Date.now() - started, tests: tests ?? [], ...counted(isOk && isReady, tests) };
    process.stdout.write(`── ${name}: ${summary([result])}, ${(result.ms / 1000).toFixed(1)} s\n`);
    results.push(result);
  }
  return results;
}

async function shell(command: string, report: string, isHeld: boolean): Promise<{ isOk: boolean; output: string }> {
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const child = spawn(command, {
    shell: true,
    stdio: ['inherit', isHeld ? 'pipe' : 'inherit', isHeld ? 'pipe' : 'inherit'],
    env,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
  const [code] = await once(child, 'close');
  return { isOk: code === 0, output };
}

/** None if the runner did not get as far as its report. */
function reported(report: string, read: (report: never) => Test[]): Test[] {
  try {
    return read(JSON.parse(readFileSync(report, 'utf8')) as never);
  } catch {
    return [];
  }
}

/** What the checks need, made ready before the first of them: it is no part of their time. */
function prepare(checks: readonly Check[]): void {
  for (const { name } of checks) {
    const command = scripts[`pre${name}`];
    if (command && spawnSync(command, { shell: true, stdio: 'inherit' }).status !== 0) unready.add(name);
  }
}
const unready = new Set<string>();

try {
  const checks = chosen(CHECKS, process.argv.slice(2));
  prepare(checks);
  const both = [checks.filter(({ name }) => name !== BESIDE), checks.filter(({ name }) => name === BESIDE)];
  const [others = [], beside = []] = both;
  const results = (await Promise.all([run(others, beside.length > 0), run(beside, false)])).flat();
  const last = summary(results);
  writeFileSync(RESULT, `${last}\n`);
  const tests = slowest(results, 10);
  const again = troubled(results, 'passed');
  const failed = troubled(results, 'failed');
  process.stdout.write(`\n${table(results)}\n${tests && `\nThe slowest tests:\n${tests}\n`}`);
  // Last, for who sees the end of it only.
  process.stdout.write(again && `\nPassed when tried again (a fault of the test, or worse):\n${again}\n`);
  process.stdout.write(`${failed && `\nFailed:\n${failed}\n`}\n${last}\n`);
  process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
