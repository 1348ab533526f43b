import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Test {
  name: string;
  outcome: keyof Counts;
  ms: number;
  /** What was wrong, of a test that failed, or that passed only when it was tried again. */
  why?: string;
}

/** A check as a whole, and the tests of a runner that counts them. */
export interface Result extends Counts {
  name: string;
  what: string;
  ms: number;
  tests: readonly Test[];
}

/** What `vitest --reporter=json` writes, as far as it is read here. */
export interface VitestReport {
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string; duration?: number | null; failureMessages?: string[] }[];
    message?: string;
  }[];
}

/** A file that fails without a failed test, because it cannot even be loaded, counts as one. */
export function vitestTests({ testResults }: VitestReport): Test[] {
  return testResults.flatMap(({ name, status, assertionResults, message }) => {
    const file = relative('.', name);
    const tests = assertionResults.map((one): Test => {
      const outcome = one.status === 'passed' || one.status === 'failed' ? one.status : 'skipped';
      const test: Test = { name: `${file} › ${one.fullName}`, outcome, ms: one.duration ?? 0 };
      return outcome === 'failed' ? { ...test, why: one.failureMessages?.join('\n') ?? '' } : test;
    });
    const isLost = status === 'failed' && !tests.some(({ outcome }) => outcome === 'failed');
    return isLost ? [...tests, { name: file, outcome: 'failed', ms: 0, why: message ?? '' }] : tests;
  });
}

/** What Playwright's `json` reporter writes, as far as it is read here. */
export interface PlaywrightReport {
  suites: PlaywrightSuite[];
  /** What went wrong outside of any test. */
  errors: { message?: string }[];
}

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    tests: { status: string; results: { duration: number; errors: { message?: string }[] }[] }[];
  }[];
}

const OUTCOMES: Record<string, keyof Counts> = { expected: 'passed', flaky: 'passed', skipped: 'skipped' };

export function playwrightTests({ suites, errors }: PlaywrightReport): Test[] {
  const lost = errors.map(({ message = '' }): Test => ({ name: message, outcome: 'failed', ms: 0 }));
  return [...suites.flatMap((suite) => testsOf(suite, '')), ...lost];
}

function testsOf({ title, suites = [], specs }: PlaywrightSuite, around: string): Test[] {
  const path = `${around}${title} › `;
  const own = specs.flatMap((spec) =>
    spec.tests.map(({ status, results }) => {
      const outcome = OUTCOMES[status] ?? 'failed';
      const test = { name: path + spec.title, outcome, ms: sum(results.map(({ duration }) => duration)) };
      const isSure = outcome === 'skipped' || status === 'expected';
      return isSure
        ? test
        : { ...test, why: results.flatMap(({ errors }) => errors.map(({ message }) => message)).join('\n') };
    }),
  );
  return [...own, ...suites.flatMap((suite) => testsOf(suite, path))];
}

/** Counts the tests, or without a runner the check itself. What fails or tests nothing without a failed test has failed. */
export function counted(isOk: boolean, tests: readonly Test[] | null): Counts {
  if (tests === null) return { passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: 0 };
  const of = (outcome: keyof Counts) => tests.filter((test) => test.outcome === outcome).length;
  const isLost = !isOk || tests.length === 0;
  return { passed: of('passed'), failed: Math.max(isLost ? 1 : 0, of('failed')), skipped: of('skipped') };
}

/** The checks that are asked for, in their usual order; all when none is named. */
export function chosen<Check extends { name: string }>(checks: readonly Check[], names: readonly string[]): Check[] {
  const unknown = names.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length > 0)
    throw new Error(`No such check: ${unknown.join(', ')}. There are: ${checks.map(({ name }) => name).join(', ')}.`);
  return checks.filter(({ name }) => names.length === 0 || names.includes(name));
}

/** The line that ends a run. */
export function summary(results: readonly Counts[]): string {
  const of = (outcome: keyof Counts) => sum(results.map((result) => result[outcome]));
  const skipped = of('skipped');
  return `${of('passed')} passed, ${of('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A line for each check. */
export function table(results: readonly Result[]): string {
  const width = Math.max(...results.map(({ name }) => name.length));
  const rows = results.map(({ name, what, ms, passed, failed, skipped }) =>
    [
      name.padEnd(width),
      ...[passed, failed, skipped].map((count) => String(count).padStart(8)),
      seconds(ms),
      what,
    ].join('  '),
  );
  const head = ['passed', 'failed', 'skipped'].map((title) => title.padStart(8));
  return [[' '.repeat(width), ...head, 'time'.padStart(9)].join('  '), ...rows].join('\n');
}

/** So much of what was wrong says what to look for; the rest stands where the test ran. */
const WHY_LINES = 12;

/** The tests that failed, or that passed only when they were tried again, each with the first lines of what was wrong. */
export function troubled(results: readonly Result[], outcome: 'failed' | 'passed'): string {
  const tests = results
    .flatMap((result) => result.tests)
    .filter((test) => test.outcome === outcome && test.why !== undefined);
  return tests
    .map(({ name, why = '' }) => {
      const lines = stripVTControlCharacters(why)
        .split('\n')
        .filter((line) => line.trim() !== '');
      return [name, ...lines.slice(0, WHY_LINES).map((line) => `    ${line}`)].join('\n');
    })
    .join('\n');
}

/** The tests of all runners that took longest. */
export function slowest(results: readonly Result[], count: number): string {
  const tests = results.flatMap((result) => result.tests).sort((a, b) => b.ms - a.ms);
  return tests
    .slice(0, count)
    .map(({ name, ms }) => `${seconds(ms)}  ${name}`)
    .join('\n');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`.padStart(9);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
