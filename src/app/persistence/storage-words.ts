import type { Language } from '#contract/language.ts';

const en = {
  notKept: 'This browser keeps no lists: its storage is full or blocked.',
  newer: 'A newer Scribeboard wrote the lists in this browser; changes made here are not kept.',
};

const zhCn: typeof en = {
  notKept: '此浏览器无法保存列表：存储空间已满或被禁用。',
  newer: '此浏览器中的列表由更新版本的 Scribeboard 写入，这里的改动不会保存。',
};

/** Why this browser does not keep what is changed here. */
export const storageWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
