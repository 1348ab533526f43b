import { expect, test } from 'vitest';
import { resolveLanguage } from './resolve-language.ts';

test.each([
  [['zh-TW', 'en'], 'zh-CN'],
  [['fr', 'zh', 'en'], 'zh-CN'],
  [['de-DE', 'en-GB', 'zh'], 'en'],
  [['zhx'], 'en'],
  [[], 'en'],
] as const)('a browser that speaks %j gets %s', (spoken, expected) => {
  expect(resolveLanguage('auto', spoken)).toBe(expected);
});

test('a choice wins over the browser', () => {
  expect(resolveLanguage('en', ['zh-CN'])).toBe('en');
});
