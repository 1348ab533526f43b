import { describe, expect, it } from 'vitest';
import { COMMON_CODES, classifyError, DEFAULT_GONE_CODES, DESCRIBE_CODES, ERROR_CODES } from './error-codes.ts';

const classify = (code: string, goneCodes = DEFAULT_GONE_CODES) => classifyError(code, goneCodes);

describe('the table', () => {
  it('holds the 14 codes of the API page and the 38 common ones, each once, and nothing else', () => {
    expect(new Set(DESCRIBE_CODES).size).toBe(14);
    expect(new Set(COMMON_CODES).size).toBe(38);
    expect(Object.keys(ERROR_CODES).sort()).toEqual([...new Set([...DESCRIBE_CODES, ...COMMON_CODES])].sort());
  });

  it('explains every code in a sentence of its own', () => {
    const meanings = Object.values(ERROR_CODES).map(({ meaning }) => meaning);
    expect(new Set(meanings).size).toBe(meanings.length);
    for (const meaning of meanings) expect(meaning).toMatch(/^[A-Z].+\.$/);
  });
});

describe('classifyError', () => {
  it.each([
    ['throttle', 'RequestLimitExceeded'],
    ['throttle', 'RequestLimitExceeded.UinLimitExceeded'],
    ['throttle', 'RequestLimitExceeded.IPLimitExceeded'],
    ['throttle', 'RequestLimitExceeded.GlobalRegionUinLimitExceeded'],
    ['transient', 'InternalError'],
    ['transient', 'InternalError.CTInternalError'],
    ['transient', 'ServiceUnavailable'],
    ['clock', 'AuthFailure.SignatureExpire'],
    ['credential', 'AuthFailure.SecretIdNotFound'],
    ['credential', 'AuthFailure.SignatureFailure'],
    ['credential', 'AuthFailure.TokenFailure'],
    ['credential', 'AuthFailure.InvalidSecretId'],
    ['credential', 'AuthFailure.InvalidAuthorization'],
    ['credential', 'AuthFailure.MFAFailure'],
    ['credential', 'IpInBlacklist'],
    ['credential', 'IpNotInWhitelist'],
    ['permission', 'AuthFailure'],
    ['permission', 'AuthFailure.UnauthorizedOperation'],
    ['permission', 'AuthFailure.UnsupportedOperation'],
    ['permission', 'UnauthorizedOperation'],
    ['gone', 'ResourceNotFound'],
    ['gone', 'FailedOperation.TaskNotExist'],
    ['caller', 'InvalidParameter'],
    ['caller', 'InvalidParameter.SdkAppId'],
    ['caller', 'InvalidParameterValue'],
    ['caller', 'MissingParameter.TaskId'],
    ['caller', 'UnsupportedRegion'],
    ['unknown', 'FailedOperation'],
    ['unknown', 'FailedOperation.CTUnsupportMethod'],
    ['unknown', 'LimitExceeded'],
  ])('%s: %s', (expected, code) => {
    expect(classify(code)).toBe(expected);
  });

  it.each([
    ['permission', 'AuthFailure.UnRealNameAuthenticated'],
    ['throttle', 'RequestLimitExceeded.SomethingNew'],
    ['transient', 'InternalError.DbError.Deep'],
    ['caller', 'MissingParameter.UserSig'],
    ['gone', 'ResourceNotFound.Task'],
    ['unknown', 'FailedOperation.Whatever'],
    ['unknown', 'Nonsense.InternalError'],
    ['unknown', ''],
    ['unknown', '.'],
    ['unknown', 'toString'],
    ['unknown', '__proto__.x'],
  ])('%s by the part before the dot: %j', (expected, code) => {
    expect(classify(code)).toBe(expected);
  });

  it('takes a code for gone only because it is configured so', () => {
    expect(classify('ResourceNotFound', [])).toBe('unknown');
    expect(classify('FailedOperation.TaskNotExist', [])).toBe('unknown');
    expect(classify('FailedOperation', ['FailedOperation'])).toBe('gone');
  });

  it('keeps a documented sub-code when only its parent is configured as gone', () => {
    expect(classify('FailedOperation.CTUnsupportMethod', ['FailedOperation'])).toBe('unknown');
    expect(classify('InternalError.CTInternalError', ['InternalError'])).toBe('transient');
  });
});
