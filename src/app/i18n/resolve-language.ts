export type Language = 'en' | 'zh-CN';

/** `auto` is the first language of the browser that we speak, else English. */
export function resolveLanguage(choice: Language | 'auto', spoken: readonly string[] = navigator.languages): Language {
  if (choice !== 'auto') return choice;
  for (const tag of spoken) {
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}
