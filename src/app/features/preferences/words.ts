import type { Language } from '#contract/language.ts';
import { number, plural } from '../../i18n/number.ts';

const en = {
  errors: 'Error codes',
  heading: 'Preferences',
  zone: 'Time zone',
  zoneBrowser: 'Browser default',
  zoneOther: 'Other time zone…',
  zoneSearch: 'City, country or offset',
  zonesFound: (n: number) => plural(n, 'time zone', 'time zones'),
  zoneNone: 'No results',
  language: 'Language',
  byBrowser: (name: string) => `${name} (browser default)`,
  theme: 'Theme',
  keyboard: 'Keyboard shortcuts',
  themes: { system: 'System theme', light: 'Light theme', dark: 'Dark theme' },
};

const zhCn: typeof en = {
  errors: '错误码',
  heading: '偏好设置',
  zone: '时区',
  zoneBrowser: '跟随浏览器',
  zoneOther: '其他时区…',
  zoneSearch: '城市、国家或时差',
  zonesFound: (n) => `${number.zh(n)} 个时区`,
  zoneNone: '没有结果',
  language: '语言',
  byBrowser: (name) => `${name}（跟随浏览器）`,
  theme: '主题',
  keyboard: '键盘快捷键',
  themes: { system: '跟随系统主题', light: '浅色主题', dark: '深色主题' },
};

/** The words of the preferences and of the bar they stand in. */
export const preferenceWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
