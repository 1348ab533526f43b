/** Codes of the `DescribeCloudTranscription` page, in its order. */
export const CALL_CODES = [
  'AuthFailure',
  'AuthFailure.UnauthorizedOperation',
  'AuthFailure.UnsupportedOperation',
  'FailedOperation',
  'FailedOperation.CTUnsupportMethod',
  'InternalError',
  'InternalError.CTInternalError',
  'InvalidParameter',
  'InvalidParameter.SdkAppId',
  'MissingParameter.RoomId',
  'MissingParameter.SdkAppId',
  'MissingParameter.TaskId',
  'MissingParameter.UserId',
  'ResourceNotFound',
] as const;

/** Codes that any call of API 3.0 may answer; five of them are on the page of the call too. */
export const COMMON_CODES = [
  'ActionOffline',
  'AuthFailure.InvalidAuthorization',
  'AuthFailure.InvalidSecretId',
  'AuthFailure.MFAFailure',
  'AuthFailure.SecretIdNotFound',
  'AuthFailure.SignatureExpire',
  'AuthFailure.SignatureFailure',
  'AuthFailure.TokenFailure',
  'AuthFailure.UnauthorizedOperation',
  'DryRunOperation',
  'FailedOperation',
  'InternalError',
  'InvalidAction',
  'InvalidParameter',
  'InvalidParameterValue',
  'InvalidRequest',
  'IpInBlacklist',
  'IpNotInWhitelist',
  'LimitExceeded',
  'MissingParameter',
  'NoSuchProduct',
  'NoSuchVersion',
  'RequestLimitExceeded',
  'RequestLimitExceeded.GlobalRegionUinLimitExceeded',
  'RequestLimitExceeded.IPLimitExceeded',
  'RequestLimitExceeded.UinLimitExceeded',
  'RequestSizeLimitExceeded',
  'ResourceInUse',
  'ResourceInsufficient',
  'ResourceNotFound',
  'ResourceUnavailable',
  'ResponseSizeLimitExceeded',
  'ServiceUnavailable',
  'UnauthorizedOperation',
  'UnknownParameter',
  'UnsupportedOperation',
  'UnsupportedProtocol',
  'UnsupportedRegion',
] as const;

/** On no page of this call; the older AI transcription says it of a task that has ended, so we understand it as well. */
export const SIBLING_CODES = ['FailedOperation.TaskNotExist'] as const;

/** Our own words where Tencent said nothing that we could read. */
export const OWN_CODES = [
  'Clock.Wrong',
  'Credential.Missing',
  'Network.ConnectionRefused',
  'Network.ConnectionReset',
  'Network.Failed',
  'Network.NameNotResolved',
  'Network.Timeout',
  'Network.TlsFailed',
  'Response.BadShape',
  'Response.Empty',
  'Response.Encoded',
  'Response.HttpStatus',
  'Response.NoResponse',
  'Response.NotJson',
  'Response.Redirect',
  'Response.TooLarge',
  'Response.WrongTask',
] as const;

/** Every code whose meaning is known here. Tencent may answer others: codes have a hierarchy, `A.B` is a kind of `A`. */
export type ErrorCode =
  | (typeof CALL_CODES)[number]
  | (typeof COMMON_CODES)[number]
  | (typeof SIBLING_CODES)[number]
  | (typeof OWN_CODES)[number];
