import type { Language } from '#contract/language.ts';
import { number } from '../../i18n/number.ts';

const en = {
  heading: 'Selection',
  selected: (n: number) => `${number.en(n)} selected`,
  copyIds: (n: number): string => (n === 1 ? 'Copy TaskId' : 'Copy TaskIds'),
  copyLink: 'Copy link',
  tooLong: 'Too many for one link',
  exportAs: 'Export',
  csv: 'CSV, for spreadsheets',
  json: 'JSON, for programs',
  label: 'Label',
  labelField: 'Label for the selected tasks',
  apply: 'Set label',
  cancel: 'Cancel',
  stop: 'Unwatch',
  stopHint: (n: number) => `Removes ${number.en(n)} from watchlist`,
  clear: 'Clear selection',
};

const zhCn: typeof en = {
  heading: '所选任务',
  selected: (n) => `已选 ${number.zh(n)} 个`,
  copyIds: () => '复制 TaskId',
  copyLink: '复制链接',
  tooLong: '任务过多，无法放入一个链接',
  exportAs: '导出',
  csv: 'CSV（用于电子表格）',
  json: 'JSON（用于程序）',
  label: '标签',
  labelField: '所选任务的标签',
  apply: '设置标签',
  cancel: '取消',
  stop: '取消关注',
  stopHint: (n) => `将其中 ${number.zh(n)} 个移出关注列表`,
  clear: '清除选择',
};

/** The words for what can be done with selected rows; they come with the first selection. */
export const selectionWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
