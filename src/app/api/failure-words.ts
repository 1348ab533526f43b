import type { Language } from '#contract/language.ts';

const en = {
  network: 'no connection',
  timeout: 'response timed out',
  status: (status: number) => `HTTP ${status}`,
  unreadable: 'unreadable response; reload the page, it may be older than the server',
};

export type FailureWords = typeof en;

const zhCn: FailureWords = {
  network: '无法连接',
  timeout: '响应超时',
  status: (status) => `返回 ${status}`,
  unreadable: '响应无法读取；请刷新页面，它的版本可能比服务器旧',
};

/** Why a request of this page got no answer. */
export const failureWords: Record<Language, FailureWords> = { en, 'zh-CN': zhCn };
