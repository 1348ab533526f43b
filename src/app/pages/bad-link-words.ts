import type { Language } from '#contract/language.ts';

const en = {
  pageTitle: 'Link not understood · Scribeboard',
  title: 'This link cannot be followed',
  app: (text: string) => `“${text}” is not an SdkAppId. It is a whole number from 1 to 4294967295.`,
  noId: 'The link has no TaskId (id=…). It may have been cut when it was copied.',
  badId: 'The TaskId in the link has characters that no TaskId has, or is too long. In a link, + is written %2B.',
  noRegion: 'The link does not say in which region the task runs. Choose one:',
  badRegion: 'The region in the link is not one. Choose one:',
  nothingAsked: 'Tencent has not been asked.',
  unknown: 'There is no such page here.',
  toApp: (sdkAppId: number) => `All tasks of ${sdkAppId}`,
  toStart: 'All applications',
  received: 'Received',
};

export type BadLinkWords = typeof en;

const zhCn: BadLinkWords = {
  pageTitle: '无法识别的链接 · Scribeboard',
  title: '无法打开此链接',
  app: (text) => `“${text}”不是 SdkAppId。它应是 1 到 4294967295 之间的整数。`,
  noId: '链接中没有 TaskId（id=…），可能在复制时被截断。',
  badId: '链接中的 TaskId 含有不可能出现的字符，或过长。链接中的 + 应写作 %2B。',
  noRegion: '链接没有注明任务所在的地域，请选择：',
  badRegion: '链接中的地域无效，请选择：',
  nothingAsked: '没有向腾讯云发起查询。',
  unknown: '这里没有这个页面。',
  toApp: (sdkAppId) => `${sdkAppId} 的全部任务`,
  toStart: '全部应用',
  received: '收到的内容',
};

/** The words of the page for links that cannot be followed. */
export const badLinkWords: Record<Language, BadLinkWords> = { en, 'zh-CN': zhCn };
