import type { Change } from '../status/changes-since.ts';
import type { Language } from './resolve-language.ts';

const number = { en: new Intl.NumberFormat('en'), zh: new Intl.NumberFormat('zh-CN') };
const rules = new Intl.PluralRules('en');
const plural = (n: number, one: string, other: string) =>
  `${number.en.format(n)} ${rules.select(n) === 'one' ? one : other}`;

const changes: Record<Change, (n: number) => string> = {
  failing: (n) => `${number.en.format(n)} failing`,
  stuck: (n) => `${number.en.format(n)} stuck`,
  notFound: (n) => `${number.en.format(n)} not found`,
  ended: (n) => `${number.en.format(n)} ended`,
  exiting: (n) => `${number.en.format(n)} exiting`,
  started: (n) => `${number.en.format(n)} in progress`,
  came: (n) => `${number.en.format(n)} new`,
};

const change: Record<Change, string> = {
  failing: 'failing',
  stuck: 'stuck',
  notFound: 'not found',
  ended: 'ended',
  exiting: 'exiting',
  started: 'in progress',
  came: 'new',
};

const en = {
  since: (time: string) => `Since you looked at ${time}`,
  nothing: 'nothing changed',
  changes,
  /** One task, by its name. */
  one: (name: string, what: Change) => `${name}: ${change[what]}`,
  list: (parts: readonly string[]) => parts.join(', '),
  seen: 'Seen',
  waiting: (n: number) => `${plural(n, 'change waits', 'changes wait')} while you are at a row`,
  waitingSelected: (n: number) => `${plural(n, 'change waits', 'changes wait')} while a row is selected`,
  show: 'Show them',
};

const changeZh: Record<Change, string> = {
  failing: '查询失败',
  stuck: '卡住',
  notFound: '未找到',
  ended: '已结束',
  exiting: '退出中',
  started: '进行中',
  came: '新任务',
};

const zhCn: typeof en = {
  since: (time) => `自 ${time} 查看以来`,
  nothing: '没有变化',
  changes: {
    failing: (n) => `${number.zh.format(n)} 个查询失败`,
    stuck: (n) => `${number.zh.format(n)} 个卡住`,
    notFound: (n) => `${number.zh.format(n)} 个未找到`,
    ended: (n) => `${number.zh.format(n)} 个已结束`,
    exiting: (n) => `${number.zh.format(n)} 个退出中`,
    started: (n) => `${number.zh.format(n)} 个进入进行中`,
    came: (n) => `${number.zh.format(n)} 个新任务`,
  },
  one: (name, what) => `${name}：${changeZh[what]}`,
  list: (parts) => parts.join('，'),
  seen: '已阅',
  waiting: (n) => `正在查看某行，${number.zh.format(n)} 项变化等待显示`,
  waitingSelected: (n) => `已选中行，${number.zh.format(n)} 项变化等待显示`,
  show: '显示变化',
};

/** The words of what changed; they come with the first change. */
export const newsWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
