import type { Language } from './resolve-language.ts';

const en = {
  more: 'More for this SdkAppId',
  limits: 'When is a task stuck? …',
  wall: 'Show on a wall',
  files: 'My list as a file …',
};

const zhCn: typeof en = {
  more: '此 SdkAppId 的更多操作',
  limits: '任务何时算卡住？…',
  wall: '大屏显示',
  files: '以文件保存或读取列表…',
};

/** The words of the menu with what can be done for a whole SdkAppId. */
export const moreWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
