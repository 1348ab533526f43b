import type { Language } from '#contract/language.ts';
import { number, plural, precise } from '../../i18n/number.ts';

const en = {
  used: (used: number, ceiling: number) => `${precise.en(used)} of ${number.en(ceiling)} calls/s`,
  live: (n: number) => plural(n, 'live task', 'live tasks'),
  visible: (seconds: number) => `visible tasks every ${precise.en(seconds)} s`,
  visibleShort: (seconds: number) => `every ${precise.en(seconds)} s`,
  probing: 'Not checking · one probe a minute',
  probingApp: 'Not checking this application · one probe a minute',
  unanswered: 'no responses: each task is checked less often',
  others: 'other clients share the quota',
  unknown: 'Rate unavailable',
  waiting: 'Rate not known yet',
};

const zhCn: typeof en = {
  used: (used, ceiling) => `${precise.zh(used)} 次/秒，上限 ${number.zh(ceiling)}`,
  live: (n) => `${number.zh(n)} 个运行中的任务`,
  visible: (seconds) => `可见任务每 ${precise.zh(seconds)} 秒查询一次`,
  visibleShort: (seconds) => `每 ${precise.zh(seconds)} 秒`,
  probing: '未查询 · 每分钟探测一次',
  probingApp: '未查询此应用 · 每分钟探测一次',
  unanswered: '没有响应：各任务查询间隔加长',
  others: '配额与其他调用方共用',
  unknown: '查询频率未知',
  waiting: '尚无查询频率',
};

/** The words of the line that tells how the calls a second are spent. */
export const paceWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
