import { expect, test } from 'vitest';
import { aTaskView } from '#testing/task-fixtures.ts';
import { boardRows } from '../../watch/board-rows.ts';
import { grouped, rowKeys } from './grouped.ts';

const rows = boardRows(
  new Map([
    ['1', aTaskView({ region: 'ap-singapore' })],
    ['2', aTaskView({ region: 'ap-guangzhou' })],
    ['3', aTaskView({ region: 'ap-singapore' })],
  ]),
  [],
  11_000,
  () => 30_000,
);

test('each group stands behind its head, and the rows in it keep their order', () => {
  expect(grouped(rows, 'region', new Map())).toEqual([
    { kind: 'group', id: 'group ap-guangzhou', name: 'ap-guangzhou' },
    { kind: 'row', id: '2' },
    { kind: 'group', id: 'group ap-singapore', name: 'ap-singapore' },
    { kind: 'row', id: '1' },
    { kind: 'row', id: '3' },
  ]);
});

test('the group without a label comes last, and a label may look like anything', () => {
  const labels = new Map([['3', { label: '#7/x' }]]);
  expect(grouped(rows, 'label', labels).map(({ id }) => id)).toEqual(['group #7/x', '3', 'group ', '1', '2']);
});

test('without groups there are only rows', () => {
  expect(rowKeys(grouped(rows, null, new Map()))).toEqual(['1', '2', '3']);
});
