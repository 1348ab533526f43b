import { expect, test } from 'vitest';
import type { Language } from '#contract/language.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

const MODULES = import.meta.glob<Record<string, Record<Language, unknown>>>('../**/*words.ts', { eager: true });
const dictionaries: [name: string, Record<Language, unknown>][] = [
  ['the first load', { en, 'zh-CN': zhCn }],
  ...Object.values(MODULES).flatMap((module) => Object.entries(module)),
];

/** Where something is said; of a word that depends on something, only that it is there. */
function placesOf(said: unknown, at = ''): string[] {
  if (typeof said === 'string') return said.trim() === '' ? [] : [at];
  if (typeof said === 'function') return [at];
  return Object.entries(said ?? {}).flatMap(([key, inner]) => placesOf(inner, `${at}.${key}`));
}

test.each(dictionaries)('%s: every name, label and text of one language is there in the other', (_, said) => {
  expect(placesOf(said.en)).not.toEqual([]);
  expect(placesOf(said['zh-CN']).sort()).toEqual(placesOf(said.en).sort());
});
