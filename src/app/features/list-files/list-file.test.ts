import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effort } from '#testing/effort.ts';
import { undescribed, type WatchlistTask } from '../../persistence/parse-watchlist.ts';
import { type List, readList, writeList } from './list-file.ts';

const AT = new Date(Date.UTC(2026, 10, 22));
const task = (taskId: string, differs: Partial<WatchlistTask> = {}): WatchlistTask => ({
  ...undescribed({ sdkAppId: 1_400_000_000, region: 'ap-guangzhou', taskId }),
  ...differs,
});
const file = (tasks: unknown, differs: object = {}) =>
  JSON.stringify({ kind: 'scribeboard-list', version: 1, tasks, ...differs });

test('what is saved is read as the same again', () => {
  const list: List = {
    tasks: [task('-m9+x.', { label: '物理 3108', note: 'a\nb', pinned: true }), task('__proto__')],
    apps: [
      {
        sdkAppId: 7,
        name: 'Live classes',
        limits: { idleMs: 60_000, exitingMs: null, runningMs: 3_600_000 },
      },
      { sdkAppId: 8, name: null, limits: null },
    ],
  };
  expect(readList(writeList(list, AT))).toEqual({ kind: 'list', list, bad: [] });
});

describe('a file that is no list of ours says so', () => {
  test.each([
    ['', 'notJson'],
    ['{"kind":', 'notJson'],
    ['[]', 'notOurs'],
    ['null', 'notOurs'],
    ['{"state":{"tasks":[]}}', 'notOurs'],
    [file('all'), 'notOurs'],
    [file([], { version: '1' }), 'notOurs'],
    [file([], { version: 0 }), 'notOurs'],
  ])('%j: %s', (text, kind) => {
    expect(readList(text).kind).toBe(kind);
  });

  test('one that nests without end names its entries, and the others are read', () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const text = file([task('-a.')]).replace('"tasks":[', `"tasks":[${deep},{"sdkAppId":${deep}},`);
    expect(readList(text)).toMatchObject({
      kind: 'list',
      list: { tasks: [{ taskId: '-a.' }] },
      bad: [{ where: 'tasks[0].sdkAppId' }, { where: 'tasks[1].sdkAppId', received: '{…}' }],
    });
  });

  test('a newer one is not read by half', () => {
    expect(readList(file([task('-a.')], { version: 2 }))).toEqual({ kind: 'newer', version: 2, readable: 1 });
  });

  test('a hundred thousand entries are counted, not read', () => {
    expect(readList(file(Array.from({ length: 100_000 }, () => 0)))).toEqual({
      kind: 'tooMany',
      n: 100_000,
      most: 20_000,
    });
  });
});

test('an entry that cannot be read is told with its place, its field and what stands there; the others are read', () => {
  const tasks = [
    task('-a.'),
    { ...task('-b.'), sdkAppId: '1400000000' },
    { ...task('-c.'), region: 'Singapore' },
    { ...task('a b') },
    { ...task('-d.'), label: 'x'.repeat(100_000) },
    7,
    { region: 'ap-guangzhou', taskId: '-e.' },
    { sdkAppId: 7, region: 'ap-guangzhou', taskId: '-f.' },
  ];
  const apps = [
    { sdkAppId: 7, limits: { idleMs: -1, exitingMs: null, runningMs: null } },
    { sdkAppId: 8, name: 'a\nb' },
  ];
  const read = readList(file(tasks, { apps }));
  if (read.kind !== 'list') throw new Error(read.kind);
  expect(read.list.tasks).toEqual([task('-a.'), task('-f.', { sdkAppId: 7 })]);
  expect(read.bad).toEqual([
    { where: 'tasks[1].sdkAppId', field: 'sdkAppId', received: '"1400000000"' },
    { where: 'tasks[2].region', field: 'region', received: '"Singapore"' },
    { where: 'tasks[3].taskId', field: 'taskId', received: '"a b"' },
    { where: 'tasks[4].label', field: 'label', received: `"${'x'.repeat(59)}…` },
    { where: 'tasks[5]', field: null, received: '7' },
    { where: 'tasks[6].sdkAppId', field: 'sdkAppId', received: '–' },
    { where: 'apps[0].limits.idleMs', field: 'idleMs', received: '-1' },
    { where: 'apps[1].name', field: 'name', received: '"a\\nb"' },
  ]);
});

test('a name from a file touches nothing else', () => {
  const text = file([], { apps: [{ sdkAppId: 7, name: 'x' }] }).replace(
    '"sdkAppId":7',
    '"__proto__":{"hacked":1},"sdkAppId":7',
  );
  expect(readList(text)).toEqual({
    kind: 'list',
    list: { tasks: [], apps: [{ sdkAppId: 7, name: 'x', limits: null }] },
    bad: [],
  });
  expect('hacked' in {}).toBe(false);
});

test('never throws, whatever the text is', () => {
  const entry = fc.oneof(
    fc.anything(),
    fc.record({ sdkAppId: fc.anything(), region: fc.anything(), taskId: fc.anything(), label: fc.anything() }),
  );
  const ours = fc.record({
    kind: fc.constant('scribeboard-list'),
    version: fc.oneof(fc.constant(1), fc.anything()),
    tasks: fc.oneof(fc.array(entry), fc.anything()),
    apps: fc.oneof(fc.array(entry), fc.anything()),
  });
  const json = (value: unknown) => JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? 0 : inner)) ?? '';
  return fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.anything().map(json), ours.map(json)), (text) => {
      expect(readList(text).kind).toMatch(/^(list|notJson|notOurs|newer|tooMany)$/);
    }),
    { numRuns: effort({ usual: 100, soak: 500 }) },
  );
});
