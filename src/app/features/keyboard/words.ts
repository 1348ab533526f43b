import type { Language } from '#contract/language.ts';
import type { ShortcutName } from './shortcuts.ts';

const names: Record<ShortcutName, string> = {
  search: 'Search',
  add: 'Add tasks',
  refresh: 'Refresh; check now on a task page',
  next: 'Next row, or next task',
  previous: 'Previous row, or previous task',
  open: 'Open the row',
  select: 'Select / deselect',
  copy: 'Copy link (selection, row or view)',
  acknowledge: 'Acknowledge (selection, row or task)',
  help: 'Show shortcuts',
  commands: 'Commands: find a task, an application, a filter, an action',
  leave: 'Close a dialog, leave the search, clear the selection, go back to the list',
};

const en = {
  skip: 'Skip to the content',
  title: 'Keyboard shortcuts',
  names,
  key: 'Key',
  does: 'What it does',
  singleKeys: 'Single-key shortcuts',
  singleKeysHint: 'Turn off for voice control or screen readers. Esc, Enter and commands stay on.',
  rowsHint: 'You can also use Tab.',
  copied: { done: 'Link copied', failed: 'Couldn’t copy: clipboard blocked' },
};

const zhNames: Record<ShortcutName, string> = {
  search: '搜索',
  add: '添加任务',
  refresh: '刷新；在任务页为立即查询',
  next: '下一行，或下一个任务',
  previous: '上一行，或上一个任务',
  open: '打开当前行',
  select: '选中 / 取消选中',
  copy: '复制链接（所选、当前行或视图）',
  acknowledge: '认领（所选、当前行或任务）',
  help: '显示快捷键',
  commands: '命令面板：查找任务、应用、筛选和操作',
  leave: '关闭对话框、离开搜索框、清除选择、返回列表',
};

const zhCn: typeof en = {
  skip: '跳到主要内容',
  title: '键盘快捷键',
  names: zhNames,
  key: '按键',
  does: '作用',
  singleKeys: '单键快捷键',
  singleKeysHint: '使用语音控制或屏幕阅读器时请关闭。Esc、Enter 和命令面板不受影响。',
  rowsHint: '也可以使用 Tab。',
  copied: { done: '已复制链接', failed: '无法复制：剪贴板被禁用' },
};

/** The words of the keyboard: the skip link, the help sheet, what a key has done. */
export const keyboardWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
