export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each in its own words, so that whoever needs it can read it. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' };

/** `auto` is the first language of the browser that we speak, else English. */
export function resolveLanguage(choice: Language | 'auto', spoken: readonly string[] = navigator.languages): Language {
  if (choice !== 'auto') return choice;
  for (const tag of spoken) {
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}
