import type { Language } from '#contract/language.ts';
import type { ShortcutName } from './shortcuts.ts';

const names: Record<ShortcutName, string> = {
  search: 'Search',
  add: 'Add tasks',
  refresh: 'Refresh; check now on a task page',
  next: 'Next row, or next task',
  previous: 'Previous row, or previous task',
  open: 'Open the row',
  select: 'Select the row, or not',
  copy: 'Copy the link: of the selection, else of the row, else of this view',
  acknowledge: 'Acknowledge: the selection, else the row; the task on its page',
  help: 'These shortcuts',
  commands: 'Commands: find a task, an SdkAppId, a filter, an action',
  leave: 'Close a dialog, leave the search, clear the selection, go back to the list',
};

const en = {
  skip: 'Skip to the content',
  title: 'Keyboard shortcuts',
  names,
  key: 'Key',
  does: 'What it does',
  singleKeys: 'Shortcuts of a single key',
  singleKeysHint: 'Off for voice control, or where a screen reader needs the letters. Esc, Enter and commands stay.',
  rowsHint: 'Tab goes everywhere, too; the ring shows where you are.',
  copied: { done: 'Link copied', failed: 'Copying is not allowed here' },
};

const zhNames: Record<ShortcutName, string> = {
  search: '搜索',
  add: '添加任务',
  refresh: '刷新；在任务页为立即查询',
  next: '下一行，或下一个任务',
  previous: '上一行，或上一个任务',
  open: '打开当前行',
  select: '选中或取消选中当前行',
  copy: '复制链接：优先所选任务，其次当前行，否则当前视图',
  acknowledge: '认领：优先所选任务，其次当前行；在任务页为该任务',
  help: '显示这些快捷键',
  commands: '命令面板：查找任务、SdkAppId、筛选和操作',
  leave: '关闭对话框、离开搜索框、清除选择、返回列表',
};

const zhCn: typeof en = {
  skip: '跳到主要内容',
  title: '键盘快捷键',
  names: zhNames,
  key: '按键',
  does: '作用',
  singleKeys: '单键快捷键',
  singleKeysHint: '使用语音控制，或屏幕阅读器需要这些字母时请关闭。Esc、Enter 和命令面板不受影响。',
  rowsHint: '也可用 Tab 到达任何位置，焦点框表示当前位置。',
  copied: { done: '已复制链接', failed: '此处不允许复制' },
};

/** The words of the keyboard: the skip link, the help sheet, what a key has done. */
export const keyboardWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
