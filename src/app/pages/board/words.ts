import type { Language } from '#contract/language.ts';
import { number } from '../../i18n/number.ts';

const en = {
  more: 'More for this SdkAppId',
  limits: 'Time limits…',
  wall: 'Wallboard',
  files: 'Export / import…',
  rename: 'Rename…',
  fromLink: (n: number) => `From link: ${number.en(n)}`,
  leaveLink: 'Show all tasks',
  share: 'Share',
  on: 'on',
  sortBy: 'Sort by',
  downwards: 'Descending',
  groupBy: 'Group by',
  noGroups: 'None',
  select: 'Select tasks',
  selectAll: 'Select all',
  selectNone: 'Done',
};

const zhCn: typeof en = {
  more: '此 SdkAppId 的更多操作',
  limits: '时限设置…',
  wall: '大屏',
  files: '导入/导出列表…',
  rename: '改名…',
  fromLink: (n) => `来自链接：${number.zh(n)}`,
  leaveLink: '显示全部任务',
  share: '分享',
  on: '已开启',
  sortBy: '排序方式',
  downwards: '降序',
  groupBy: '分组',
  noGroups: '不分组',
  select: '选择任务',
  selectAll: '全选',
  selectNone: '退出选择',
};

/** The words of the menu with what can be done for a whole SdkAppId. */
export const boardMenuWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
