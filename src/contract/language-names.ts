import type { Language } from './language.ts';

/** Each in its own words, so that those who need it can read it. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' };
