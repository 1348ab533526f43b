import type { CataloguePart } from '../explanation.ts';

/** How often and how much: none of these says anything about a task. */
export const LIMITS = {
  LimitExceeded: {
    en: {
      meaning: 'An account quota is used up. It is not the limit on calls per second.',
      cause:
        'The message may name the quota. By default an application may run 100 transcription tasks at a time, but that limits starting tasks, not querying them.',
      toDo: 'Read the message. Find the quota in the console and request an increase by ticket.',
    },
    'zh-CN': {
      meaning: '账号的某项配额已用尽；这不是每秒调用次数的限制。',
      cause:
        '具体是哪项配额要看腾讯云原文。每个应用默认最多同时运行 100 个转写任务，但那限制的是启动任务，而不是查询。',
      toDo: '查看腾讯云原文，在控制台找到对应配额，并通过工单申请提升。',
    },
  },
  'LimitExceeded.RateLimitExceeded': {
    en: {
      meaning: 'Too many calls per second, as other Tencent Cloud services report it.',
      cause: 'A Tencent Cloud gateway refused the call for its rate. It says nothing about the task.',
      toDo: 'No action needed yet: Scribeboard slows down. If it recurs, find out who else uses the key.',
    },
    'zh-CN': {
      meaning: '一秒内的调用超出限额，是腾讯云其他服务的说法。',
      cause: '腾讯云网关因频率拒绝了此次调用；与任务本身无关。',
      toDo: '无需立即处理，看板会自动放慢。若反复出现，请查明还有谁在用此密钥。',
    },
  },
  RequestLimitExceeded: {
    en: {
      meaning: 'Too many calls per second to this API for the account. It says nothing about the task.',
      cause:
        'The limit is 20 calls a second for one sub-account and access region, shared with the console, API Explorer, command lines and any other program that uses the same key. Refused calls count too.',
      toDo: 'No action needed yet: Scribeboard slows down. If it recurs, find out who else uses the key, give this server its own sub-account, or request a higher limit by ticket.',
    },
    'zh-CN': {
      meaning: '一秒内对该 API 的调用超出账号的限额；与任务本身无关。',
      cause:
        '每个子账号在每个接入地域的限额是每秒 20 次，与控制台、API Explorer、命令行及使用同一密钥的其他程序共享。被拒绝的调用也计数。',
      toDo: '无需立即处理，看板会自动放慢。若反复出现，请查明还有谁在用此密钥，为本服务器使用单独的子账号，或通过工单提升限额。',
    },
  },
  'RequestLimitExceeded.GlobalRegionUinLimitExceeded': {
    en: {
      meaning: 'Too many calls per second for the main account, over all regions.',
      cause:
        'All sub-accounts and regions of the main account share this limit. Its value is not published, and it can be reached while Scribeboard stays below its own.',
      toDo: 'No action needed yet: Scribeboard slows down. If it persists, find the program that calls most under this main account, or open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '一秒内的调用超出主账号在全部地域的总限额。',
      cause: '主账号下所有子账号与地域共享此限额；其数值未公开，即使本看板未超出自身限额也可能触发。',
      toDo: '无需立即处理，看板会自动放慢。若持续出现，请找出该主账号下调用最多的程序，或附 RequestId 提交工单。',
    },
  },
  'RequestLimitExceeded.IPLimitExceeded': {
    en: {
      meaning: 'Too many calls per second from one address.',
      cause:
        'Other programs call Tencent Cloud from the same outgoing address, for example behind one NAT gateway. The limit is not published.',
      toDo: 'No action needed yet: Scribeboard slows down. If it persists, give this server its own outgoing address.',
    },
    'zh-CN': {
      meaning: '一秒内的调用超出单个来源地址的限额。',
      cause: '其他程序也经同一出口地址（例如同一 NAT 网关）调用腾讯云。该限额数值未公开。',
      toDo: '无需立即处理，看板会自动放慢。若持续出现，请让本服务器使用单独的出口地址。',
    },
  },
  'RequestLimitExceeded.UinLimitExceeded': {
    en: {
      meaning: 'Too many calls per second for the main account.',
      cause: 'All sub-accounts of the main account share this limit. Its value is not published.',
      toDo: 'No action needed yet: Scribeboard slows down. If it persists, find the program that calls most under this main account, or open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '一秒内的调用超出主账号的限额。',
      cause: '主账号下所有子账号共享此限额，其数值未公开。',
      toDo: '无需立即处理，看板会自动放慢。若持续出现，请找出该主账号下调用最多的程序，或附 RequestId 提交工单。',
    },
  },
  RequestSizeLimitExceeded: {
    en: {
      meaning: 'The request is larger than Tencent Cloud accepts.',
      cause:
        'Unexpected: this request has a few hundred bytes, and the limit is 10 MB. Something on the network path may have changed it.',
      toDo: 'Check the network path for a proxy that rewrites requests; otherwise open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '请求超过腾讯云接受的大小。',
      cause: '正常情况下不会出现：此请求只有几百字节，而上限是 10 MB。可能是途中有设备改写了请求。',
      toDo: '检查到腾讯云的链路上是否有代理改写请求；否则请附 RequestId 提交工单。',
    },
  },
  ResponseSizeLimitExceeded: {
    en: {
      meaning: 'The response would be larger than Tencent Cloud allows.',
      cause: 'Unexpected: this response has four short fields.',
      toDo: 'Wait and see if it clears; if it persists, open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '响应超过腾讯云允许的大小。',
      cause: '正常情况下不会出现：此接口的响应只有四个短字段。',
      toDo: '先观察是否自行恢复；若持续出现，请附 RequestId 提交工单。',
    },
  },
} as const satisfies CataloguePart;
