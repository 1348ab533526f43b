import type { Language } from '#contract/language.ts';

const en = {
  notKept: 'Can’t save changes: browser storage is full or blocked.',
  newer: 'A newer Scribeboard wrote the lists in this browser; changes made here are not saved.',
};

const zhCn: typeof en = {
  notKept: '无法保存更改：浏览器存储空间已满或被禁用。',
  newer: '此浏览器中的列表由更新版本的 Scribeboard 写入，这里的改动不会保存。',
};

/** Why this browser does not keep what is changed here. */
export const storageWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
