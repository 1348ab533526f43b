import type { Language } from '#contract/language.ts';
import type { Limits } from '#contract/limits.ts';

const en = {
  title: (sdkAppId: number) => `Time limits for ${sdkAppId}`,
  hint: 'Tasks over these limits need attention. Leave empty for no limit.',
  fromBrowser: 'Filled in from this browser. Saving applies them to everyone.',
  names: { idleMs: 'Idle for longer than', exitingMs: 'Exiting for longer than', runningMs: 'Running for longer than' },
  unitOf: (name: string) => `${name}: unit`,
  units: { second: 'seconds', minute: 'minutes', hour: 'hours' },
  forever: 'no limit',
  bad: 'A number such as 30 or 1.5, from 1 second to 31 days.',
  forAll: 'For everyone on this server. Based on confirmed status only; outages don’t count.',
  loading: 'Loading limits…',
  defaults: 'Reset to defaults',
  cancel: 'Cancel',
  save: 'Save',
  refused: (why: string) => `Not saved: ${why}`,
  old: (sdkAppId: number) =>
    `Limits are now shared by everyone on this server. Yours for ${sdkAppId}, stored in this browser:`,
  oldValue: { idleMs: 'idle', exitingMs: 'exiting', runningMs: 'running' },
  review: 'Review…',
  discard: 'Discard',
} satisfies Record<string, unknown> & { names: Record<keyof Limits, string> };

const zhCn: typeof en = {
  title: (sdkAppId) => `${sdkAppId} 的时限`,
  hint: '超过以下时限的任务会列为需关注。留空表示不限。',
  fromBrowser: '已填入此浏览器中的时限。保存后对所有人生效。',
  names: { idleMs: '空闲超过', exitingMs: '退出中超过', runningMs: '运行超过' },
  unitOf: (name) => `${name}：单位`,
  units: { second: '秒', minute: '分钟', hour: '小时' },
  forever: '不限',
  bad: '请填写数字，例如 30 或 1.5，范围为 1 秒到 31 天。',
  forAll: '对使用本服务器的所有人生效。只按已确认的状态计算，故障期间不计。',
  loading: '正在加载时限…',
  defaults: '恢复默认',
  cancel: '取消',
  save: '保存',
  refused: (why) => `未保存：${why}`,
  old: (sdkAppId) => `时限现在由本服务器的所有人共用。您在此浏览器中为 ${sdkAppId} 设置的时限：`,
  oldValue: { idleMs: '空闲', exitingMs: '退出中', runningMs: '运行' },
  review: '查看…',
  discard: '放弃',
};

/** The words of the dialog that says from when on a task is over its limit. */
export const limitWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
