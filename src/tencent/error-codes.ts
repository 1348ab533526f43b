import type { ErrorKind } from './error-kind.ts';

interface TencentCode {
  kind: ErrorKind;
  /**
   * Where Tencent explains it: on the page of `DescribeCloudTranscription` (14 codes), in the common section of its
   * "Error Codes" page, which any API 3.0 call may answer (38 codes), or on no page of this call.
   */
  page: 'call' | 'common' | 'both' | 'none';
}

/**
 * Every code of Tencent whose meaning is known here. Which codes mean `gone` is configuration, because no page says it:
 * the table has the default, inferred from the sibling APIs. `ResourceNotFound` is what the Cloud* family lists, and
 * `FailedOperation.TaskNotExist` what the older AI transcription answers. `LimitExceeded.RateLimitExceeded` is the word of other
 * services of Tencent for too many calls.
 */
export const TENCENT_CODES = {
  ActionOffline: { kind: 'unknown', page: 'common' },
  AuthFailure: { kind: 'permission', page: 'call' },
  'AuthFailure.InvalidAuthorization': { kind: 'credential', page: 'common' },
  'AuthFailure.InvalidSecretId': { kind: 'credential', page: 'common' },
  'AuthFailure.MFAFailure': { kind: 'credential', page: 'common' },
  'AuthFailure.SecretIdNotFound': { kind: 'credential', page: 'common' },
  'AuthFailure.SignatureExpire': { kind: 'clock', page: 'common' },
  'AuthFailure.SignatureFailure': { kind: 'credential', page: 'common' },
  'AuthFailure.TokenFailure': { kind: 'credential', page: 'common' },
  'AuthFailure.UnauthorizedOperation': { kind: 'permission', page: 'both' },
  'AuthFailure.UnsupportedOperation': { kind: 'permission', page: 'call' },
  DryRunOperation: { kind: 'unknown', page: 'common' },
  FailedOperation: { kind: 'unknown', page: 'both' },
  'FailedOperation.CTUnsupportMethod': { kind: 'unknown', page: 'call' },
  'FailedOperation.TaskNotExist': { kind: 'gone', page: 'none' },
  InternalError: { kind: 'transient', page: 'both' },
  'InternalError.CTInternalError': { kind: 'transient', page: 'call' },
  InvalidAction: { kind: 'unknown', page: 'common' },
  InvalidParameter: { kind: 'caller', page: 'both' },
  'InvalidParameter.SdkAppId': { kind: 'caller', page: 'call' },
  InvalidParameterValue: { kind: 'caller', page: 'common' },
  InvalidRequest: { kind: 'unknown', page: 'common' },
  IpInBlacklist: { kind: 'credential', page: 'common' },
  IpNotInWhitelist: { kind: 'credential', page: 'common' },
  LimitExceeded: { kind: 'unknown', page: 'common' },
  'LimitExceeded.RateLimitExceeded': { kind: 'throttle', page: 'none' },
  MissingParameter: { kind: 'caller', page: 'common' },
  'MissingParameter.RoomId': { kind: 'caller', page: 'call' },
  'MissingParameter.SdkAppId': { kind: 'caller', page: 'call' },
  'MissingParameter.TaskId': { kind: 'caller', page: 'call' },
  'MissingParameter.UserId': { kind: 'caller', page: 'call' },
  NoSuchProduct: { kind: 'unknown', page: 'common' },
  NoSuchVersion: { kind: 'unknown', page: 'common' },
  RequestLimitExceeded: { kind: 'throttle', page: 'common' },
  'RequestLimitExceeded.GlobalRegionUinLimitExceeded': { kind: 'throttle', page: 'common' },
  'RequestLimitExceeded.IPLimitExceeded': { kind: 'throttle', page: 'common' },
  'RequestLimitExceeded.UinLimitExceeded': { kind: 'throttle', page: 'common' },
  RequestSizeLimitExceeded: { kind: 'unknown', page: 'common' },
  ResourceInUse: { kind: 'unknown', page: 'common' },
  ResourceInsufficient: { kind: 'unknown', page: 'common' },
  ResourceNotFound: { kind: 'gone', page: 'both' },
  ResourceUnavailable: { kind: 'unknown', page: 'common' },
  ResponseSizeLimitExceeded: { kind: 'unknown', page: 'common' },
  ServiceUnavailable: { kind: 'transient', page: 'common' },
  UnauthorizedOperation: { kind: 'permission', page: 'common' },
  UnknownParameter: { kind: 'unknown', page: 'common' },
  UnsupportedOperation: { kind: 'unknown', page: 'common' },
  UnsupportedProtocol: { kind: 'unknown', page: 'common' },
  UnsupportedRegion: { kind: 'caller', page: 'common' },
} as const satisfies Record<string, TencentCode>;

export type TencentErrorCode = keyof typeof TENCENT_CODES;

export const DEFAULT_GONE_CODES: readonly string[] = codesWhere(({ kind }) => kind === 'gone');

/** The codes of the page of the call, in its order. */
export const CALL_CODES = codesWhere(({ page }) => page === 'call' || page === 'both');

/** Codes are hierarchical: a code is understood by its own name, else by the part before its first dot. */
export function namesOfCode(code: string): readonly string[] {
  const [parent = code] = code.split('.', 1);
  return [code, parent];
}

/** @param goneCodes those that this server takes for "there is no such task" */
export function kindOfError(code: string, goneCodes: readonly string[]): ErrorKind {
  for (const name of namesOfCode(code)) {
    if (goneCodes.includes(name)) return 'gone';
    const kind = isTencentCode(name) ? TENCENT_CODES[name].kind : null;
    // Gone by default counts only where it is configured so.
    if (kind !== null && kind !== 'gone') return kind;
  }
  return 'unknown';
}

export function isTencentCode(code: string): code is TencentErrorCode {
  return Object.hasOwn(TENCENT_CODES, code);
}

function codesWhere(fits: (code: TencentCode) => boolean): TencentErrorCode[] {
  return Object.keys(TENCENT_CODES)
    .filter(isTencentCode)
    .filter((code) => fits(TENCENT_CODES[code]));
}
