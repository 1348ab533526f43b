import type { Language } from '#contract/language.ts';

const en = {
  what: 'Demo data from the built-in emulator.',
  open: ' Open to everyone who can reach it.',
  before: ' For real tasks, set ',
  and: ' and ',
  after: '.',
};

const zhCn: typeof en = {
  what: '演示数据来自内置模拟器。',
  open: '凡能访问者均可查看和操作。',
  before: '如需连接腾讯云，请设置 ',
  and: ' 和 ',
  after: '。',
};

/** What is said where the answers come from the built-in emulator. */
export const demoWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
