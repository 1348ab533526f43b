import type { Language } from '#contract/language.ts';
import { number, plural, tasks } from '../../i18n/number.ts';

const en = {
  noneTitle: (sdkAppId: number) => `No tasks for ${sdkAppId} yet`,
  noneText: 'Tencent Cloud has no API that lists tasks. Paste what you have: a TaskId, a log line, a command.',
  noMineTitle: 'No watched tasks',
  noMineText: (sdkAppId: number) => `Your watchlist has no tasks for ${sdkAppId}.`,
  showAll: 'Show all tasks',
  filteredTitle: (n: number) => `${plural(n, 'task is', 'tasks are')} hidden by filters`,
  filteredText: 'No task matches all filters:',
  notFoundTitle: (typed: string) => `No task matches “${typed}”`,
  searched: (n: number) =>
    `Searched ${tasks.en(n)} by TaskId, label, note, state, problem, region, error code and RequestId.`,
  searchEnded: 'Search ended tasks',
  nothingRuns: (n: number) =>
    n === 1 ? 'Nothing is running: the task has ended.' : `Nothing is running: all ${tasks.en(n)} have ended.`,
  lastActivity: (ago: string, time: string) => `Last activity ${ago}, at ${time}.`,
  state: 'State',
  region: 'Region',
  search: 'Search',
  remove: (what: string) => `Remove: ${what}`,
  clear: (n: number) => `Clear filters, show ${number.en(n)}`,
  without: {
    states: (n: number) => `${plural(n, 'matches', 'match')} without the state filter.`,
    region: (n: number) => `${plural(n, 'matches', 'match')} without the region filter.`,
    q: (n: number) => `${plural(n, 'matches', 'match')} without the search.`,
  },
};

type EmptyWords = typeof en;

const zhCn: EmptyWords = {
  noneTitle: (sdkAppId) => `还没有 ${sdkAppId} 的任务`,
  noneText: '腾讯云不提供任务列表接口，请粘贴已有信息：TaskId、日志或命令。',
  noMineTitle: '没有关注的任务',
  noMineText: (sdkAppId) => `关注列表中没有 ${sdkAppId} 的任务。`,
  showAll: '显示全部任务',
  filteredTitle: (n) => `筛选隐藏了全部 ${tasks.zh(n)}`,
  filteredText: '没有同时符合以下条件的任务：',
  notFoundTitle: (typed) => `没有任务符合“${typed}”`,
  searched: (n) => `已在 ${tasks.zh(n)}中按 TaskId、标签、备注、状态、问题、地域、错误码和 RequestId 搜索。`,
  searchEnded: '搜索已结束的任务',
  nothingRuns: (n) => `没有任务在运行：${tasks.zh(n)}均已结束。`,
  lastActivity: (ago, time) => `最近活动在 ${ago}（${time}）。`,
  state: '状态',
  region: '地域',
  search: '搜索',
  remove: (what) => `移除：${what}`,
  clear: (n) => `清除筛选，显示 ${number.zh(n)} 个`,
  without: {
    states: (n) => `去掉状态条件有 ${number.zh(n)} 个。`,
    region: (n) => `去掉地域条件有 ${number.zh(n)} 个。`,
    q: (n) => `去掉搜索条件有 ${number.zh(n)} 个。`,
  },
};

/** The words of a board that has nothing to show. */
export const emptyWords: Record<Language, EmptyWords> = { en, 'zh-CN': zhCn };
