import type { Language } from '#contract/language.ts';

const en = {
  what: 'Demo against the built-in emulator.',
  open: 'It is open to everyone who can reach it.',
  before: 'Set',
  and: 'and',
  after: 'to ask Tencent.',
};

const zhCn: typeof en = {
  what: '演示数据来自内置模拟器。',
  open: '凡能访问者均可查看和操作。',
  before: '如需查询腾讯云，请设置',
  and: '和',
  after: '。',
};

/** What is said where the answers come from the built-in emulator. */
export const demoWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
