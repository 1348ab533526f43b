import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  chosen,
  counted,
  playwrightTests,
  slowest,
  summary,
  type Test,
  table,
  troubled,
  type VitestReport,
  vitestTests,
} from './test-report.ts';

const test = (name: string, outcome: Test['outcome'], ms = 0): Test => ({ name, outcome, ms });

describe('the report of Vitest', () => {
  const report = (status: string, ...assertionResults: VitestReport['testResults'][number]['assertionResults']) => ({
    testResults: [{ name: resolve('src/a.test.ts'), status, assertionResults }],
  });

  it('names each test with its file and its time', () => {
    const tests = [
      { fullName: 'one', status: 'passed', duration: 12 },
      { fullName: 'two', status: 'failed', duration: 3, failureMessages: ['2 is not 1', 'at a.test.ts:7'] },
    ];
    expect(vitestTests(report('failed', ...tests))).toEqual([
      test('src/a.test.ts › one', 'passed', 12),
      { ...test('src/a.test.ts › two', 'failed', 3), why: '2 is not 1\nat a.test.ts:7' },
    ]);
  });

  it.each(['pending', 'skipped', 'todo'])('counts %s as skipped', (status) => {
    expect(vitestTests(report('passed', { fullName: 'one', status }))).toEqual([
      test('src/a.test.ts › one', 'skipped'),
    ]);
  });

  it('counts a file that cannot be loaded as failed', () => {
    const [lost] = report('failed').testResults;
    const testResults = [
      { ...lost, name: resolve('src/a.test.ts'), message: 'no such module' },
    ] as VitestReport['testResults'];
    expect(vitestTests({ testResults })).toEqual([{ ...test('src/a.test.ts', 'failed'), why: 'no such module' }]);
  });
});

describe('the report of Playwright', () => {
  const spec = (title: string, status: string, ...durations: number[]) => ({
    title,
    tests: [
      { status, results: durations.map((duration) => ({ duration, errors: [{ message: `after ${duration}` }] })) },
    ],
  });

  it('names each test with all that is around it, and the time of all its runs', () => {
    const inner = { title: 'on a phone', specs: [spec('two', 'unexpected', 30, 12)] };
    const suites = [{ title: 'board.spec.ts', specs: [spec('one', 'expected', 5)], suites: [inner] }];
    expect(playwrightTests({ suites, errors: [] })).toEqual([
      test('board.spec.ts › one', 'passed', 5),
      { ...test('board.spec.ts › on a phone › two', 'failed', 42), why: 'after 30\nafter 12' },
    ]);
  });

  it.each([
    ['skipped', test('a.spec.ts › one', 'skipped', 5)],
    ['flaky', { ...test('a.spec.ts › one', 'passed', 5), why: 'after 5' }],
  ] as const)('counts one that is %s, and says why where it was tried again', (status, counted) => {
    const suites = [{ title: 'a.spec.ts', specs: [spec('one', status, 5)] }];
    expect(playwrightTests({ suites, errors: [] })).toEqual([counted]);
  });

  it('counts what failed outside of any test', () => {
    expect(playwrightTests({ suites: [], errors: [{ message: 'no such file' }] })).toEqual([
      test('no such file', 'failed'),
    ]);
  });
});

describe('a check', () => {
  it('counts as one where no runner counts', () => {
    expect(counted(true, null)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(counted(false, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts as its tests where a runner does', () => {
    const tests = [test('a', 'passed'), test('b', 'passed'), test('c', 'failed'), test('d', 'skipped')];
    expect(counted(false, tests)).toEqual({ passed: 2, failed: 1, skipped: 1 });
  });

  it('has failed if its runner says so without a failed test, or tested nothing', () => {
    expect(counted(false, [test('a', 'passed')])).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(counted(true, [])).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('the checks that are run', () => {
  const checks = [{ name: 'lint' }, { name: 'types' }, { name: 'unit' }];
  const names = (...asked: string[]) => chosen(checks, asked).map(({ name }) => name);

  it('are all, or those that are named, in their usual order', () => {
    expect(names()).toEqual(['lint', 'types', 'unit']);
    expect(names('unit', 'lint')).toEqual(['lint', 'unit']);
  });

  it('are none if one is not known', () => {
    expect(() => names('unit', 'typos')).toThrow('No such check: typos. There are: lint, types, unit.');
  });
});

describe('what is said in the end', () => {
  const result = (name: string, passed: number, failed: number, skipped: number, tests: Test[] = []) => ({
    ...{ name, what: `about ${name}`, ms: 1_500, passed, failed, skipped, tests },
  });

  it('is one line with the sums; what was skipped is named if anything was', () => {
    expect(summary([result('lint', 1, 0, 0), result('unit', 40, 2, 0)])).toBe('41 passed, 2 failed');
    expect(summary([result('lint', 1, 0, 0), result('unit', 40, 0, 3)])).toBe('41 passed, 0 failed, 3 skipped');
  });

  it('is a table with a line for each check', () => {
    expect(table([result('lint', 1, 0, 0), result('firefox', 0, 0, 1)]).split('\n')).toEqual([
      '           passed    failed   skipped       time',
      'lint            1         0         0      1.5 s  about lint',
      'firefox         0         0         1      1.5 s  about firefox',
    ]);
  });

  it('is which tests failed and which passed at the second attempt, each with the first lines of what was wrong', () => {
    const why = ['\u001b[31mExpected: 1\u001b[39m', '', ...Array(40).fill('at there')].join('\n');
    const unit = result('unit', 2, 0, 0, [test('good', 'passed'), { ...test('again', 'passed'), why: 'late' }]);
    const e2e = result('e2e', 0, 2, 0, [
      { ...test('bad', 'failed'), why },
      { ...test('worse', 'failed'), why: '' },
    ]);
    const at = Array(11).fill('    at there');
    expect(troubled([unit, e2e], 'failed').split('\n')).toEqual(['bad', '    Expected: 1', ...at, 'worse']);
    expect(troubled([unit, e2e], 'passed').split('\n')).toEqual(['again', '    late']);
    expect(troubled([unit], 'failed')).toBe('');
  });

  it('is which tests of all runners took longest', () => {
    const unit = result('unit', 2, 0, 0, [test('quick', 'passed', 100), test('slow', 'passed', 3_000)]);
    const e2e = result('e2e', 1, 0, 0, [test('slower', 'passed', 12_340)]);
    expect(slowest([unit, e2e], 2).split('\n')).toEqual(['   12.3 s  slower', '    3.0 s  slow']);
  });
});
