import type { ErrorCode } from '#contract/error-code.ts';

/** What people call an error who do not know its code, in both languages, and the codes that they may mean. */
const MEANT: readonly (readonly [RegExp, readonly ErrorCode[]])[] = [
  [
    /rate.?limit|throttl|too many (?:requests|calls)|too fast|quota|限频|限流|频率|频控|超频|配额/,
    [
      'RequestLimitExceeded',
      'RequestLimitExceeded.GlobalRegionUinLimitExceeded',
      'RequestLimitExceeded.IPLimitExceeded',
      'RequestLimitExceeded.UinLimitExceeded',
      'LimitExceeded',
    ],
  ],
  [
    /(?:expired|old|stale|revoked|deleted|disabled|wrong|bad|invalid|unknown).{0,8}(?:key|credential|secret|token)|(?:key|credential|secret|token).{0,8}(?:expired|revoked|deleted|disabled|wrong|invalid)|密钥.{0,4}(?:过期|失效|错误|无效|禁用)/,
    [
      'AuthFailure.SecretIdNotFound',
      'AuthFailure.TokenFailure',
      'AuthFailure.InvalidSecretId',
      'AuthFailure.SignatureFailure',
    ],
  ],
  [/clock|time.?skew|wrong time|ntp|时钟|时间不准|时间偏差/, ['AuthFailure.SignatureExpire']],
  [
    /permission|forbidden|denied|not allowed|access|cam\b|无权限|权限|拒绝访问/,
    ['UnauthorizedOperation', 'AuthFailure.UnauthorizedOperation'],
  ],
  [/no such task|task (?:gone|ended|missing)|not found|任务不存在|找不到/, ['ResourceNotFound']],
  [/whitelist|allowlist|ip (?:blocked|denied)|白名单|黑名单/, ['IpNotInWhitelist', 'IpInBlacklist']],
];

/** The codes that a search in everyday words means. */
export function codesInEverydayWords(search: string): ReadonlySet<ErrorCode> {
  const text = search.toLowerCase();
  return new Set(MEANT.flatMap(([words, codes]) => (words.test(text) ? codes : [])));
}
