import type { Language } from './resolve-language.ts';

const number = { en: new Intl.NumberFormat('en'), zh: new Intl.NumberFormat('zh-CN') };
const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const precise = { en: new Intl.NumberFormat('en', digits), zh: new Intl.NumberFormat('zh-CN', digits) };
const rules = new Intl.PluralRules('en');

const en = {
  used: (used: number, ceiling: number) => `${precise.en.format(used)} of ${number.en.format(ceiling)} calls/s`,
  live: (n: number) => `${number.en.format(n)} live ${rules.select(n) === 'one' ? 'task' : 'tasks'}`,
  visible: (seconds: number) => `each visible one every ${precise.en.format(seconds)} s`,
  visibleShort: (seconds: number) => `every ${precise.en.format(seconds)} s`,
  others: 'others use the quota',
  unknown: 'Pace not known at present',
  waiting: 'Pace not known yet',
};

const zhCn: typeof en = {
  used: (used, ceiling) => `${precise.zh.format(used)} 次/秒，上限 ${number.zh.format(ceiling)}`,
  live: (n) => `${number.zh.format(n)} 个活跃任务`,
  visible: (seconds) => `可见任务每 ${precise.zh.format(seconds)} 秒查询一次`,
  visibleShort: (seconds) => `每 ${precise.zh.format(seconds)} 秒`,
  others: '配额有其他调用方占用',
  unknown: '目前查询节奏未知',
  waiting: '查询节奏尚未知',
};

/** The words of the line that tells how the calls a second are spent. */
export const paceWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
