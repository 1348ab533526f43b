import type { Language } from '#contract/language.ts';
import type { ProblemKind } from '#contract/task-view.ts';
import { number, plural } from '../../i18n/number.ts';

const en = {
  title: 'Error codes · Scribeboard',
  titleOf: (code: string) => `${code} · Scribeboard`,
  heading: 'Error codes',
  lead: 'What Tencent’s codes and our own mean, and what to do about them.',
  search: 'Code, word or a whole error message',
  searchLabel: 'Search the error codes',
  found: (n: number) => plural(n, 'code', 'codes'),
  none: 'No code here fits. Codes that are not listed are explained by the part before their dot.',
  showAll: 'Show all',
  all: 'All error codes',
  more: 'About this code',
  origin: {
    call: 'Of DescribeCloudTranscription',
    common: 'Of every Tencent Cloud API',
    own: 'Of this board',
    undocumented: 'In no documentation of this call',
  },
  originNote: {
    call: 'Tencent’s page of DescribeCloudTranscription lists this code.',
    common: 'Any API of Tencent Cloud may answer this code.',
    own: 'Not a code of Tencent: this board names with it what happened where Tencent said nothing that could be read.',
    undocumented: 'Tencent’s documentation of this call does not list this code.',
  },
  byParent: (parent: string) => `It is a kind of ${parent}, so what is said here is about that.`,
  copyCode: 'Copy code',
  meaning: 'Meaning',
  cause: 'Likely cause',
  toDo: 'What to do',
  retried: 'Retried',
  documentation: 'Documentation',
  newTab: '(opens in a new tab)',
  unknown: {
    meaning: 'An error that is not known here. It says nothing certain about the task.',
    cause: 'Tencent may have introduced the code after this board was made.',
    toDo: 'Read Tencent’s message. If it lasts longer than five minutes, open a ticket with the RequestId.',
  },
  /** What src/proxy does after each kind: core/when-to-ask.ts, core/breaker.ts, core/pacer.ts. */
  retry: {
    throttle:
      'Yes, when its turn comes. All calls of the account slow down by a quarter, pause for a quarter of a second, and speed up again step by step.',
    transient: 'Yes, by itself: after about 1, 2, 4, 8 s and so on, at most 60 s apart.',
    clock: 'Yes: at once with Tencent’s time; if that does not help, after 2, 4, 8 s and so on, at most 60 s apart.',
    credential:
      'One call a minute for the whole account, and one at once when the key is replaced. No other task is asked.',
    permission: 'One call a minute for this SdkAppId, and one at once when the key is replaced.',
    gone: 'Seen alive before: once more, and the second such answer means that it has ended. Never seen alive: every 10 s for two minutes. Then only with “Check now”.',
    caller: 'No. The same question would get the same answer; “Check now” asks it once more.',
    unknown: 'Yes, by itself: after about 1, 2, 4, 8 s and so on, at most 60 s apart.',
  } satisfies Record<ProblemKind, string>,
  ticket: 'Copy for a support ticket',
  ticketDone: 'Copied for the ticket',
  notReached: 'none: the request did not reach Tencent',
  times: (n: number, since: string) => `${number.en(n)} in a row since ${since}`,
};

export type ErrorWords = typeof en;

const zhCn: ErrorWords = {
  title: '错误码 · Scribeboard',
  titleOf: (code) => `${code} · Scribeboard`,
  heading: '错误码',
  lead: '腾讯云与本看板的错误码各是什么意思，该怎么处理。',
  search: '错误码、关键词，或整段报错',
  searchLabel: '搜索错误码',
  found: (n) => `${number.zh(n)} 个错误码`,
  none: '没有符合的错误码。未列出的错误码，按点号之前的部分解释。',
  showAll: '显示全部',
  all: '全部错误码',
  more: '详细说明',
  origin: {
    call: 'DescribeCloudTranscription 的错误码',
    common: '腾讯云 API 的公共错误码',
    own: '本看板的错误码',
    undocumented: '此接口文档未列出的错误码',
  },
  originNote: {
    call: '腾讯云 DescribeCloudTranscription 接口文档列出了该错误码。',
    common: '腾讯云的任何 API 都可能返回该错误码。',
    own: '不是腾讯云的错误码：没有收到可读的应答时，看板用它说明发生了什么。',
    undocumented: '腾讯云此接口的文档没有列出该错误码。',
  },
  byParent: (parent) => `它属于 ${parent}，以下说明针对后者。`,
  copyCode: '复制错误码',
  meaning: '含义',
  cause: '可能原因',
  toDo: '如何处理',
  retried: '是否重试',
  documentation: '官方文档',
  newTab: '（在新标签页打开）',
  unknown: {
    meaning: '这里没有收录的错误，不能据此判断任务的状态。',
    cause: '可能是腾讯云在本看板发布之后新增的错误码。',
    toDo: '查看腾讯云原文。若持续超过五分钟，请附 RequestId 提交工单。',
  },
  retry: {
    throttle: '是，轮到时再查询。整个账号的调用放慢四分之一并暂停四分之一秒，之后逐步恢复。',
    transient: '是，自动重试：约 1、2、4、8 秒……之后，间隔最长 60 秒。',
    clock: '是：立即用腾讯云的时间重试；若仍失败，约 2、4、8 秒……之后再试，间隔最长 60 秒。',
    credential: '整个账号每分钟只试一次，更换密钥后立即再试；其他任务暂不查询。',
    permission: '该 SdkAppId 每分钟只试一次，更换密钥后立即再试。',
    gone: '曾见过活跃：再查一次，第二次仍如此即判为已结束。从未见过活跃：两分钟内每 10 秒查一次。之后仅在“立即查询”时查询。',
    caller: '否。同样的请求只会得到同样的应答；可用“立即查询”再问一次。',
    unknown: '是，自动重试：约 1、2、4、8 秒……之后，间隔最长 60 秒。',
  },
  ticket: '复制工单信息',
  ticketDone: '工单信息已复制',
  notReached: '无：请求没有到达腾讯云',
  times: (n, since) => `自 ${since} 起连续 ${number.zh(n)} 次`,
};

/** The words around the error catalogue. They come with it, in all languages, instead of with the first load. */
export const errorWords: Record<Language, ErrorWords> = { en, 'zh-CN': zhCn };
