import type { Language } from '#contract/language.ts';

const en = {
  network: 'no connection',
  timeout: 'no answer in time',
  status: (status: number) => `answered ${status}`,
  unreadable: 'the answer cannot be read; reload the page, it may be older than the server',
};

export type FailureWords = typeof en;

const zhCn: FailureWords = {
  network: '无法连接',
  timeout: '未及时应答',
  status: (status) => `应答 ${status}`,
  unreadable: '应答无法读取；请刷新页面，它可能比服务器旧',
};

/** Why a request of this page got no answer. */
export const failureWords: Record<Language, FailureWords> = { en, 'zh-CN': zhCn };
