import type { Language } from '#contract/language.ts';

const en = {
  title: 'Something went wrong',
  text: 'This is a problem with Scribeboard, not your tasks. Reloading usually helps; your watchlist is safe.',
  reload: 'Reload',
  details: 'What happened',
};

const zhCn: typeof en = {
  title: '页面出错了',
  text: '这是 Scribeboard 的问题，与您的任务无关。刷新页面通常即可恢复，关注列表不会丢失。',
  reload: '刷新页面',
  details: '发生了什么',
};

/** What is said when the board itself breaks. */
export const crashWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
