import { expect, test } from 'vitest';
import { grouped, rowKeys } from './grouped.ts';

const [one, two, three] = ['7/ap-singapore/-1.', '7/ap-guangzhou/-2.', '7/ap-singapore/-3.'] as const;
const keys = [one, two, three];

test('each group stands behind its head, and the rows in it keep their order', () => {
  expect(grouped(keys, 'region', new Map())).toEqual([
    { kind: 'group', id: 'group ap-guangzhou', name: 'ap-guangzhou' },
    { kind: 'row', id: two },
    { kind: 'group', id: 'group ap-singapore', name: 'ap-singapore' },
    { kind: 'row', id: one },
    { kind: 'row', id: three },
  ]);
});

test('the group without a label comes last, and a label may look like anything', () => {
  const labels = new Map([[three, { label: '#7/x' }]]);
  expect(grouped(keys, 'label', labels).map(({ id }) => id)).toEqual(['group #7/x', three, 'group ', one, two]);
});

test('without groups there are only rows', () => {
  expect(rowKeys(grouped(keys, null, new Map()))).toEqual([one, two, three]);
});
