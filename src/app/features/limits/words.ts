import type { Language } from '#contract/language.ts';
import type { Limits } from '#contract/limits.ts';

const en = {
  title: (sdkAppId: number) => `When is a task of ${sdkAppId} stuck?`,
  hint: 'Past these limits a task needs your attention. Empty: however long.',
  names: { idleMs: 'Idle for longer than', exitingMs: 'Exiting for longer than', runningMs: 'Running for longer than' },
  unitOf: (name: string) => `${name}: unit`,
  units: { second: 'seconds', minute: 'minutes', hour: 'hours' },
  forever: 'however long',
  bad: 'A whole number, from 1 second to 31 days.',
  keep: 'Kept in this browser. Only what Tencent has answered counts: in an outage nothing becomes stuck.',
  defaults: 'Usual limits',
  cancel: 'Cancel',
  save: 'Save',
} satisfies Record<string, unknown> & { names: Record<keyof Limits, string> };

const zhCn: typeof en = {
  title: (sdkAppId) => `${sdkAppId} 的任务何时算卡住？`,
  hint: '超过以下时限的任务会列为需关注。留空表示不限。',
  names: { idleMs: '空闲超过', exitingMs: '退出中超过', runningMs: '运行超过' },
  unitOf: (name) => `${name}：单位`,
  units: { second: '秒', minute: '分钟', hour: '小时' },
  forever: '不限',
  bad: '请填写整数，范围为 1 秒到 31 天。',
  keep: '仅保存在此浏览器中。只按腾讯云的应答计算：故障期间不会有任务被判为卡住。',
  defaults: '恢复默认',
  cancel: '取消',
  save: '保存',
};

/** The words of the dialog in which a person says from when on a task is stuck. */
export const limitWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
