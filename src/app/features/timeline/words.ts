import type { Language } from '#contract/language.ts';

const en = {
  heading: 'Timeline',
  note: 'as observed; we sample, so a change has a window, not a moment',
  first: (status: string) => `First answer: ${status}`,
  firstNote: 'it may have existed before',
  change: (from: string, to: string) => `${from} → ${to}`,
  again: (status: string) => `${status} again`,
  gap: 'Not observed',
  gapNote: 'not polled; state may have changed',
  problem: 'Failing',
  problemNote: (count: number, last: string) => (count === 1 ? 'once' : `${count} times in a row, last ${last}`),
  table: 'As a table',
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
    note: '按观测记录；我们是抽样查询，变化只有区间，没有确切时刻',
    first: (status) => `首次应答：${status}`,
    firstNote: '此前可能已存在',
    change: (from, to) => `${from} → ${to}`,
    again: (status) => `仍为${status}`,
    gap: '未观测',
    gapNote: '这段时间没有查询，其间可能有变化',
    problem: '查询失败',
    problemNote: (count, last) => (count === 1 ? '一次' : `连续 ${count} 次，最后一次 ${last}`),
    table: '以表格显示',
    columns: { when: '首次观测', notBefore: '不早于', what: '内容', raw: '状态或错误码' },
    empty: '尚无观测记录。',
    failed: '无法加载历史记录。',
    exportJson: '导出 JSON',
  },
};
