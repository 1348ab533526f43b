import type { Language } from '#contract/language.ts';
import { number, tasks } from '../../i18n/number.ts';

const en = {
  fromLink: (n: number) => `A link shows you ${tasks.en(n)}.`,
  keep: (n: number) => (n === 1 ? 'Keep this task' : `Keep these ${number.en(n)} tasks`),
  kept: (n: number): string => (n === 1 ? 'It is on your watchlist.' : 'They are on your watchlist.'),
  all: (sdkAppId: number) => `All tasks of ${sdkAppId}`,
};

type LinkWords = typeof en;

const zhCn: LinkWords = {
  fromLink: (n) => `链接中有 ${tasks.zh(n)}。`,
  keep: (n) => `关注这 ${tasks.zh(n)}`,
  kept: () => '已在关注列表中。',
  all: (sdkAppId) => `${sdkAppId} 的全部任务`,
};

/** The words for what a link brings along. */
export const linkWords: Record<Language, LinkWords> = { en, 'zh-CN': zhCn };
