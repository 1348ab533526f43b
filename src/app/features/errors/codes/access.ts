import type { CataloguePart } from '../explanation.ts';

/** Who asks: keys, signatures, tokens, policies, addresses. */
export const ACCESS = {
  AuthFailure: {
    en: {
      meaning: 'This key may not make this call.',
      cause:
        'The API reference lists this code without details. Usually access management (CAM) does not grant trtc:DescribeCloudTranscription for this SdkAppId.',
      toDo: 'Read the message. Check that the SdkAppId belongs to the key’s account and that a CAM policy of the key’s user allows the call.',
    },
    'zh-CN': {
      meaning: '腾讯云不允许本服务器的密钥发起此调用。',
      cause:
        '接口文档列出了该错误码，但未说明细节。通常是访问管理（CAM）没有为该 SdkAppId 授予 trtc:DescribeCloudTranscription。',
      toDo: '先看腾讯云原文。确认该 SdkAppId 属于密钥所在账号，且密钥所属用户的 CAM 策略允许此调用。',
    },
  },
  'AuthFailure.InvalidAuthorization': {
    en: {
      meaning: 'Tencent Cloud cannot parse the request’s Authorization header.',
      cause:
        'The header was changed on the way, for example by an outgoing proxy, or the SecretId contains characters that do not belong there.',
      toDo: 'Check TENCENTCLOUD_SECRET_ID for spaces, quotes and line breaks. Then check for a network proxy that rewrites headers.',
    },
    'zh-CN': {
      meaning: '腾讯云无法解析请求的 Authorization 头。',
      cause: '请求头在途中被改写（例如出口代理），或 SecretId 中混入了不该有的字符。',
      toDo: '检查 TENCENTCLOUD_SECRET_ID 是否含空格、引号或换行；再检查本服务器与腾讯云之间的代理是否改写请求头。',
    },
  },
  'AuthFailure.InvalidSecretId': {
    en: {
      meaning: 'The SecretId does not belong to a Cloud API key.',
      cause:
        'A key of another kind was configured, for example the TRTC application’s own secret key or a key of another cloud product.',
      toDo: 'Create a Cloud API key in the console (Access Management, API Keys) and configure its SecretId and SecretKey.',
    },
    'zh-CN': {
      meaning: '该 SecretId 不是云 API 密钥。',
      cause: '配置了其他类型的密钥，例如 TRTC 应用自身的密钥，或其他产品的密钥。',
      toDo: '在控制台“访问管理 → API 密钥管理”中创建云 API 密钥，并配置其 SecretId 与 SecretKey。',
    },
  },
  'AuthFailure.MFAFailure': {
    en: {
      meaning: 'The account requires multi-factor authentication (MFA) for this call.',
      cause: 'A CAM policy or an account security setting requires MFA. A server cannot complete such a challenge.',
      toDo: 'Give this server a sub-account whose API calls need no MFA, with only trtc:DescribeCloudTranscription allowed.',
    },
    'zh-CN': {
      meaning: '账号要求此调用通过多因素认证（MFA），而校验未通过。',
      cause: '账号的 CAM 策略或安全设置要求 MFA，服务器程序无法完成这种校验。',
      toDo: '为本服务器使用一个 API 调用无需 MFA 的子账号，只授予 trtc:DescribeCloudTranscription。',
    },
  },
  'AuthFailure.SecretIdNotFound': {
    en: {
      meaning: 'Tencent Cloud does not know the SecretId.',
      cause:
        'The key was deleted or disabled, was mistyped or has spaces around it, or it belongs to the other site: keys of the international and the China site are separate.',
      toDo: 'Look up the SecretId in the console of the site that this server uses. If it is disabled, enable it or configure another; a change in the credentials file takes effect without a restart.',
    },
    'zh-CN': {
      meaning: '腾讯云查不到该 SecretId。',
      cause: '密钥已删除或禁用，输入有误或首尾有空格，或属于另一站点：国际站与中国站的密钥互不通用。',
      toDo: '在本服务器所访问站点的控制台中核对 SecretId。若已禁用，请启用或更换；写在凭证文件中的更改无需重启即可生效。',
    },
  },
  'AuthFailure.SignatureExpire': {
    en: {
      meaning: 'The request’s timestamp is over five minutes off.',
      cause: 'The server clock is wrong, or the request was delayed for minutes on the network path.',
      toDo: 'No action needed yet: Scribeboard corrects itself from the Date header of the response. Then repair time synchronisation (NTP) on the server.',
    },
    'zh-CN': {
      meaning: '请求的时间与腾讯云的时间相差超过五分钟。',
      cause: '本服务器时钟有误，或请求在途中滞留了数分钟。',
      toDo: '无需立即处理：Scribeboard 会按腾讯云响应中的 Date 自行校正。随后请修复服务器的时间同步（NTP）。',
    },
  },
  'AuthFailure.SignatureFailure': {
    en: {
      meaning: 'The request signature is wrong.',
      cause:
        'Almost always the SecretKey does not belong to the SecretId: one of the two was replaced, truncated or mistyped. More rarely a network proxy changes the body or the Host header.',
      toDo: 'Configure SecretId and SecretKey again, both from the same key. If they match, check the network path for a proxy that rewrites requests.',
    },
    'zh-CN': {
      meaning: '请求签名不正确。',
      cause:
        '几乎总是 SecretKey 与 SecretId 不配对：其中之一被更换、截断或输错。少数情况下是代理改写了请求体或 Host 头。',
      toDo: '重新配置同一密钥的 SecretId 与 SecretKey。若确认无误，请检查到腾讯云的链路上是否有代理改写请求。',
    },
  },
  'AuthFailure.TokenFailure': {
    en: {
      meaning: 'The temporary credential’s session token is wrong or has expired.',
      cause:
        'Temporary credentials live for hours at most and were not renewed, or the token does not belong to this SecretId. A token sent with a long-term key is refused as well.',
      toDo: 'Renew the credentials file, all three values together. With a long-term key, remove TENCENTCLOUD_TOKEN.',
    },
    'zh-CN': {
      meaning: '临时凭证的会话 Token 有误或已过期。',
      cause: '临时凭证最多有效数小时且未及时更新，或 Token 与 SecretId 不匹配。长期密钥携带 Token 也会被拒绝。',
      toDo: '更新凭证文件，三个值须同时更换。使用长期密钥时请去掉 TENCENTCLOUD_TOKEN。',
    },
  },
  'AuthFailure.UnauthorizedOperation': {
    en: {
      meaning: 'Access management (CAM) does not allow the key to query this SdkAppId.',
      cause:
        'The policy lacks the action trtc:DescribeCloudTranscription, names other SdkAppIds only, or has a condition, such as an address, that is not met.',
      toDo: 'Grant trtc:DescribeCloudTranscription on qcs::trtc::uin/<account>:sdkappid/<SdkAppId> to the key’s user. Other SdkAppIds are checked as before.',
    },
    'zh-CN': {
      meaning: '访问管理（CAM）不允许该密钥查询这个 SdkAppId。',
      cause: '策略缺少 trtc:DescribeCloudTranscription，或只授权了其他 SdkAppId，或策略条件（如来源地址）不满足。',
      toDo: '为密钥所属用户授予 qcs::trtc::uin/<账号>:sdkappid/<SdkAppId> 上的 trtc:DescribeCloudTranscription。其他 SdkAppId 照常查询。',
    },
  },
  'AuthFailure.UnsupportedOperation': {
    en: {
      meaning: 'This operation is not open to the account.',
      cause:
        'Cloud transcription is probably not activated for this application or account, or the service is suspended.',
      toDo: 'Check in the TRTC console that cloud transcription is active for this SdkAppId and that nothing is overdue. If both are in order, open a ticket.',
    },
    'zh-CN': {
      meaning: '该操作未对此账号开放。',
      cause: '该应用或账号可能未开通云端转写，或服务已被暂停。',
      toDo: '在 TRTC 控制台确认该 SdkAppId 已开通云端转写且没有欠费。若一切正常，请提交工单。',
    },
  },
  IpInBlacklist: {
    en: {
      meaning: 'The account refuses the address this request came from.',
      cause: 'This server’s outgoing address is on the account’s deny list.',
      toDo: 'Find out the outgoing address (it may be that of a NAT gateway) and have it removed from the list, or route the server through another address.',
    },
    'zh-CN': {
      meaning: '账号拒绝了此请求的来源地址。',
      cause: '本服务器的出口地址在账号的黑名单中。',
      toDo: '查明出口地址（可能是 NAT 网关的地址），将其移出黑名单，或让服务器经其他出口访问。',
    },
  },
  IpNotInWhitelist: {
    en: {
      meaning: 'The account allows only listed addresses, and this one is not among them.',
      cause: 'This server’s outgoing address changed, or was never added to the account’s allow list.',
      toDo: 'Find out the outgoing address (it may be that of a NAT gateway) and have it added to the list.',
    },
    'zh-CN': {
      meaning: '账号只允许白名单内的地址，而此请求的来源地址不在其中。',
      cause: '本服务器的出口地址有变化，或从未加入账号的白名单。',
      toDo: '查明出口地址（可能是 NAT 网关的地址），并将其加入白名单。',
    },
  },
  UnauthorizedOperation: {
    en: {
      meaning: 'The key is not authorised for this operation.',
      cause:
        'Access management (CAM) refuses it: the action trtc:DescribeCloudTranscription or this SdkAppId is missing in the policy.',
      toDo: 'Grant trtc:DescribeCloudTranscription for this SdkAppId to the key’s user. Other SdkAppIds are checked as before.',
    },
    'zh-CN': {
      meaning: '密钥未获得此操作的授权。',
      cause: '访问管理（CAM）拒绝：策略中缺少 trtc:DescribeCloudTranscription 或这个 SdkAppId。',
      toDo: '为密钥所属用户授予该 SdkAppId 的 trtc:DescribeCloudTranscription。其他 SdkAppId 照常查询。',
    },
  },
} as const satisfies CataloguePart;
