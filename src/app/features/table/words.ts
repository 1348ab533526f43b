import type { Language } from '#contract/language.ts';

const en = {
  columns: 'Columns',
  density: 'Rows',
  densities: { dense: 'Dense', comfortable: 'Comfortable' },
  group: 'Group by',
  groups: { none: 'None', region: 'Region', label: 'Label' },
};

const zhCn: typeof en = {
  columns: '列',
  density: '行高',
  densities: { dense: '紧凑', comfortable: '宽松' },
  group: '分组',
  groups: { none: '不分组', region: '地域', label: '标签' },
};

/** The words of the menu that arranges the table. */
export const tableWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
