import type { Language } from '#contract/language.ts';
import { number } from '../../i18n/number.ts';

const en = {
  heading: 'Timeline',
  note: 'polled: changes fall within a time range',
  first: (status: string) => `First seen: ${status}`,
  firstNote: 'may have started earlier',
  startNote: (start: string) => `StartTime says ${start}; not observed before`,
  change: (from: string, to: string) => `${from} → ${to}`,
  again: (status: string) => `${status} again`,
  gap: 'Not observed',
  gapNote: 'not polled; state may have changed',
  problem: (count: number) => (count === 1 ? 'Check failed' : `${number.en(count)} checks failed`),
  table: 'Show as table',
  columns: { when: 'First seen', notBefore: 'Not before', what: 'What', raw: 'Status or code' },
  empty: 'Nothing has been observed yet.',
  failed: 'The history could not be loaded.',
  exportJson: 'Export JSON',
};
export type TimelineWords = typeof en;

export const timelineWords: Record<Language, TimelineWords> = {
  en,
  'zh-CN': {
    heading: '时间线',
    note: '轮询采样，状态变化只能确定到时间段',
    first: (status) => `首次查询到：${status}`,
    firstNote: '此前可能已存在',
    startNote: (start) => `StartTime 为 ${start}；此前未观测`,
    change: (from, to) => `${from} → ${to}`,
    again: (status) => `仍为${status}`,
    gap: '未观测',
    gapNote: '这段时间没有查询，其间可能有变化',
    problem: (count) => (count === 1 ? '查询失败' : `${number.zh(count)} 次查询失败`),
    table: '以表格显示',
    columns: { when: '首次观测', notBefore: '不早于', what: '内容', raw: '状态或错误码' },
    empty: '尚无观测记录。',
    failed: '无法加载历史记录。',
    exportJson: '导出 JSON',
  },
};
