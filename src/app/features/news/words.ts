import type { Language } from '#contract/language.ts';
import { number, plural } from '../../i18n/number.ts';
import type { Change } from '../../status/changes-since.ts';

const changes: Record<Change, (n: number) => string> = {
  failing: (n) => `${number.en(n)} failing`,
  overLimit: (n) => `${number.en(n)} over limit`,
  notFound: (n) => `${number.en(n)} not found`,
  ended: (n) => `${number.en(n)} ended`,
  exiting: (n) => `${number.en(n)} exiting`,
  started: (n) => `${number.en(n)} in progress`,
  came: (n) => `${number.en(n)} new`,
};

const change: Record<Change, string> = {
  failing: 'failing',
  overLimit: 'over limit',
  notFound: 'not found',
  ended: 'ended',
  exiting: 'exiting',
  started: 'in progress',
  came: 'new',
};

const en = {
  since: (time: string) => `Since ${time}`,
  nothing: 'no changes',
  changes,
  /** One task, by its name. */
  one: (name: string, what: Change) => `${name}: ${change[what]}`,
  list: (parts: readonly string[]) => parts.join(', '),
  seen: 'Mark as seen',
  waiting: (n: number) => `${plural(n, 'update', 'updates')} on hold while you point at a row`,
  waitingSelected: (n: number) => `${plural(n, 'update', 'updates')} on hold while a row is selected`,
  show: 'Apply',
};

const changeZh: Record<Change, string> = {
  failing: '查询失败',
  overLimit: '超限',
  notFound: '未找到',
  ended: '已结束',
  exiting: '退出中',
  started: '进行中',
  came: '新任务',
};

const zhCn: typeof en = {
  since: (time) => `自 ${time} 以来`,
  nothing: '无变化',
  changes: {
    failing: (n) => `${number.zh(n)} 个查询失败`,
    overLimit: (n) => `${number.zh(n)} 个超限`,
    notFound: (n) => `${number.zh(n)} 个未找到`,
    ended: (n) => `${number.zh(n)} 个已结束`,
    exiting: (n) => `${number.zh(n)} 个退出中`,
    started: (n) => `${number.zh(n)} 个进入进行中`,
    came: (n) => `${number.zh(n)} 个新任务`,
  },
  one: (name, what) => `${name}：${changeZh[what]}`,
  list: (parts) => parts.join('，'),
  seen: '标为已读',
  waiting: (n) => `鼠标停留在列表上，${number.zh(n)} 项更新暂缓显示`,
  waitingSelected: (n) => `已选中行，${number.zh(n)} 项更新暂缓显示`,
  show: '显示更新',
};

/** The words of what changed; they come with the first change. */
export const newsWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
