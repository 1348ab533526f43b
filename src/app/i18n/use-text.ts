import { usePreferences } from '../keep/preferences.ts';
import { en, type Text } from './en.ts';
import { type Language, resolveLanguage } from './resolve-language.ts';
import { zhCn } from './zh-cn.ts';

/** A new language fails to compile until it says everything. */
export const TEXTS: Record<Language, Text> = { en, 'zh-CN': zhCn };

export function useText(): Text {
  return TEXTS[usePreferences(({ language }) => resolveLanguage(language))];
}
