import { expect, test } from 'vitest';
import { defaultKindOf, knownCodeOf, originOf } from './error-code.ts';

const what = (code: string) => [knownCodeOf(code), originOf(code), defaultKindOf(code)];

test('a code of Tencent has the page that lists it and what the server makes of it', () => {
  expect(what('InvalidParameter.SdkAppId')).toEqual(['InvalidParameter.SdkAppId', 'call', 'caller']);
  expect(what('FailedOperation')).toEqual(['FailedOperation', 'call', 'unknown']);
  expect(what('RequestLimitExceeded')).toEqual(['RequestLimitExceeded', 'common', 'throttle']);
  expect(what('ResourceNotFound')).toEqual(['ResourceNotFound', 'call', 'gone']);
  expect(what('FailedOperation.TaskNotExist')).toEqual(['FailedOperation.TaskNotExist', 'undocumented', 'gone']);
});

test('a code of our own is no page of Tencent’s', () => {
  expect(what('Network.Timeout')).toEqual(['Network.Timeout', 'own', 'transient']);
  expect(what('Clock.Wrong')).toEqual(['Clock.Wrong', 'own', 'clock']);
  expect(what('Credential.Missing')).toEqual(['Credential.Missing', 'own', 'credential']);
});

test('an unknown code is explained by the part before its dot, as the server classifies it', () => {
  expect(what('AuthFailure.SomethingNew')).toEqual(['AuthFailure', 'undocumented', 'permission']);
  expect(what('InternalError.A.B')).toEqual(['InternalError', 'undocumented', 'transient']);
  for (const code of ['Nonsense', 'nonsense.x', '', '__proto__', 'constructor.name', 'Network.New'])
    expect(what(code)).toEqual([null, 'undocumented', 'unknown']);
});
