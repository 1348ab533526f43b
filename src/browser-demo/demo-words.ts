import type { Language } from '#contract/language.ts';

/** What is said where no server is: the board, the server and the emulator are in the page. */
export const browserDemoWords: Record<Language, string> = {
  en: 'Demo with made-up tasks. Everything runs in this browser; nothing you enter leaves it.',
  'zh-CN': '演示：任务均为虚构，一切都在此浏览器中运行，您输入的内容不会离开它。',
};
