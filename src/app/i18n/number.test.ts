import fc from 'fast-check';
import { expect, test } from 'vitest';
import { number, plural, precise } from './number.ts';

test.each([
  ['en', 'en'],
  ['zh', 'zh-CN'],
] as const)('numbers are written as %s writes them, also those that need no Intl', (language, locale) => {
  const whole = new Intl.NumberFormat(locale);
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.double({ min: 0, max: 5_000, noNaN: true })),
      (n) => {
        expect(precise[language](n)).toBe(tenths.format(n));
        expect(number[language](Math.floor(n))).toBe(whole.format(Math.floor(n)));
      },
    ),
  );
});

test('a noun agrees with its number', () => {
  const said = [0, 1, 2, 1_000].map((n) => plural(n, 'task', 'tasks'));
  expect(said).toEqual(['0 tasks', '1 task', '2 tasks', '1,000 tasks']);
});
