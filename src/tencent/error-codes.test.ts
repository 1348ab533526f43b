import { describe, expect, it } from 'vitest';
import { CALL_CODES, DEFAULT_GONE_CODES, kindOfError, TENCENT_CODES } from './error-codes.ts';

const classify = (code: string, goneCodes = DEFAULT_GONE_CODES) => kindOfError(code, goneCodes);

describe('the table', () => {
  it('holds the 14 codes of the API page, the 38 common ones, one of the older API and one of other services', () => {
    const pages = Object.values(TENCENT_CODES).map(({ page }) => page);
    const count = (...some: (typeof pages)[number][]) => pages.filter((page) => some.includes(page)).length;
    expect(CALL_CODES).toHaveLength(14);
    expect([count('call', 'both'), count('common', 'both'), count('none')]).toEqual([14, 38, 2]);
  });

  it('knows the word of other services for too many calls, and does not take a used-up quota for it', () => {
    expect(kindOfError('LimitExceeded.RateLimitExceeded', DEFAULT_GONE_CODES)).toBe('throttle');
    expect(kindOfError('LimitExceeded.Other', DEFAULT_GONE_CODES)).toBe('unknown');
  });

  it('takes the codes for gone that its sibling APIs answer for a task that is not there', () => {
    expect(DEFAULT_GONE_CODES.toSorted()).toEqual(['FailedOperation.TaskNotExist', 'ResourceNotFound']);
  });
});

describe('kindOfError', () => {
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
    expect(classify('FailedOperation.TaskNotExist', ['FailedOperation'])).toBe('gone');
  });

  it('keeps a documented sub-code when only its parent is configured as gone', () => {
    expect(classify('FailedOperation.CTUnsupportMethod', ['FailedOperation'])).toBe('unknown');
    expect(classify('InternalError.CTInternalError', ['InternalError'])).toBe('transient');
  });
});
