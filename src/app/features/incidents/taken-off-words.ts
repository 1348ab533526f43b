import type { Language } from '#contract/language.ts';

const en = {
  takenOff: (n: number) =>
    n === 1
      ? 'A task was removed for everyone, and from your watchlist'
      : `${n} tasks were removed for everyone, and from your watchlist`,
};

const zhCn: typeof en = { takenOff: (n) => `${n} 个任务已为所有人移除，也已移出您的关注列表` };

/** What is said where tasks that another person removed leave the list of this browser. */
export const takenOffWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
