import type { Language } from '#contract/language.ts';
import { number, plural } from '../../i18n/number.ts';

const en = {
  label: 'TaskId in the text',
  known: 'Already listed',
  unknown: 'TaskId not listed here',
  noApp: 'No SdkAppId in the text. Choose one to check it.',
  several: (n: number) => `${plural(n, 'TaskId', 'TaskIds')} in the text`,
  app: 'SdkAppId',
  region: 'Region',
  check: 'Check',
  add: 'Add',
  added: 'Added to your watchlist',
  open: 'Open',
  review: 'Review and add',
  cancel: 'Cancel',
  checking: 'Checking…',
  found: (region: string) => `Found in ${region}`,
  missed: (regions: string) => `Not found in ${regions}`,
  missedWhy: 'It ended, or the SdkAppId or region is another one.',
  others: 'Try other regions',
  failed: 'Couldn’t check it',
};

const zhCn: typeof en = {
  label: '文本中的 TaskId',
  known: '已在列表中',
  unknown: '列表中没有此 TaskId',
  noApp: '文本中没有 SdkAppId，请选择后查询。',
  several: (n) => `文本中有 ${number.zh(n)} 个 TaskId`,
  app: 'SdkAppId',
  region: '地域',
  check: '查询',
  add: '添加',
  added: '已加入关注列表',
  open: '打开',
  review: '检查并添加',
  cancel: '取消',
  checking: '正在查询…',
  found: (region) => `在 ${region} 查询到`,
  missed: (regions) => `在 ${regions} 未查询到`,
  missedWhy: '任务已结束，或属于其他 SdkAppId 或地域。',
  others: '尝试其他地域',
  failed: '查询失败',
};

/** The words of the answer to a pasted TaskId. */
export const answerWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
