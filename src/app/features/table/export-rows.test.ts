import { expect, test } from 'vitest';
import { taskKey } from '#contract/task-ref.ts';
import { aProblem, aTaskView } from '#testing/task-fixtures.ts';
import { boardRows } from '../../watch/board-rows.ts';
import { toCsv, toJson } from './export-rows.ts';

const view = aTaskView({ taskId: '-m9+x.', problem: aProblem({ message: 'Say "a, b"\nand go' }) });
const rows = boardRows(new Map([[taskKey(view), view]]), [], 11_000, () => 30_000);
const labelled = (label: string) => new Map([[taskKey(view), { label }]]);

test.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\t=1'])('a label %j is text to a spreadsheet', (label) => {
  const cell = `'${label}`;
  expect(toCsv(rows, labelled(label))).toContain(`,${cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell},`);
});

test('a TaskId that begins with - is text, and quotes and line breaks stay inside their cell', () => {
  const csv = toCsv(rows, labelled('Physics 3108'));
  expect(csv).toMatch(/^\uFEFFsdkAppId,region,taskId,label,/);
  expect(csv).toContain("1400000000,ap-guangzhou,'-m9+x.,Physics 3108,inProgress,InProgress,");
  expect(csv).toContain(',"Say ""a, b""\nand go",');
  expect(csv.endsWith('\r\n')).toBe(true);
});

test('JSON has everything as it is', () => {
  expect(JSON.parse(toJson(rows, labelled('=1')))).toMatchObject([
    {
      taskId: '-m9+x.',
      label: '=1',
      startTime: '1970-01-01T00:00:00.500Z',
      problemCode: 'InternalError.CTInternalError',
    },
  ]);
});

test('a time that is none does no harm', () => {
  const odd = aTaskView({ startTime: 1e300 });
  expect(
    toJson(
      boardRows(new Map([['k', odd]]), [], 0, () => 0),
      new Map(),
    ),
  ).toContain('"startTime": null');
});
