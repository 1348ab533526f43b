// Runs every check there is, goes on after a failure, and ends with one line that sums up all of them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const RESULT = '.cache/test-result.txt';
const VITEST = '.cache/vitest.json';
const PLAYWRIGHT = '.cache/playwright.json';

interface Check {
  name: string;
  command: string[];
  /** What the runner counted; without it, the check as a whole is the one test. */
  count?: () => { passed: number; failed: number };
}

const CHECKS: Check[] = [
  { name: 'lockfile', command: ['node', 'scripts/check-lock.mjs'] },
  { name: 'format, lint and boundaries', command: ['biome', 'ci', '--error-on-warnings'] },
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'unused files, exports and packages', command: ['knip'] },
  { name: 'size of the first load', command: ['size-limit'] },
  {
    name: 'unit, property and component tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST}`],
    count: () => {
      const { numPassedTests, numFailedTests, numFailedTestSuites } = readJson(VITEST);
      return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites };
    },
  },
  {
    name: 'end-to-end tests in Chromium',
    command: ['playwright', 'test'],
    count: () => {
      const { expected, unexpected, flaky } = readJson(PLAYWRIGHT).stats;
      return { passed: expected + flaky, failed: unexpected };
    },
  },
];

mkdirSync('.cache', { recursive: true });
for (const file of [RESULT, VITEST, PLAYWRIGHT]) rmSync(file, { force: true });

let passed = 0;
let failed = 0;
for (const { name, command, count } of CHECKS) {
  const [file = '', ...args] = command;
  process.stdout.write(`\n── ${name}\n`);
  const started = Date.now();
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT };
  const ok = spawnSync(file, args, { stdio: 'inherit', env }).status === 0;
  const counted = countOf(count, ok);
  passed += counted.passed;
  failed += counted.failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`── ${name}: ${counted.passed} passed, ${counted.failed} failed, ${seconds} s\n`);
}
const summary = `${passed} passed, ${failed} failed`;
writeFileSync(RESULT, `${summary}\n`);
process.stdout.write(`\n${summary}\n`);
process.exitCode = failed === 0 ? 0 : 1;

/** A runner that fails without naming a failed test counts as one. */
function countOf(count: Check['count'], ok: boolean): { passed: number; failed: number } {
  if (!count) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  try {
    const counted = count();
    return ok ? counted : { passed: counted.passed, failed: Math.max(1, counted.failed) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function readJson(path: string) {
  if (!existsSync(path)) throw new Error(`${path} was not written`);
  return JSON.parse(readFileSync(path, 'utf8'));
}
