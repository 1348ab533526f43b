import type { Language } from '#contract/language.ts';
import { number, plural, tasks } from '../../i18n/number.ts';

const en = {
  apps: (n: number) => plural(n, 'SdkAppId', 'SdkAppIds'),
  mine: 'my watchlist',
  updated: 'Last update',
  updatedAgo: (age: string) => `updated ${age} ago`,
  never: 'nothing heard yet',
  trouble: {
    failing: 'Failing',
    overLimit: 'Over limit',
    notFound: 'Not found',
  },
  notFound: 'never seen alive: check SdkAppId, region, copied whole?',
  troubled: 'What needs attention',
  more: (n: number, parts: string) => `${number.en(n)} more that ${n === 1 ? 'needs' : 'need'} attention: ${parts}`,
  of: (n: number, trouble: string) => `${number.en(n)} ${trouble.toLowerCase()}`,
  join: (parts: readonly string[]) => parts.join(', '),
  calm: (n: number) =>
    `Nothing needs attention. ${plural(n, 'task is as it should be', 'tasks are as they should be')}.`,
  others: (n: number) => `${plural(n, 'other needs', 'others need')} nothing`,
  empty: 'No tasks are known yet.',
  attentionOf: (n: number, all: number) => `${number.en(n)} of ${tasks.en(all)}`,
  calmOf: tasks.en,
  demo: 'demo, nothing here is real',
  sleeps: 'this screen may fall asleep',
};

const zhCn: typeof en = {
  apps: (n) => `${number.zh(n)} 个 SdkAppId`,
  mine: '我的关注列表',
  updated: '最近更新',
  updatedAgo: (age) => `${age}前更新`,
  never: '尚无应答',
  trouble: { failing: '查询失败', overLimit: '超限', notFound: '未找到' },
  notFound: '从未查到过：请检查 SdkAppId、地域、是否完整复制',
  troubled: '需关注的任务',
  more: (n, parts) => `另有 ${number.zh(n)} 个需关注：${parts}`,
  of: (n, trouble) => `${number.zh(n)} 个${trouble}`,
  join: (parts) => parts.join('，'),
  calm: (n) => `没有需关注的任务。${tasks.zh(n)}一切正常。`,
  others: (n) => `其余 ${number.zh(n)} 个无需关注`,
  empty: '还没有已知的任务。',
  attentionOf: (n, all) => `${number.zh(n)} / ${tasks.zh(all)}`,
  calmOf: tasks.zh,
  demo: '演示数据，并非真实任务',
  sleeps: '此屏幕可能会休眠',
};

/** The words of a wall. */
export const wallWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
