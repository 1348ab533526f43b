import type { CataloguePart } from '../explanation.ts';

/** Words of this board, for what happened where Tencent said nothing that could be read. */
export const OWN = {
  'Clock.Wrong': {
    en: {
      meaning: 'The clock of this server differs from Tencent’s by more than 30 s.',
      cause: 'Its time service (NTP) is off, blocked or wrong, or the machine was suspended.',
      toDo: 'Repair the time service. Until then calls are signed with Tencent’s time, so the board goes on; times in the server’s logs are wrong.',
    },
    'zh-CN': {
      meaning: '本服务器的时钟与腾讯云相差超过 30 秒。',
      cause: '时间同步（NTP）未开启、被阻断或有误，或机器曾被挂起。',
      toDo: '修复时间同步。在此之前会用腾讯云的时间签名，看板照常工作；但服务器日志中的时间不准。',
    },
  },
  'Credential.Missing': {
    en: {
      meaning: 'This server has no key, so nothing was sent to Tencent.',
      cause:
        'The credentials file is missing, incomplete or just being replaced, or the role of the machine gives no key. The message says which.',
      toDo: 'Provide SecretId and SecretKey in the place that the message names. A repaired file is noticed without a restart.',
    },
    'zh-CN': {
      meaning: '本服务器没有密钥，因此没有向腾讯云发送任何请求。',
      cause: '凭证文件缺失、不完整或正在被替换，或机器的角色没有提供密钥；具体见错误信息。',
      toDo: '在错误信息所指的位置提供 SecretId 与 SecretKey。文件修好后无需重启即可生效。',
    },
  },
  'Network.ConnectionRefused': {
    en: {
      meaning: 'Connection refused at Tencent’s address.',
      cause: 'A firewall or an outgoing proxy refuses it, or TRTC_ENDPOINT names a wrong host or port.',
      toDo: 'Check TRTC_ENDPOINT, HTTPS_PROXY and the firewall. From the server, “curl -v” to the endpoint tells who refuses.',
    },
    'zh-CN': {
      meaning: '到腾讯云地址的连接被拒绝。',
      cause: '防火墙或出口代理拒绝连接，或 TRTC_ENDPOINT 的主机、端口有误。',
      toDo: '检查 TRTC_ENDPOINT、HTTPS_PROXY 与防火墙。在服务器上对该地址执行 curl -v，可看出是谁拒绝的。',
    },
  },
  'Network.ConnectionReset': {
    en: {
      meaning: 'The connection broke before the answer was complete.',
      cause: 'Now and then this is normal. Often it is a firewall, a proxy or a NAT gateway that drops connections.',
      toDo: 'Nothing if it is rare. If many tasks show it, check what stands between this server and Tencent.',
    },
    'zh-CN': {
      meaning: '应答尚未完整，连接就已中断。',
      cause: '偶尔出现属正常。频繁出现多半是防火墙、代理或 NAT 网关断开了连接。',
      toDo: '偶发无需处理。若许多任务都出现，请检查本服务器与腾讯云之间的网络设备。',
    },
  },
  'Network.Failed': {
    en: {
      meaning: 'The request failed in the network, in a way that has no name of its own here.',
      cause: 'The message has what the system said, for example that there is no route.',
      toDo: 'Read the message. If many tasks show it, check the network of this server.',
    },
    'zh-CN': {
      meaning: '请求在网络层失败，属于未单独归类的情况。',
      cause: '错误信息中有系统的原始描述，例如没有路由。',
      toDo: '查看错误信息。若许多任务都出现，请检查本服务器的网络。',
    },
  },
  'Network.NameNotResolved': {
    en: {
      meaning: 'The name of Tencent’s host could not be turned into an address.',
      cause: 'The DNS of this server does not answer, or TRTC_ENDPOINT is mistyped.',
      toDo: 'Check TRTC_ENDPOINT and HTTPS_PROXY, then the DNS settings of the server or container. Where only a proxy leads out, set HTTPS_PROXY.',
    },
    'zh-CN': {
      meaning: '无法解析腾讯云的域名。',
      cause: '本服务器的 DNS 没有应答，或 TRTC_ENDPOINT 拼写有误。',
      toDo: '检查 TRTC_ENDPOINT 与 HTTPS_PROXY，再检查服务器或容器的 DNS 设置。若只能经代理访问外网，请设置 HTTPS_PROXY。',
    },
  },
  'Network.ProxyRefused': {
    en: {
      meaning: 'The outgoing proxy (HTTPS_PROXY) did not open the way to Tencent.',
      cause:
        'The message has its answer: 407 asks for a login, 403 does not allow Tencent’s host, 502 and 503 mean that the proxy itself could not connect.',
      toDo: 'Check HTTPS_PROXY (a login stands in it as http://name:password@host:port), or have Tencent’s host allowed there. NO_PROXY names hosts that are reached without it.',
    },
    'zh-CN': {
      meaning: '出口代理（HTTPS_PROXY）没有打开到腾讯云的通道。',
      cause: '错误信息中有代理的应答：407 要求登录，403 不允许访问腾讯云域名，502、503 表示代理自身无法连接。',
      toDo: '检查 HTTPS_PROXY（登录信息写作 http://用户名:密码@主机:端口），或请代理放行腾讯云域名。NO_PROXY 列出不经代理访问的主机。',
    },
  },
  'Network.Timeout': {
    en: {
      meaning: 'Tencent gave no complete answer in time.',
      cause:
        'A slow way to Tencent, a firewall that swallows packets, or a slow service: Tencent’s own limit for a call is 6 s, and this server waits a little longer.',
      toDo: 'Nothing if it is rare. If all tasks show it, check the way to Tencent, and where only a proxy leads out, set HTTPS_PROXY; if only some do, wait, and open a ticket if it lasts.',
    },
    'zh-CN': {
      meaning: '腾讯云没有及时给出完整应答。',
      cause: '链路缓慢、防火墙丢弃数据包，或服务变慢：腾讯云自身对一次调用的上限是 6 秒，本服务器会多等一会儿。',
      toDo: '偶发无需处理。若所有任务都出现，请检查到腾讯云的链路（只能经代理访问外网时请设置 HTTPS_PROXY）；若只有部分任务，请等待，持续出现则提交工单。',
    },
  },
  'Network.TlsFailed': {
    en: {
      meaning: 'No secure connection to Tencent could be made.',
      cause:
        'A proxy opens TLS with a certificate that this server does not trust, the clock is far off, or TRTC_ENDPOINT leads to another host.',
      toDo: 'Read the message. If your company opens TLS, give Node its certificate (NODE_EXTRA_CA_CERTS). Never switch the check off.',
    },
    'zh-CN': {
      meaning: '无法与腾讯云建立安全连接。',
      cause: '代理以本服务器不信任的证书解密 TLS，或时钟相差太多，或 TRTC_ENDPOINT 指向了其他主机。',
      toDo: '查看错误信息。若公司网络会解密 TLS，请把其证书提供给 Node（NODE_EXTRA_CA_CERTS）。切勿关闭证书校验。',
    },
  },
  'Response.BadShape': {
    en: {
      meaning: 'The answer is JSON, but fields are missing or of the wrong kind.',
      cause: 'The API has changed, or something else than Tencent answered.',
      toDo: 'If it lasts, run the request outside this board (Reproduce) and compare the answer with the page of the call.',
    },
    'zh-CN': {
      meaning: '应答是 JSON，但缺少字段或字段类型不对。',
      cause: '接口有变化，或应答者不是腾讯云。',
      toDo: '若持续出现，请在看板之外执行同一请求（见“复现”），与接口文档核对应答。',
    },
  },
  'Response.Empty': {
    en: {
      meaning: 'An answer came, with nothing in it.',
      cause: 'Usually a proxy or load balancer on the way that lost the answer.',
      toDo: 'Nothing if it is rare. If it lasts, check what stands between this server and Tencent.',
    },
    'zh-CN': {
      meaning: '收到了应答，但内容为空。',
      cause: '通常是途中的代理或负载均衡丢失了应答。',
      toDo: '偶发无需处理。若持续出现，请检查本服务器与腾讯云之间的网络设备。',
    },
  },
  'Response.Encoded': {
    en: {
      meaning: 'The answer is compressed, and the board had asked for it not to be.',
      cause: 'A proxy on the way compresses answers on its own.',
      toDo: 'Let the proxy leave answers of Tencent’s host alone.',
    },
    'zh-CN': {
      meaning: '应答经过压缩，而看板要求不压缩。',
      cause: '途中的代理自行压缩了应答。',
      toDo: '让代理不要处理来自腾讯云域名的应答。',
    },
  },
  'Response.HttpStatus': {
    en: {
      meaning: 'The answer has an HTTP status other than 200. Tencent’s API answers 200 even for its errors.',
      cause:
        'A proxy, load balancer or gateway answered in its place. 502, 503 and 504 are faults of a gateway, 403 and 407 point to an outgoing proxy, 429 asks for fewer calls.',
      toDo: 'Look at the status in the message. If it lasts, check what stands between this server and Tencent.',
    },
    'zh-CN': {
      meaning: '应答的 HTTP 状态不是 200，而腾讯云 API 即使报错也返回 200。',
      cause:
        '是途中的代理、负载均衡或网关代为应答。502、503、504 是网关故障，403、407 指向出口代理，429 要求减少调用。',
      toDo: '查看错误信息中的状态码。若持续出现，请检查本服务器与腾讯云之间的网络设备。',
    },
  },
  'Response.NoResponse': {
    en: {
      meaning: 'The answer is JSON without the part called “Response” that every answer of Tencent has.',
      cause: 'Something else than Tencent’s API answered, or an old gateway of it.',
      toDo: 'Check TRTC_ENDPOINT. If it is right and this lasts, open a ticket.',
    },
    'zh-CN': {
      meaning: '应答是 JSON，但缺少腾讯云每次应答都有的 Response 部分。',
      cause: '应答者不是腾讯云 API，或是其旧版网关。',
      toDo: '检查 TRTC_ENDPOINT。若无误且持续出现，请提交工单。',
    },
  },
  'Response.NotJson': {
    en: {
      meaning: 'The answer is not JSON.',
      cause:
        'Often a web page: of a proxy, of a sign-in portal, or an error page of a gateway. A cut answer looks the same.',
      toDo: 'Nothing if it is rare. If it lasts, check TRTC_ENDPOINT and what stands between this server and Tencent.',
    },
    'zh-CN': {
      meaning: '应答不是 JSON。',
      cause: '多半是网页：来自代理、登录门户或网关的错误页。应答被截断时也是如此。',
      toDo: '偶发无需处理。若持续出现，请检查 TRTC_ENDPOINT 及本服务器与腾讯云之间的网络设备。',
    },
  },
  'Response.Redirect': {
    en: {
      meaning:
        'The answer leads to another address. Tencent’s API never does that, and a signed request is not sent elsewhere.',
      cause: 'A sign-in portal or a proxy stands in the way, or TRTC_ENDPOINT says http instead of https.',
      toDo: 'Check TRTC_ENDPOINT and whether this server may go out without signing in.',
    },
    'zh-CN': {
      meaning: '应答要求跳转到其他地址。腾讯云 API 从不如此，已签名的请求也不会转发到别处。',
      cause: '途中有登录门户或代理，或 TRTC_ENDPOINT 写成了 http 而非 https。',
      toDo: '检查 TRTC_ENDPOINT，以及本服务器是否无需登录即可访问外网。',
    },
  },
  'Response.TooLarge': {
    en: {
      meaning: 'The answer is far larger than any answer of this call, and was not read to its end.',
      cause: 'Something else than Tencent’s API answered, usually with a web page.',
      toDo: 'Check TRTC_ENDPOINT and what stands between this server and Tencent.',
    },
    'zh-CN': {
      meaning: '应答远大于此接口的任何应答，没有读完。',
      cause: '应答者不是腾讯云 API，通常是一个网页。',
      toDo: '检查 TRTC_ENDPOINT，以及本服务器与腾讯云之间的网络设备。',
    },
  },
  'Response.WrongTask': {
    en: {
      meaning: 'The answer is about another task, so it was not used.',
      cause: 'A proxy mixed up answers, or a fault at Tencent.',
      toDo: 'If it happens twice, open a ticket with the RequestId, and check for a proxy that caches answers.',
    },
    'zh-CN': {
      meaning: '应答说的是另一个任务，因此没有采用。',
      cause: '代理弄混了应答，或腾讯云故障。',
      toDo: '若再次出现，请附 RequestId 提交工单，并检查是否有代理缓存应答。',
    },
  },
  'Server.Fault': {
    en: {
      meaning: 'A part of this server failed: it could not read one of its files, or met a fault of its own.',
      cause:
        'An error of the operating system (rights, a disk or a share that is away, too many open files), or a bug. The message says which part.',
      toDo: 'Nothing is lost and it is tried again by itself. The log of the server says why; a bug there is worth a report.',
    },
    'zh-CN': {
      meaning: '本服务器的一部分出现故障：无法读取某个文件，或自身出错。',
      cause: '操作系统错误（权限、磁盘或共享不可用、打开的文件过多）或程序缺陷；错误信息说明是哪一部分。',
      toDo: '没有丢失任何内容，会自动重试。原因见服务器日志；若是程序缺陷，请反馈。',
    },
  },
} as const satisfies CataloguePart;
