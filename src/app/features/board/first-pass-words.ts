import type { Language } from '#contract/language.ts';
import { number } from '../../i18n/number.ts';

const en = {
  label: 'First check',
  checked: (n: number, of: number) => `Checked ${number.en(n)} of ${number.en(of)}`,
  left: (time: string) => `about ${time} left`,
};

const zhCn: typeof en = {
  label: '首次查询',
  checked: (n, of) => `已查询 ${number.zh(n)} / ${number.zh(of)}`,
  left: (time) => `约剩 ${time}`,
};

/** The words of the progress of a first pass over new tasks. */
export const firstPassWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
