import type { CataloguePart } from '../explanation.ts';

/** What is asked: parameters, the name and version of the API, its address. */
export const REQUEST = {
  ActionOffline: {
    en: {
      meaning: 'Tencent Cloud has withdrawn this API.',
      cause: 'DescribeCloudTranscription is no longer offered, at this address or at all.',
      toDo: 'Read the API reference and Tencent Cloud’s announcements. Scribeboard needs a new version then; no setting helps.',
    },
    'zh-CN': {
      meaning: '腾讯云已下线此 API。',
      cause: 'DescribeCloudTranscription 在此地址或整体上不再提供。',
      toDo: '查看接口文档与腾讯云公告。此时需要新版看板，修改配置无济于事。',
    },
  },
  DryRunOperation: {
    en: {
      meaning: 'The request would have succeeded, but it was marked as a dry run.',
      cause: 'Unexpected: Scribeboard never sends DryRun. Something on the network path may have changed the request.',
      toDo: 'Check the network path for a proxy that rewrites requests; otherwise open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '请求本可成功，但被标记为试运行（DryRun）。',
      cause: '正常情况下不会出现：看板从不发送 DryRun。可能是途中有设备改写了请求。',
      toDo: '检查到腾讯云的链路上是否有代理改写请求；否则请附 RequestId 提交工单。',
    },
  },
  InvalidAction: {
    en: {
      meaning: 'This address does not offer this API.',
      cause: 'TRTC_ENDPOINT points to another product or site, or the API is not offered there yet.',
      toDo: 'Check TRTC_ENDPOINT and the site: trtc.intl.tencentcloudapi.com is international, trtc.tencentcloudapi.com is China.',
    },
    'zh-CN': {
      meaning: '腾讯云在此地址上没有这个 API。',
      cause: 'TRTC_ENDPOINT 指向了其他产品或站点，或该站点尚未提供此接口。',
      toDo: '检查 TRTC_ENDPOINT 与站点设置：国际站为 trtc.intl.tencentcloudapi.com，中国站为 trtc.tencentcloudapi.com。',
    },
  },
  InvalidParameter: {
    en: {
      meaning: 'A request parameter has the wrong format or type.',
      cause:
        'Most often the TaskId: truncated when copied, masked with **** as in the documentation, or with a space where a + was.',
      toDo: 'Compare the TaskId with the CreateCloudTranscription response, both ends included, and the SdkAppId with the console. Then press “Check now” or open the corrected task.',
    },
    'zh-CN': {
      meaning: '请求中某个参数的格式或类型有误。',
      cause: '多半是 TaskId：复制时被截去一端，像文档那样被 **** 脱敏，或 + 变成了空格。',
      toDo: '将 TaskId（含首尾）与 CreateCloudTranscription 的返回值核对，将 SdkAppId 与控制台核对，然后点“立即查询”或打开更正后的任务。',
    },
  },
  'InvalidParameter.SdkAppId': {
    en: {
      meaning: 'Tencent Cloud does not accept the SdkAppId.',
      cause: 'It was mistyped, or the application belongs to another account or to the other site.',
      toDo: 'Look up the SdkAppId in the TRTC console, in the account whose key this server uses, then open the task with the right one.',
    },
    'zh-CN': {
      meaning: '腾讯云不接受该 SdkAppId。',
      cause: '输入有误，或该应用属于其他账号或另一站点。',
      toDo: '在本服务器密钥所属账号的 TRTC 控制台中核对 SdkAppId，再用正确的值打开任务。',
    },
  },
  InvalidParameterValue: {
    en: {
      meaning: 'A parameter has a value that is not allowed.',
      cause: 'Most often an incomplete TaskId. The message usually names the parameter.',
      toDo: 'Compare TaskId, SdkAppId and region with the CreateCloudTranscription request and response. Then press “Check now” or open the corrected task.',
    },
    'zh-CN': {
      meaning: '某个参数的取值不被允许。',
      cause: '多半是 TaskId 不完整。腾讯云原文通常会指出是哪个参数。',
      toDo: '将 TaskId、SdkAppId、地域与 CreateCloudTranscription 的请求和返回核对，然后点“立即查询”或打开更正后的任务。',
    },
  },
  InvalidRequest: {
    en: {
      meaning: 'The request body is malformed.',
      cause:
        'Unexpected: the documentation means multipart bodies, and Scribeboard sends JSON. Something on the network path may have changed the request.',
      toDo: 'Check the network path for a proxy that rewrites requests; otherwise open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '请求体格式有误。',
      cause: '正常情况下不会出现：文档指的是 multipart 请求体，而看板发送 JSON。可能是途中有设备改写了请求。',
      toDo: '检查到腾讯云的链路上是否有代理改写请求；否则请附 RequestId 提交工单。',
    },
  },
  MissingParameter: {
    en: {
      meaning: 'A required parameter is missing.',
      cause:
        'Unexpected: SdkAppId, TaskId and region are always sent. The API may require something new, or a network proxy changes the request.',
      toDo: 'See which parameter the message names, compare with the API reference, and open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '腾讯云认为缺少必填参数。',
      cause: '正常情况下不会出现：SdkAppId、TaskId 与地域总会发送。可能是接口新增了必填项，或代理改写了请求。',
      toDo: '从腾讯云原文看是哪个参数，与接口文档核对，并附 RequestId 提交工单。',
    },
  },
  'MissingParameter.RoomId': {
    en: {
      meaning: 'The RoomId is missing, according to Tencent Cloud.',
      cause:
        'The API reference lists this code, but this API has no RoomId: it belongs to starting a task. Here it is a Tencent Cloud fault or an API change.',
      toDo: 'Press “Check now” once. If nothing changes, open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '腾讯云认为缺少 RoomId。',
      cause:
        '接口文档列出了该错误码，但此接口没有 RoomId 参数，它属于启动任务的接口。出现在这里，说明是腾讯云故障或接口有变化。',
      toDo: '点一次“立即查询”。若仍然如此，请附 RequestId 提交工单。',
    },
  },
  'MissingParameter.SdkAppId': {
    en: {
      meaning: 'The SdkAppId is missing, according to Tencent Cloud.',
      cause: 'Unexpected: it is always sent. A network proxy may have changed the request.',
      toDo: 'Press “Check now” once. If nothing changes, check the network path and open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '腾讯云认为缺少 SdkAppId。',
      cause: '正常情况下不会出现：看板总会发送它。可能是途中的代理改写了请求。',
      toDo: '点一次“立即查询”。若仍然如此，请检查到腾讯云的链路，并附 RequestId 提交工单。',
    },
  },
  'MissingParameter.TaskId': {
    en: {
      meaning: 'The TaskId is missing, according to Tencent Cloud.',
      cause: 'Unexpected: it is always sent. A network proxy may have changed the request.',
      toDo: 'Press “Check now” once. If nothing changes, check the network path and open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '腾讯云认为缺少 TaskId。',
      cause: '正常情况下不会出现：看板总会发送它。可能是途中的代理改写了请求。',
      toDo: '点一次“立即查询”。若仍然如此，请检查到腾讯云的链路，并附 RequestId 提交工单。',
    },
  },
  'MissingParameter.UserId': {
    en: {
      meaning: 'The UserId is missing, according to Tencent Cloud.',
      cause:
        'The API reference lists this code, but this API has no UserId: it belongs to starting a task. Here it is a Tencent Cloud fault or an API change.',
      toDo: 'Press “Check now” once. If nothing changes, open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '腾讯云认为缺少 UserId。',
      cause:
        '接口文档列出了该错误码，但此接口没有 UserId 参数，它属于启动任务的接口。出现在这里，说明是腾讯云故障或接口有变化。',
      toDo: '点一次“立即查询”。若仍然如此，请附 RequestId 提交工单。',
    },
  },
  NoSuchProduct: {
    en: {
      meaning: 'There is no such product at this address.',
      cause: 'TRTC_ENDPOINT does not point to the TRTC API.',
      toDo: 'Check TRTC_ENDPOINT: trtc.intl.tencentcloudapi.com is international, trtc.tencentcloudapi.com is China.',
    },
    'zh-CN': {
      meaning: '此地址上没有该产品。',
      cause: 'TRTC_ENDPOINT 没有指向 TRTC API。',
      toDo: '检查 TRTC_ENDPOINT：国际站为 trtc.intl.tencentcloudapi.com，中国站为 trtc.tencentcloudapi.com。',
    },
  },
  NoSuchVersion: {
    en: {
      meaning: 'The product has no such API version.',
      cause:
        'Scribeboard uses version 2019-07-22. TRTC_ENDPOINT points to another product, or Tencent Cloud has withdrawn the version.',
      toDo: 'Check TRTC_ENDPOINT first, then the version in the API reference.',
    },
    'zh-CN': {
      meaning: '该产品没有这个 API 版本。',
      cause: '看板使用的版本是 2019-07-22。可能 TRTC_ENDPOINT 指向了其他产品，或腾讯云下线了该版本。',
      toDo: '先检查 TRTC_ENDPOINT，再核对接口文档中的版本号。',
    },
  },
  UnknownParameter: {
    en: {
      meaning: 'The request has a parameter that the API does not define.',
      cause:
        'Unexpected: only SdkAppId and TaskId are sent. A network proxy may have changed the request, or the API has changed.',
      toDo: 'See which parameter the message names, check the network path, and open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '请求中有 API 未定义的参数。',
      cause: '正常情况下不会出现：看板只发送 SdkAppId 与 TaskId。可能是代理改写了请求，或接口有变化。',
      toDo: '从腾讯云原文看是哪个参数，检查到腾讯云的链路，并附 RequestId 提交工单。',
    },
  },
  UnsupportedOperation: {
    en: {
      meaning: 'Tencent Cloud does not support this operation here.',
      cause: 'The API does not support this kind of task or application, or the feature is not active for the account.',
      toDo: 'Read the message. Check in the TRTC console that cloud transcription is active for this SdkAppId; otherwise open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '腾讯云在此不支持该操作。',
      cause: '该任务或应用的类型不适用此接口，或账号未开通该功能。',
      toDo: '查看腾讯云原文。在 TRTC 控制台确认该 SdkAppId 已开通云端转写；否则请附 RequestId 提交工单。',
    },
  },
  UnsupportedProtocol: {
    en: {
      meaning: 'Only GET and POST over HTTP or HTTPS are supported.',
      cause: 'Unexpected: Scribeboard sends POST. A network proxy may have changed the request.',
      toDo: 'Check TRTC_ENDPOINT, and the network path for a proxy that rewrites requests.',
    },
    'zh-CN': {
      meaning: '腾讯云只支持 HTTP(S) 上的 GET 与 POST。',
      cause: '正常情况下不会出现：看板发送的是 POST。可能是途中的代理改写了请求。',
      toDo: '检查 TRTC_ENDPOINT，以及到腾讯云的链路上是否有代理改写请求。',
    },
  },
  UnsupportedRegion: {
    en: {
      meaning: 'The API is not offered in this region.',
      cause:
        'The regions of the two sites differ: international has ap-guangzhou, ap-hongkong and ap-singapore; China has ap-beijing, ap-guangzhou, ap-hongkong and ap-shanghai.',
      toDo: 'Open the task with the region in which it was started. If that region belongs to the other site, this server is configured for the wrong site.',
    },
    'zh-CN': {
      meaning: '该地域不提供此 API。',
      cause:
        '两个站点的地域不同：国际站为 ap-guangzhou、ap-hongkong、ap-singapore；中国站为 ap-beijing、ap-guangzhou、ap-hongkong、ap-shanghai。',
      toDo: '用任务启动时的地域打开任务。若那是另一站点的地域，说明本服务器访问的站点不对。',
    },
  },
} as const satisfies CataloguePart;
