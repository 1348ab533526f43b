/** Codes of the `DescribeCloudTranscription` page, in its order. */
export const DESCRIBE_CODES = [
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

/** Codes that any API 3.0 call may answer: the common section of Tencent's "Error Codes" page. */
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

type DescribeCode = (typeof DESCRIBE_CODES)[number];
type CommonCode = (typeof COMMON_CODES)[number];
type ErrorCode = DescribeCode | CommonCode;

/** What an error asks of us: slow down, wait, correct the clock, fix the key, and so on. */
export type ErrorClass =
  | 'throttle'
  | 'transient'
  | 'clock'
  | 'credential'
  | 'permission'
  | 'gone'
  | 'caller'
  | 'unknown';

type SourceOf<Code> = Code extends DescribeCode ? (Code extends CommonCode ? 'both' : 'describe') : 'common';

type ErrorCodeTable = {
  readonly [Code in ErrorCode]: {
    /** Never `gone`: which codes mean that is configuration, because no Tencent page says it. */
    readonly class: Exclude<ErrorClass, 'gone'>;
    readonly source: SourceOf<Code>;
    readonly meaning: string;
  };
};

export const ERROR_CODES = {
  ActionOffline: { class: 'unknown', source: 'common', meaning: 'Tencent has withdrawn this API.' },
  AuthFailure: { class: 'permission', source: 'describe', meaning: 'The key may not make this call.' },
  'AuthFailure.InvalidAuthorization': {
    class: 'credential',
    source: 'common',
    meaning: 'The Authorization header is malformed.',
  },
  'AuthFailure.InvalidSecretId': {
    class: 'credential',
    source: 'common',
    meaning: 'The SecretId is not that of a Cloud API key.',
  },
  'AuthFailure.MFAFailure': {
    class: 'credential',
    source: 'common',
    meaning: 'The account demands multi-factor authentication, and it failed.',
  },
  'AuthFailure.SecretIdNotFound': {
    class: 'credential',
    source: 'common',
    meaning: 'The SecretId does not exist, or its key was deleted or disabled.',
  },
  'AuthFailure.SignatureExpire': {
    class: 'clock',
    source: 'common',
    meaning: 'The request is dated more than five minutes from the time at Tencent.',
  },
  'AuthFailure.SignatureFailure': {
    class: 'credential',
    source: 'common',
    meaning: 'The signature is wrong: usually the SecretKey does not belong to the SecretId.',
  },
  'AuthFailure.TokenFailure': {
    class: 'credential',
    source: 'common',
    meaning: 'The session token of the temporary credential is wrong or has expired.',
  },
  'AuthFailure.UnauthorizedOperation': {
    class: 'permission',
    source: 'both',
    meaning: 'Access management does not allow this key to ask about this application.',
  },
  'AuthFailure.UnsupportedOperation': {
    class: 'permission',
    source: 'describe',
    meaning: 'This operation is not open to the account.',
  },
  DryRunOperation: { class: 'unknown', source: 'common', meaning: 'A dry run that would have succeeded.' },
  FailedOperation: { class: 'unknown', source: 'both', meaning: 'The operation failed; Tencent gives no reason.' },
  'FailedOperation.CTUnsupportMethod': {
    class: 'unknown',
    source: 'describe',
    meaning: 'Cloud transcription does not support this method.',
  },
  InternalError: { class: 'transient', source: 'both', meaning: 'An error inside Tencent Cloud.' },
  'InternalError.CTInternalError': {
    class: 'transient',
    source: 'describe',
    meaning: 'An error inside the cloud transcription service.',
  },
  InvalidAction: { class: 'unknown', source: 'common', meaning: 'Tencent does not know this API at this address.' },
  InvalidParameter: { class: 'caller', source: 'both', meaning: 'A parameter has the wrong format or type.' },
  'InvalidParameter.SdkAppId': { class: 'caller', source: 'describe', meaning: 'The SdkAppId is not valid.' },
  InvalidParameterValue: { class: 'caller', source: 'common', meaning: 'A parameter has a value that is not allowed.' },
  InvalidRequest: { class: 'unknown', source: 'common', meaning: 'The body of the request is malformed.' },
  IpInBlacklist: {
    class: 'credential',
    source: 'common',
    meaning: 'The account refuses the address this request came from.',
  },
  IpNotInWhitelist: {
    class: 'credential',
    source: 'common',
    meaning: 'The account allows only listed addresses, and this one is not among them.',
  },
  LimitExceeded: { class: 'unknown', source: 'common', meaning: 'A quota of the account is used up.' },
  MissingParameter: { class: 'caller', source: 'common', meaning: 'A required parameter is missing.' },
  'MissingParameter.RoomId': { class: 'caller', source: 'describe', meaning: 'The RoomId is missing.' },
  'MissingParameter.SdkAppId': { class: 'caller', source: 'describe', meaning: 'The SdkAppId is missing.' },
  'MissingParameter.TaskId': { class: 'caller', source: 'describe', meaning: 'The TaskId is missing.' },
  'MissingParameter.UserId': { class: 'caller', source: 'describe', meaning: 'The UserId is missing.' },
  NoSuchProduct: { class: 'unknown', source: 'common', meaning: 'There is no such product.' },
  NoSuchVersion: { class: 'unknown', source: 'common', meaning: 'The product has no such API version.' },
  RequestLimitExceeded: {
    class: 'throttle',
    source: 'common',
    meaning: 'More calls of this API in a second than the account is allowed.',
  },
  'RequestLimitExceeded.GlobalRegionUinLimitExceeded': {
    class: 'throttle',
    source: 'common',
    meaning: 'More calls in a second than the main account is allowed in all regions together.',
  },
  'RequestLimitExceeded.IPLimitExceeded': {
    class: 'throttle',
    source: 'common',
    meaning: 'More calls in a second than one address is allowed.',
  },
  'RequestLimitExceeded.UinLimitExceeded': {
    class: 'throttle',
    source: 'common',
    meaning: 'More calls in a second than the main account is allowed.',
  },
  RequestSizeLimitExceeded: { class: 'unknown', source: 'common', meaning: 'The request is too large.' },
  ResourceInUse: { class: 'unknown', source: 'common', meaning: 'The resource is in use.' },
  ResourceInsufficient: { class: 'unknown', source: 'common', meaning: 'Tencent has too little of the resource.' },
  ResourceNotFound: {
    class: 'unknown',
    source: 'both',
    meaning: 'There is no such task now: it has ended, or it never was, or it belongs to somebody else.',
  },
  ResourceUnavailable: { class: 'unknown', source: 'common', meaning: 'The resource is not available.' },
  ResponseSizeLimitExceeded: { class: 'unknown', source: 'common', meaning: 'The answer would be too large.' },
  ServiceUnavailable: { class: 'transient', source: 'common', meaning: 'The service is unavailable for now.' },
  UnauthorizedOperation: {
    class: 'permission',
    source: 'common',
    meaning: 'The key is not authorised for this operation.',
  },
  UnknownParameter: { class: 'unknown', source: 'common', meaning: 'The request has a parameter the API lacks.' },
  UnsupportedOperation: { class: 'unknown', source: 'common', meaning: 'The operation is not supported.' },
  UnsupportedProtocol: {
    class: 'unknown',
    source: 'common',
    meaning: 'Only GET and POST over HTTPS are understood.',
  },
  UnsupportedRegion: { class: 'caller', source: 'common', meaning: 'The API is not offered in this region.' },
} as const satisfies ErrorCodeTable;

/**
 * Inferred from the sibling APIs: Tencent documents no code for an ended task. The first is what the Cloud* family
 * lists, the second what the older AI transcription answers.
 */
export const DEFAULT_GONE_CODES: readonly string[] = ['ResourceNotFound', 'FailedOperation.TaskNotExist'];

/** Codes are hierarchical: of an unknown `A.B` only the part before the dot is understood. */
export function classifyError(code: string, goneCodes: readonly string[]): ErrorClass {
  const [parent = code] = code.split('.', 1);
  for (const name of [code, parent]) {
    if (goneCodes.includes(name)) return 'gone';
    if (isErrorCode(name)) return ERROR_CODES[name].class;
  }
  return 'unknown';
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code);
}
