import type { Language } from '#contract/language.ts';
import type { ProblemKind } from '#contract/task-view.ts';
import { number, plural } from '../../i18n/number.ts';

const en = {
  title: 'Error codes · Scribeboard',
  titleOf: (code: string) => `${code} · Scribeboard`,
  heading: 'Error codes',
  lead: 'What error codes from Tencent Cloud and Scribeboard mean, and what to do about them.',
  search: 'Code, word or error message',
  searchLabel: 'Search the error codes',
  found: (n: number) => plural(n, 'code', 'codes'),
  none: 'No match. For other codes, search the part before the dot.',
  showAll: 'Show all',
  all: 'All error codes',
  more: 'Learn more',
  origin: {
    call: 'DescribeCloudTranscription',
    common: 'Common to all APIs',
    own: 'Scribeboard',
    undocumented: 'Undocumented',
  },
  originNote: {
    call: 'The DescribeCloudTranscription API reference lists this code.',
    common: 'Any Tencent Cloud API can return this code.',
    own: 'Not a Tencent Cloud code: Scribeboard uses it when there was no readable response.',
    undocumented: 'The API reference does not list this code.',
  },
  byParent: (parent: string) => `Subtype of ${parent}; described here as ${parent}.`,
  copyCode: 'Copy code',
  meaning: 'Meaning',
  cause: 'Likely cause',
  toDo: 'What to do',
  retried: 'Retries',
  documentation: 'Documentation',
  newTab: '(opens in a new tab)',
  unknown: {
    meaning: 'Unknown error. It says nothing certain about the task.',
    cause: 'Tencent Cloud may have added this code after this version of Scribeboard.',
    toDo: 'Read the message. If it persists for more than five minutes, open a ticket with the RequestId.',
  },
  /** What src/proxy does after each kind: core/when-to-ask.ts, core/breaker.ts, core/pacer.ts. */
  retry: {
    throttle:
      'Automatic, at its next turn. All calls for the account pause for 250 ms, slow down by a quarter, then speed up step by step.',
    transient: 'Automatic, with backoff (1, 2, 4 … 60 s).',
    clock: 'Automatic: immediately with Tencent Cloud’s time, then with backoff (2, 4 … 60 s).',
    credential: 'Once a minute for the account and immediately after a key change; all other polling stops.',
    permission: 'Once a minute for this SdkAppId and immediately after a key change.',
    gone: 'Seen alive before: once more; a second such response means it has ended. Never seen alive: every 10 s for two minutes. Then only with “Check now”.',
    caller: 'None: retrying won’t help. “Check now” tries once.',
    unknown: 'Automatic, with backoff (1, 2, 4 … 60 s).',
  } satisfies Record<ProblemKind, string>,
  ticket: 'Copy for support ticket',
  ticketDone: 'Copied',
  notReached: 'none: the request did not reach Tencent Cloud',
  times: (n: number, since: string) => `${number.en(n)} in a row since ${since}`,
};

export type ErrorWords = typeof en;

const zhCn: ErrorWords = {
  title: '错误码 · Scribeboard',
  titleOf: (code) => `${code} · Scribeboard`,
  heading: '错误码',
  lead: '腾讯云与 Scribeboard 错误码的含义和处理方法。',
  search: '错误码、关键词，或整段报错',
  searchLabel: '搜索错误码',
  found: (n) => `${number.zh(n)} 个错误码`,
  none: '没有符合的错误码。其他错误码请按点号之前的部分搜索。',
  showAll: '显示全部',
  all: '全部错误码',
  more: '详细说明',
  origin: {
    call: 'DescribeCloudTranscription',
    common: '公共错误码',
    own: 'Scribeboard',
    undocumented: '文档未列出',
  },
  originNote: {
    call: 'DescribeCloudTranscription 接口文档列出了该错误码。',
    common: '腾讯云的任何 API 都可能返回该错误码。',
    own: '不是腾讯云的错误码：没有收到可读的响应时，Scribeboard 用它说明发生了什么。',
    undocumented: '接口文档没有列出该错误码。',
  },
  byParent: (parent) => `属于 ${parent}，以下为 ${parent} 的说明。`,
  copyCode: '复制错误码',
  meaning: '含义',
  cause: '可能原因',
  toDo: '如何处理',
  retried: '重试',
  documentation: '官方文档',
  newTab: '（在新标签页打开）',
  unknown: {
    meaning: '未知错误，不能据此判断任务的状态。',
    cause: '可能是腾讯云在此版本 Scribeboard 发布之后新增的错误码。',
    toDo: '查看错误信息。若持续超过五分钟，请附 RequestId 提交工单。',
  },
  retry: {
    throttle: '自动，轮到时再查询。该账号的全部调用暂停 250 毫秒、放慢四分之一，之后逐步恢复。',
    transient: '自动，退避重试（1、2、4 … 60 秒）。',
    clock: '自动：立即用腾讯云的时间重试，之后退避重试（2、4 … 60 秒）。',
    credential: '整个账号每分钟一次，更换密钥后立即重试；其他查询暂停。',
    permission: '该 SdkAppId 每分钟一次，更换密钥后立即重试。',
    gone: '曾查询到运行：再查一次，第二次仍如此即判为已结束。从未查询到：两分钟内每 10 秒查一次。之后仅在“立即查询”时查询。',
    caller: '不重试：结果不会改变。“立即查询”会再试一次。',
    unknown: '自动，退避重试（1、2、4 … 60 秒）。',
  },
  ticket: '复制工单信息',
  ticketDone: '已复制',
  notReached: '无：请求没有到达腾讯云',
  times: (n, since) => `自 ${since} 起连续 ${number.zh(n)} 次`,
};

/** The words around the error catalogue. They come with it, in all languages, instead of with the first load. */
export const errorWords: Record<Language, ErrorWords> = { en, 'zh-CN': zhCn };
