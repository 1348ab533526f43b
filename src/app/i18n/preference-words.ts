import type { Language } from './resolve-language.ts';

const en = {
  errors: 'Error codes',
  heading: 'Preferences',
  zone: 'Time zone',
  zoneBrowser: 'by browser',
  language: 'Language',
  languageAuto: (name: string) => `${name}, by browser`,
  theme: 'Theme',
  keyboard: 'Keyboard shortcuts',
  themes: { system: 'System theme', light: 'Light theme', dark: 'Dark theme' },
  notKept: 'This browser keeps no lists and limits: its storage is full or blocked.',
  newer: 'A newer Scribeboard wrote the lists in this browser; changes made here are not kept.',
};

const zhCn: typeof en = {
  errors: '错误码',
  heading: '偏好设置',
  zone: '时区',
  zoneBrowser: '随浏览器',
  language: '语言',
  languageAuto: (name) => `${name}（随浏览器）`,
  theme: '主题',
  keyboard: '键盘快捷键',
  themes: { system: '跟随系统主题', light: '浅色主题', dark: '深色主题' },
  notKept: '此浏览器无法保存列表和时限：存储空间已满或被禁用。',
  newer: '此浏览器中的列表由更新版本的 Scribeboard 写入，这里的改动不会保存。',
};

/** The words of the preferences and of the bar they stand in, and of a browser that does not keep them. */
export const preferenceWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
