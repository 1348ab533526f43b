import type { ErrorCode } from '#contract/error-code.ts';
import type { Language } from '#contract/language.ts';
import { CATALOGUE, CATALOGUE_CODES } from './catalogue.ts';
import { codesInEverydayWords } from './everyday-codes.ts';

/**
 * The codes that a search means: those named in full, when a person pastes a whole error message; else those whose
 * code or texts have all of its words.
 */
export function searchCatalogue(search: string, language: Language): readonly ErrorCode[] {
  const named = new Set(search.match(/[A-Za-z]+(\.[A-Za-z]+)*/g));
  const codes = CATALOGUE_CODES.filter((code) => named.has(code));
  if (codes.length > 0 && /\s/.test(search.trim())) return codes;

  const everyday = codesInEverydayWords(search);
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return CATALOGUE_CODES.filter((code) => {
    const { meaning, cause, toDo } = CATALOGUE[code][language];
    const text = [code, meaning, cause, toDo].join('\n').toLowerCase();
    return everyday.has(code) || words.every((word) => text.includes(word));
  });
}
