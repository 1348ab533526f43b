import { type Language, negotiateLanguage } from '#contract/language.ts';

export { LANGUAGES, type Language } from '#contract/language.ts';

/** `auto` is what the browser and we both speak. */
export function resolveLanguage(choice: Language | 'auto', spoken: readonly string[] = navigator.languages): Language {
  return choice === 'auto' ? negotiateLanguage(spoken) : choice;
}
