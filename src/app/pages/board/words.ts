import type { Language } from '#contract/language.ts';
import { number } from '../../i18n/number.ts';

const en = {
  more: 'More for this SdkAppId',
  limits: 'When is a task over its limit? …',
  wall: 'Show on a wall',
  files: 'My list as a file …',
  rename: 'Rename …',
  fromLink: (n: number) => `From link: ${number.en(n)}`,
  leaveLink: 'Show all tasks',
  share: 'Share',
  on: 'on',
  sortBy: 'Sort by',
  downwards: 'Downwards',
  groupBy: 'Group by',
  noGroups: 'no groups',
  select: 'Select tasks',
  selectAll: 'Select all shown',
  selectNone: 'Stop selecting',
};

const zhCn: typeof en = {
  more: '此 SdkAppId 的更多操作',
  limits: '任务何时算超限？…',
  wall: '大屏显示',
  files: '以文件保存或读取列表…',
  rename: '改名…',
  fromLink: (n) => `来自链接：${number.zh(n)}`,
  leaveLink: '显示全部任务',
  share: '分享',
  on: '已开启',
  sortBy: '排序方式',
  downwards: '倒序',
  groupBy: '分组',
  noGroups: '不分组',
  select: '选择任务',
  selectAll: '选择全部所示任务',
  selectNone: '结束选择',
};

/** The words of the menu with what can be done for a whole SdkAppId. */
export const boardMenuWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
