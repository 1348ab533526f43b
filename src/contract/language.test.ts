import { expect, test } from 'vitest';
import { acceptedLanguages, negotiateLanguage } from './language.ts';

test.each([
  [['zh-TW', 'en'], 'zh-CN'],
  [['fr', 'zh', 'en'], 'zh-CN'],
  [['de-DE', 'en-GB', 'zh'], 'en'],
  [['zhx'], 'en'],
  [[], 'en'],
] as const)('a browser that speaks %j gets %s', (spoken, expected) => {
  expect(negotiateLanguage(spoken)).toBe(expected);
});

test.each([
  ['de, zh;q=.9', 'zh-CN'],
  ['en;q=0.8, zh-CN', 'zh-CN'],
  ['en, zh', 'en'],
  ['en;q=0.5,zh;q=0.5', 'en'],
  ['*', 'en'],
  ['', 'en'],
  [undefined, 'en'],
] as const)('Accept-Language %j gets %s: what the page shows, the server names', (header, expected) => {
  expect(negotiateLanguage(acceptedLanguages(header))).toBe(expected);
});
