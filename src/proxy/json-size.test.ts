import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tooMuchOf } from './json-size.ts';

const UNBOUNDED = { depth: Number.POSITIVE_INFINITY, values: Number.POSITIVE_INFINITY };

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

/** Each list and object counts for one more: so does one that is empty. */
const countOf = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 1;
  const items = Object.values(value);
  return 1 + Math.max(1, items.length) + items.reduce<number>((sum, item) => sum + countOf(item) - 1, 0);
};

it('of any JSON the text has the depth and the number of values that the value has, whatever its strings quote', () => {
  const tricky = fc.string({ unit: fc.constantFrom('"', '\\', '{', '[', ']', ',', 'a') });
  const json = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 6 }, tricky, fc.jsonValue(), tie('list'), tie('object')),
    list: fc.array(tie('any'), { maxLength: 4 }),
    object: fc.dictionary(tricky, tie('any'), { maxKeys: 4 }),
  })).any;
  fc.assert(
    fc.property(json, fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const read: unknown = JSON.parse(text);
      const [depth, values] = [depthOf(read), countOf(read)];
      expect(tooMuchOf(text, { depth, values })).toBeNull();
      if (depth > 0) expect(tooMuchOf(text, { ...UNBOUNDED, depth: depth - 1 })).toBe('depth');
      if (values > 1) expect(tooMuchOf(text, { ...UNBOUNDED, values: values - 1 })).toBe('values');
    }),
  );
});

it.each(['', '"', '"a\\', '[[[', ']]]]', '{"a":', '\\"', 'nothing like it'])('%j is left to the parser', (text) => {
  expect(tooMuchOf(text, { depth: 8, values: 100 })).toBeNull();
});
