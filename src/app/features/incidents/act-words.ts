import type { Language } from '#contract/language.ts';
import { number } from '../../i18n/number.ts';

const en = {
  acknowledge: 'Acknowledge',
  acknowledged: 'Acknowledged',
  acknowledgeN: (n: number): string => `Acknowledge ${number.en(n)}`,
  remove: 'Remove',
  removeN: (n: number) => `Remove ${number.en(n)}`,
  howToFix: 'How to fix',
  wide: 'Incident',
  more: (n: number) => `${number.en(n)} more`,
};

const zhCn: typeof en = {
  acknowledge: '认领',
  acknowledged: '已认领',
  acknowledgeN: (n) => `认领 ${number.zh(n)} 个`,
  remove: '移除',
  removeN: (n) => `移除 ${number.zh(n)} 个`,
  howToFix: '如何处理',
  wide: '异常',
  more: (n) => `另有 ${number.zh(n)} 个`,
};

/** The words of the buttons with which acts begin. */
export const incidentActWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
