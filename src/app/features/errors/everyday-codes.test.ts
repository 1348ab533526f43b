import { expect, test } from 'vitest';
import { searchCatalogue } from './search-catalogue.ts';

test.each([
  ['rate limit', 'RequestLimitExceeded'],
  ['throttled', 'RequestLimitExceeded'],
  ['限频', 'RequestLimitExceeded'],
  ['expired key', 'AuthFailure.SecretIdNotFound'],
  ['密钥过期', 'AuthFailure.SecretIdNotFound'],
  ['permission denied', 'UnauthorizedOperation'],
  ['wrong time', 'AuthFailure.SignatureExpire'],
] as const)('"%s" finds %s in both languages', (search, code) => {
  expect(searchCatalogue(search, 'en')).toContain(code);
  expect(searchCatalogue(search, 'zh-CN')).toContain(code);
});

test('what nobody calls an error finds nothing', () => {
  expect(searchCatalogue('physics lesson', 'en')).toEqual([]);
});
