import type { CataloguePart } from '../explanation.ts';

/** Our own codes, for what happened where Tencent Cloud returned nothing readable. */
export const OWN = {
  'Clock.Wrong': {
    en: {
      meaning: 'The server clock is more than 30 s off Tencent Cloud’s time.',
      cause: 'Time synchronisation (NTP) is off, blocked or wrong, or the machine was suspended.',
      toDo: 'Repair NTP. Until then calls are signed with Tencent Cloud’s time and still work; times in the server log are wrong.',
    },
    'zh-CN': {
      meaning: '本服务器的时钟与腾讯云相差超过 30 秒。',
      cause: '时间同步（NTP）未开启、被阻断或有误，或机器曾被挂起。',
      toDo: '修复时间同步。在此之前会用腾讯云的时间签名，看板照常工作；但服务器日志中的时间不准。',
    },
  },
  'Credential.Missing': {
    en: {
      meaning: 'This server has no key, so no request was sent.',
      cause:
        'The credentials file is missing, incomplete or just being replaced, or the machine’s role provides no key. The message says which.',
      toDo: 'Provide SecretId and SecretKey where the message says. A repaired file takes effect without a restart.',
    },
    'zh-CN': {
      meaning: '本服务器没有密钥，因此没有向腾讯云发送任何请求。',
      cause: '凭证文件缺失、不完整或正在被替换，或机器的角色没有提供密钥；具体见错误信息。',
      toDo: '在错误信息所指的位置提供 SecretId 与 SecretKey。文件修好后无需重启即可生效。',
    },
  },
  'Network.ConnectionRefused': {
    en: {
      meaning: 'Connection refused.',
      cause: 'A firewall or an outgoing proxy refuses it, or TRTC_ENDPOINT has a wrong host or port.',
      toDo: 'Check TRTC_ENDPOINT, HTTPS_PROXY and the firewall. On the server, “curl -v” to the endpoint shows what refuses.',
    },
    'zh-CN': {
      meaning: '到腾讯云地址的连接被拒绝。',
      cause: '防火墙或出口代理拒绝连接，或 TRTC_ENDPOINT 的主机、端口有误。',
      toDo: '检查 TRTC_ENDPOINT、HTTPS_PROXY 与防火墙。在服务器上对该地址执行 curl -v，可看出是谁拒绝的。',
    },
  },
  'Network.ConnectionReset': {
    en: {
      meaning: 'The connection broke before the response was complete.',
      cause:
        'Occasionally this is normal. If frequent, a firewall, a network proxy or a NAT gateway drops connections.',
      toDo: 'Nothing if it is rare. If many tasks show it, check proxies and firewalls on the path.',
    },
    'zh-CN': {
      meaning: '响应尚未完整，连接就已中断。',
      cause: '偶尔出现属正常。频繁出现多半是防火墙、代理或 NAT 网关断开了连接。',
      toDo: '偶发无需处理。若许多任务都出现，请检查本服务器与腾讯云之间的网络设备。',
    },
  },
  'Network.Failed': {
    en: {
      meaning: 'The request failed on the network, for a reason without its own code.',
      cause: 'The message has the system’s error, for example “no route to host”.',
      toDo: 'Read the message. If many tasks show it, check this server’s network.',
    },
    'zh-CN': {
      meaning: '请求在网络层失败，属于未单独归类的情况。',
      cause: '错误信息中有系统的原始描述，例如没有路由。',
      toDo: '查看错误信息。若许多任务都出现，请检查本服务器的网络。',
    },
  },
  'Network.NameNotResolved': {
    en: {
      meaning: 'Tencent Cloud’s host name could not be resolved.',
      cause: 'This server’s DNS does not respond, or TRTC_ENDPOINT is mistyped.',
      toDo: 'Check TRTC_ENDPOINT and HTTPS_PROXY, then DNS on the server or container. If only a network proxy has Internet access, set HTTPS_PROXY.',
    },
    'zh-CN': {
      meaning: '无法解析腾讯云的域名。',
      cause: '本服务器的 DNS 没有响应，或 TRTC_ENDPOINT 拼写有误。',
      toDo: '检查 TRTC_ENDPOINT 与 HTTPS_PROXY，再检查服务器或容器的 DNS 设置。若只能经代理访问外网，请设置 HTTPS_PROXY。',
    },
  },
  'Network.ProxyRefused': {
    en: {
      meaning: 'The outgoing proxy (HTTPS_PROXY) did not connect to Tencent Cloud.',
      cause:
        'The message has its response: 407 requires a login, 403 does not allow this host, 502 and 503 mean that the proxy itself could not connect.',
      toDo: 'Check HTTPS_PROXY (with a login: http://name:password@host:port), or have Tencent Cloud’s host allowed there. NO_PROXY lists hosts reached without it.',
    },
    'zh-CN': {
      meaning: '出口代理（HTTPS_PROXY）没有打开到腾讯云的通道。',
      cause: '错误信息中有代理的响应：407 要求登录，403 不允许访问腾讯云域名，502、503 表示代理自身无法连接。',
      toDo: '检查 HTTPS_PROXY（登录信息写作 http://用户名:密码@主机:端口），或请代理放行腾讯云域名。NO_PROXY 列出不经代理访问的主机。',
    },
  },
  'Network.Timeout': {
    en: {
      meaning: 'No complete response from Tencent Cloud in time.',
      cause:
        'A slow network path, a firewall that drops packets, or a slow service: Tencent Cloud’s own limit for a call is 6 s, and this server waits slightly longer.',
      toDo: 'Nothing if it is rare. If all tasks show it, check the network path (set HTTPS_PROXY if only a network proxy has Internet access); if only some do, wait, and open a ticket if it persists.',
    },
    'zh-CN': {
      meaning: '腾讯云没有及时返回完整响应。',
      cause: '链路缓慢、防火墙丢弃数据包，或服务变慢：腾讯云自身对一次调用的上限是 6 秒，本服务器会多等一会儿。',
      toDo: '偶发无需处理。若所有任务都出现，请检查到腾讯云的链路（只能经代理访问外网时请设置 HTTPS_PROXY）；若只有部分任务，请等待，持续出现则提交工单。',
    },
  },
  'Network.TlsFailed': {
    en: {
      meaning: 'No secure connection to Tencent Cloud could be made.',
      cause:
        'A network proxy inspects TLS with a certificate that this server does not trust, the clock is far off, or TRTC_ENDPOINT points to another host.',
      toDo: 'Read the message. If your company inspects TLS, give Node its certificate (NODE_EXTRA_CA_CERTS). Never disable certificate checks.',
    },
    'zh-CN': {
      meaning: '无法与腾讯云建立安全连接。',
      cause: '代理以本服务器不信任的证书解密 TLS，或时钟相差太多，或 TRTC_ENDPOINT 指向了其他主机。',
      toDo: '查看错误信息。若公司网络会解密 TLS，请把其证书提供给 Node（NODE_EXTRA_CA_CERTS）。切勿关闭证书校验。',
    },
  },
  'Response.BadShape': {
    en: {
      meaning: 'The response is JSON, but fields are missing or have the wrong type.',
      cause: 'The API has changed, or something other than Tencent Cloud’s API responded.',
      toDo: 'If it persists, run the request yourself (Reproduce) and compare the response with the API reference.',
    },
    'zh-CN': {
      meaning: '响应是 JSON，但缺少字段或字段类型不对。',
      cause: '接口有变化，或响应并非来自腾讯云。',
      toDo: '若持续出现，请在看板之外执行同一请求（见“复现”），与接口文档核对响应。',
    },
  },
  'Response.Empty': {
    en: {
      meaning: 'The response is empty.',
      cause: 'Usually a proxy or load balancer on the network path lost the response.',
      toDo: 'Nothing if it is rare. If it persists, check proxies and firewalls on the path.',
    },
    'zh-CN': {
      meaning: '响应内容为空。',
      cause: '通常是途中的代理或负载均衡丢失了响应。',
      toDo: '偶发无需处理。若持续出现，请检查本服务器与腾讯云之间的网络设备。',
    },
  },
  'Response.Encoded': {
    en: {
      meaning: 'The response is compressed, although the request excluded that.',
      cause: 'A network proxy compresses responses on its own.',
      toDo: 'Exclude Tencent Cloud’s host from compression in the network proxy.',
    },
    'zh-CN': {
      meaning: '响应经过压缩，而看板要求不压缩。',
      cause: '途中的代理自行压缩了响应。',
      toDo: '让代理不要处理来自腾讯云域名的响应。',
    },
  },
  'Response.HttpStatus': {
    en: {
      meaning: 'The response’s HTTP status is not 200. Tencent Cloud’s API returns 200 even for errors.',
      cause:
        'A network proxy, load balancer or gateway responded instead. 502, 503 and 504 are gateway faults, 403 and 407 point to an outgoing proxy, 429 requires fewer calls.',
      toDo: 'Look at the status in the message. If it persists, check proxies and firewalls on the path.',
    },
    'zh-CN': {
      meaning: '响应的 HTTP 状态不是 200，而腾讯云 API 即使报错也返回 200。',
      cause: '响应来自途中的代理、负载均衡或网关。502、503、504 是网关故障，403、407 指向出口代理，429 要求减少调用。',
      toDo: '查看错误信息中的状态码。若持续出现，请检查本服务器与腾讯云之间的网络设备。',
    },
  },
  'Response.NoResponse': {
    en: {
      meaning: 'The response is JSON without the “Response” field that Tencent Cloud always returns.',
      cause: 'Something other than Tencent Cloud’s API responded, or an old gateway.',
      toDo: 'Check TRTC_ENDPOINT. If it is right and this persists, open a ticket.',
    },
    'zh-CN': {
      meaning: '响应是 JSON，但缺少腾讯云每次响应都有的 Response 字段。',
      cause: '响应并非来自腾讯云 API，或来自其旧版网关。',
      toDo: '检查 TRTC_ENDPOINT。若无误且持续出现，请提交工单。',
    },
  },
  'Response.NotJson': {
    en: {
      meaning: 'The response is not JSON.',
      cause:
        'Often a web page from a network proxy or a sign-in portal, or a gateway’s error page. A truncated response looks the same.',
      toDo: 'Nothing if it is rare. If it persists, check TRTC_ENDPOINT and proxies and firewalls on the path.',
    },
    'zh-CN': {
      meaning: '响应不是 JSON。',
      cause: '多半是网页：来自代理、登录门户或网关的错误页。响应被截断时也是如此。',
      toDo: '偶发无需处理。若持续出现，请检查 TRTC_ENDPOINT 及本服务器与腾讯云之间的网络设备。',
    },
  },
  'Response.Redirect': {
    en: {
      meaning:
        'The response is a redirect. Tencent Cloud’s API never redirects, and a signed request is not sent elsewhere.',
      cause: 'A sign-in portal or a network proxy intercepts requests, or TRTC_ENDPOINT has http instead of https.',
      toDo: 'Check TRTC_ENDPOINT and whether this server has Internet access without signing in.',
    },
    'zh-CN': {
      meaning: '响应要求跳转到其他地址。腾讯云 API 从不如此，已签名的请求也不会转发到别处。',
      cause: '途中有登录门户或代理，或 TRTC_ENDPOINT 写成了 http 而非 https。',
      toDo: '检查 TRTC_ENDPOINT，以及本服务器是否无需登录即可访问外网。',
    },
  },
  'Response.TooLarge': {
    en: {
      meaning: 'The response is far larger than this API ever returns, and was not read to its end.',
      cause: 'Something other than Tencent Cloud’s API responded, usually with a web page.',
      toDo: 'Check TRTC_ENDPOINT and proxies and firewalls on the path.',
    },
    'zh-CN': {
      meaning: '响应远大于此接口的正常响应，没有读完。',
      cause: '响应并非来自腾讯云 API，通常是一个网页。',
      toDo: '检查 TRTC_ENDPOINT，以及本服务器与腾讯云之间的网络设备。',
    },
  },
  'Response.WrongTask': {
    en: {
      meaning: 'The response is about another task, so it was not used.',
      cause: 'A network proxy mixed up responses, or a fault at Tencent Cloud.',
      toDo: 'If it happens twice, open a ticket with the RequestId, and check for a network proxy that caches responses.',
    },
    'zh-CN': {
      meaning: '响应属于另一个任务，因此没有采用。',
      cause: '代理混淆了响应，或腾讯云故障。',
      toDo: '若再次出现，请附 RequestId 提交工单，并检查是否有代理缓存响应。',
    },
  },
  'Server.Fault': {
    en: {
      meaning: 'Part of this server failed: a file could not be read, or an internal error occurred.',
      cause:
        'An operating system error (permissions, a disk or share that is gone, too many open files), or a bug. The message says which part.',
      toDo: 'Nothing is lost; it is retried automatically. The server log says why; please report a bug.',
    },
    'zh-CN': {
      meaning: '本服务器的一部分出现故障：无法读取某个文件，或自身出错。',
      cause: '操作系统错误（权限、磁盘或共享不可用、打开的文件过多）或程序缺陷；错误信息说明是哪一部分。',
      toDo: '没有丢失任何内容，会自动重试。原因见服务器日志；若是程序缺陷，请反馈。',
    },
  },
} as const satisfies CataloguePart;
