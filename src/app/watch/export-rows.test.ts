import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Incident } from '#contract/incident.ts';
import { taskKey } from '#contract/task-ref.ts';
import { boardRows } from '#testing/board-fixtures.ts';
import { effort } from '#testing/effort.ts';
import { anIncident, aProblem, aTaskView } from '#testing/task-fixtures.ts';
import { type ExportContext, toCsv, toJson } from './export-rows.ts';

const view = aTaskView({ taskId: '-m9+x.', problem: aProblem({ message: 'Say "a, b"\nand go' }) });
const rowsOf = (incidents: Incident[]) => [...boardRows([view], incidents).values()];
const rows = rowsOf([]);
const exporting = (annotations: ExportContext['annotations'] = new Map()): ExportContext => ({
  annotations,
  language: 'en',
  linkOf: ({ taskId }) => `https://board.test/task?id=${taskId}`,
});
const labelled = (label: string) => exporting(new Map([[taskKey(view), { label, note: 'ticket 7' }]]));

test.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '＝1'])('a label %j is text to a spreadsheet', (label) => {
  const cell = `'${label}`;
  expect(toCsv(rows, labelled(label))).toContain(`,${cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell},`);
});

/** Where cells end for a spreadsheet that knows no quotes, because its lists have semicolons or tabs. */
const naively = (csv: string, separator: string | RegExp) =>
  csv.split(/\r|\n/).flatMap((line) => line.split(separator));

test('no label begins a formula, whatever its signs and wherever lists are separated', () => {
  const parts = [
    '=',
    '＝',
    '+',
    '＋',
    '-',
    '－',
    '@',
    '＠',
    ';',
    '\n',
    '\r',
    '\t',
    ' ',
    '\u3000',
    '\u200b',
    '\0',
    '"',
    ',',
    '1',
  ];
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...parts), maxLength: 12 }), (label) => {
      const csv = toCsv(rows, labelled(label));
      const cell = /,'-m9\+x\.,((?:"(?:[^"]|"")*")|[^,]*),inProgress,/s.exec(csv)?.[1] ?? '';
      const whole = cell.replace(/^"([\s\S]*)"$/, '$1').replaceAll('""', '"');
      for (const text of [whole, ...naively(cell, ';'), ...naively(cell, '\t')])
        expect(text).not.toMatch(/^[\s\p{C}]*[=+\-@＝＋－＠]/u);
    }),
    { numRuns: effort({ usual: 2_000, soak: 100_000 }) },
  );
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
  expect(toJson([...boardRows([odd]).values()], exporting())).toContain('"startTime": null');
});

test('of a task in trouble it says what, since when, how often, and by whom it was acknowledged', () => {
  const acknowledgement = { by: '=li', at: 9_500, until: 60_000, note: '' };
  const failing = anIncident(view, { times: 4, acknowledgement });
  const [row] = JSON.parse(toJson(rowsOf([failing]), exporting()));
  expect(row).toMatchObject({
    trouble: 'acknowledged',
    incident: 'failing',
    incidentSince: '1970-01-01T00:00:08.000Z',
    incidentTimes: 4,
    acknowledgedBy: '=li',
    acknowledgedUntil: '1970-01-01T00:01:00.000Z',
    muted: false,
  });
  expect(toCsv(rowsOf([failing]), exporting())).toContain(
    ",failing,1970-01-01T00:00:08.000Z,4,'=li,1970-01-01T00:01:00.",
  );
});

test('of a task under a wider incident it says that nothing new is known', () => {
  const subject: Incident['subject'] = { kind: 'account', sdkAppIds: [view.sdkAppId] };
  const gone = anIncident(view, { cause: 'unreachable', subject });
  expect(JSON.parse(toJson(rowsOf([gone]), exporting()))).toMatchObject([{ incident: null, muted: true }]);
});

test('where the beginning of a state was not seen, nothing says that it was', () => {
  const first = { ...view, stateNotBefore: null };
  const exported = toJson([...boardRows([first]).values()], exporting());
  expect(JSON.parse(exported)).toMatchObject([
    { stateSince: '1970-01-01T00:00:01.000Z', stateNotBefore: null, stateSinceIs: 'atLatest' },
  ]);
  expect(JSON.parse(toJson(rows, exporting()))).toMatchObject([
    { stateNotBefore: '1970-01-01T00:00:00.900Z', stateSinceIs: 'observed' },
  ]);
});

test('every row has its link, the note, and its region as the console calls it', () => {
  const [row] = JSON.parse(toJson(rows, labelled('Physics')));
  expect(row).toMatchObject({ note: 'ticket 7', regionName: 'Guangzhou', link: 'https://board.test/task?id=-m9+x.' });
  const [zhCn] = JSON.parse(toJson(rows, { ...exporting(), language: 'zh-CN' }));
  expect(zhCn).toMatchObject({ region: 'ap-guangzhou', regionName: '广州' });
  const newer = [...boardRows([{ ...view, region: 'ap-atlantis' }]).values()];
  expect(JSON.parse(toJson(newer, exporting()))).toMatchObject([{ region: 'ap-atlantis', regionName: null }]);
});
