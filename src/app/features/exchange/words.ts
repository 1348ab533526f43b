import type { Language } from '#contract/language.ts';

const en = {
  heading: 'Request and response',
  about: 'as they went over the wire; the secret is never part of it',
  tabs: {
    last: 'Last response',
    request: 'Request',
    good: 'Last good response',
    bad: 'Last bad response',
    signature: 'Signature',
  },
  note: (at: string, status: string, latencyMs: number, attempt: number) =>
    `${at} · ${status} · ${latencyMs} ms · call ${attempt} about this task since the server started`,
  requestNote: (at: string) => `Sent ${at}. The SecretId is masked; signature and session token are left out.`,
  signatureNote:
    'Steps 1 to 3 are those of the real request. From step 4 on it is signed with the public example key of Tencent’s documentation, so that you can compare your own signer line by line.',
  noAnswer: 'no answer',
  steps: {
    canonical: 'CanonicalRequest',
    hash: 'SHA-256 of the CanonicalRequest',
    stringToSign: 'StringToSign',
    key: 'Public example key',
  },
  empty: 'This server has not asked Tencent about this task since it started.',
  failed: 'This could not be loaded.',
};
export type ExchangeWords = typeof en;

export const exchangeWords: Record<Language, ExchangeWords> = {
  en,
  'zh-CN': {
    heading: '请求与应答',
    about: '按实际收发内容显示；绝不包含密钥',
    tabs: {
      last: '最近应答',
      request: '请求',
      good: '最近一次成功应答',
      bad: '最近一次失败应答',
      signature: '签名过程',
    },
    note: (at, status, latencyMs, attempt) =>
      `${at} · ${status} · ${latencyMs} 毫秒 · 服务器启动以来对此任务的第 ${attempt} 次调用`,
    requestNote: (at) => `发送于 ${at}。SecretId 已遮盖，签名和会话令牌不予显示。`,
    signatureNote:
      '第 1 至 3 步与真实请求完全一致。从第 4 步起改用腾讯云文档中公开的示例密钥签名，便于逐行对照您自己的签名程序。',
    noAnswer: '无应答',
    steps: {
      canonical: 'CanonicalRequest',
      hash: 'CanonicalRequest 的 SHA-256',
      stringToSign: 'StringToSign',
      key: '公开示例密钥',
    },
    empty: '服务器启动以来尚未就此任务查询过腾讯云。',
    failed: '无法加载。',
  },
};
