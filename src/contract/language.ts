export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first of the languages of a browser that we speak, else English. All of Chinese is read by its readers. */
export function negotiateLanguage(spoken: readonly string[]): Language {
  for (const tag of spoken) {
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}

/** The languages of an Accept-Language header, the dearest first; equal wishes keep their order. */
export function acceptedLanguages(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', quality = ''] = range.split(';');
      return { tag: tag.trim(), quality: Number(/^\s*q=([\d.]+)/.exec(quality)?.[1] ?? 1) };
    })
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
