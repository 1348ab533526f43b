import { expect, test } from 'vitest';
import { resolveLanguage } from './resolve-language.ts';

test('the browser decides unless a person does', () => {
  expect(resolveLanguage('auto', ['de', 'zh'])).toBe('zh-CN');
});

test('a choice wins over the browser', () => {
  expect(resolveLanguage('en', ['zh-CN'])).toBe('en');
});
