import fc from 'fast-check';
import { expect, it } from 'vitest';
import { duplicateKeys } from './duplicate-keys.ts';

it.each([
  ['{"policy":{},"policy":{}}', ['policy']],
  ['{"policy":{"groups":{"ops":"*","ops":[7]}}}', ['ops']],
  ['{"a":1,"\\u0061":2}', ['a']],
  ['{"a":{"b":1},"b":{"a":1}}', []],
  ['[{"a":1},{"a":2}]', []],
  ['{"a":"{\\"a\\":1,\\"a\\":2}","b":"a\\\\","c":":"}', []],
  ['{"__proto__":1,"__proto__":2}', ['__proto__']],
  ['"a"', []],
])('%s has twice %j', (text, keys) => {
  expect(duplicateKeys(text)).toEqual(keys);
});

it('what a serialiser wrote has none', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(duplicateKeys(JSON.stringify(JSON.parse(text)))).toEqual([]);
    }),
  );
});

it('is not stopped by depth', () => {
  expect(duplicateKeys(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`)).toEqual([]);
});
