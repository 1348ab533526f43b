import type { Language } from '#contract/language.ts';

const en = {
  heading: 'Request and response',
  about: 'as sent and received; never includes the secret key',
  tabs: {
    last: 'Last response',
    request: 'Request',
    good: 'Last successful response',
    bad: 'Last failed response',
    signature: 'Signature',
  },
  note: (at: string, status: string, latencyMs: number, attempt: number) =>
    `${at} · ${status} · ${latencyMs} ms · request #${attempt} for this task since server start`,
  requestNote: (at: string) => `Sent ${at}. The SecretId is masked; signature and session token are left out.`,
  signatureNote:
    'Steps 1 to 3 match the real request. From step 4 on it is signed with Tencent Cloud’s public example key, so that you can compare your own signer line by line.',
  noAnswer: 'no response',
  steps: {
    canonical: 'CanonicalRequest',
    hash: 'SHA-256 of the CanonicalRequest',
    stringToSign: 'StringToSign',
    key: 'Public example key',
  },
  empty: 'This server has not checked this task since it started.',
  failed: 'Couldn’t load this.',
};
export type ExchangeWords = typeof en;

export const exchangeWords: Record<Language, ExchangeWords> = {
  en,
  'zh-CN': {
    heading: '请求与响应',
    about: '按实际收发内容显示；绝不包含密钥',
    tabs: {
      last: '最近响应',
      request: '请求',
      good: '最近一次成功响应',
      bad: '最近一次失败响应',
      signature: '签名过程',
    },
    note: (at, status, latencyMs, attempt) =>
      `${at} · ${status} · ${latencyMs} 毫秒 · 服务器启动以来对此任务的第 ${attempt} 次请求`,
    requestNote: (at) => `发送于 ${at}。SecretId 已脱敏，签名和会话令牌不予显示。`,
    signatureNote:
      '第 1 至 3 步与真实请求一致。从第 4 步起改用腾讯云的公开示例密钥签名，便于逐行对照您自己的签名程序。',
    noAnswer: '无响应',
    steps: {
      canonical: 'CanonicalRequest',
      hash: 'CanonicalRequest 的 SHA-256',
      stringToSign: 'StringToSign',
      key: '公开示例密钥',
    },
    empty: '服务器启动以来尚未查询过此任务。',
    failed: '无法加载。',
  },
};
