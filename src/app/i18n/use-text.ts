import { createStore, useStore } from 'zustand';
import type { Language } from '#contract/language.ts';
import type { Text } from './en.ts';

/** A new language fails to compile until it says everything. The texts of a language that is not shown are not loaded. */
const LOAD: Record<Language, () => Promise<Text>> = {
  en: () => import('./en.ts').then((module) => module.en),
  'zh-CN': () => import('./zh-cn.ts').then((module) => module.zhCn),
};

const shown = createStore<{ language: Language; text: Text } | { language: null }>(() => ({ language: null }));
/** The last that was asked for: of two languages that are on their way, the later one counts. */
const wanted = createStore<{ language: Language | null }>(() => ({ language: null }));

/** Nothing may be rendered before this was called and has finished once. */
export async function showLanguage(language: Language): Promise<void> {
  wanted.setState({ language });
  const text = await LOAD[language]();
  if (wanted.getState().language !== language) return;
  shown.setState({ language, text });
  document.documentElement.lang = language;
}

export function useText(): Text {
  return useShown().text;
}

/** Words that come with a part of the app that is loaded later. */
export function useWords<Words>(words: Record<Language, Words>): Words {
  return words[useShown().language];
}

/** The same outside a component, for what is said once. */
export function wordsNow<Words>(words: Record<Language, Words>): Words {
  return words[shown.getState().language ?? 'en'];
}

export function useLanguage(): Language {
  return useShown().language;
}

function useShown() {
  const state = useStore(shown);
  if (state.language === null) throw new Error('showLanguage has not finished: there are no words to render');
  return state;
}
