import type { Language } from '#contract/language.ts';
import { tasks } from '../../i18n/number.ts';

const en = {
  fromLink: (n: number) => `${tasks.en(n)} from a shared link`,
  watch: 'Add to watchlist',
  watched: 'On your watchlist',
  all: (sdkAppId: number) => `All tasks of ${sdkAppId}`,
};

type LinkWords = typeof en;

const zhCn: LinkWords = {
  fromLink: (n) => `分享链接中有 ${tasks.zh(n)}`,
  watch: '加入关注列表',
  watched: '已在关注列表中',
  all: (sdkAppId) => `${sdkAppId} 的全部任务`,
};

/** The words for what a link brings along. */
export const linkWords: Record<Language, LinkWords> = { en, 'zh-CN': zhCn };
