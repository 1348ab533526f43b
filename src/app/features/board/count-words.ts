import type { Language } from '#contract/language.ts';
import { number } from '../../i18n/number.ts';

const en = {
  atZero: (n: number) => `${number.en(n)} at zero`,
};

const zhCn: typeof en = {
  atZero: (n) => `${number.zh(n)} 项为零`,
};

/** The words of the counts beside those of the states. */
export const countWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
