import type { Language } from '#contract/language.ts';
import type { WhyNotServed } from '#contract/served.ts';
import type { TaskRef } from '#contract/task-ref.ts';

type Why = Record<WhyNotServed, (task: Pick<TaskRef, 'sdkAppId' | 'region'>) => string>;

const en = {
  notServed: (why: string) => `Not served here: ${why}`,
  why: {
    app: ({ sdkAppId }) => `SdkAppId ${sdkAppId} is not served, or you have no access`,
    region: ({ region }) => `there is no region ${region}`,
    intl: ({ region }) => `region ${region} belongs to Tencent Cloud International`,
    cn: ({ region }) => `region ${region} belongs to Tencent Cloud China`,
    room: () => 'too many tasks',
  } satisfies Why as Why,
  remove: 'Remove',
};

const zhCn: typeof en = {
  notServed: (why) => `此处不提供：${why}`,
  why: {
    app: ({ sdkAppId }) => `SdkAppId ${sdkAppId} 不在本服务范围内，或未对您开放`,
    region: ({ region }) => `没有地域 ${region}`,
    intl: ({ region }) => `地域 ${region} 属于腾讯云国际站`,
    cn: ({ region }) => `地域 ${region} 属于腾讯云中国站`,
    room: () => '任务过多',
  },
  remove: '移除',
};

/** Why a task is not asked for here. */
export const notServedWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
