import type { Language } from '#contract/language.ts';

const en = {
  pageTitle: 'Link doesn’t work · Scribeboard',
  title: 'This link doesn’t work',
  app: (text: string) => `“${text}” is not an SdkAppId. It is a whole number from 1 to 4294967295.`,
  noId: 'No TaskId in link (id=…). It may have been truncated when copied.',
  badId: 'The TaskId in the link is too long or contains invalid characters. In a link, + is written %2B.',
  noRegion: 'No region in link. Choose where the task runs:',
  badRegion: 'Invalid region in link. Choose one:',
  nothingAsked: 'No request was sent.',
  unknown: 'Page not found.',
  toApp: (sdkAppId: number) => `All tasks of ${sdkAppId}`,
  toStart: 'All applications',
  received: 'Received',
};

export type BadLinkWords = typeof en;

const zhCn: BadLinkWords = {
  pageTitle: '链接无效 · Scribeboard',
  title: '无法打开此链接',
  app: (text) => `“${text}”不是 SdkAppId。它应是 1 到 4294967295 之间的整数。`,
  noId: '链接中没有 TaskId（id=…），可能在复制时被截断。',
  badId: '链接中的 TaskId 过长或含有无效字符。链接中的 + 应写作 %2B。',
  noRegion: '链接没有注明任务所在的地域，请选择：',
  badRegion: '链接中的地域无效，请选择：',
  nothingAsked: '未发送任何请求。',
  unknown: '页面不存在。',
  toApp: (sdkAppId) => `${sdkAppId} 的全部任务`,
  toStart: '全部应用',
  received: '收到的内容',
};

/** The words of the page for links that cannot be followed. */
export const badLinkWords: Record<Language, BadLinkWords> = { en, 'zh-CN': zhCn };
