import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CALL_CODES, COMMON_CODES, OWN_CODES, SIBLING_CODES } from '#contract/error-code.ts';
import {
  classifyError,
  DEFAULT_GONE_CODES,
  DESCRIBE_CODES,
  COMMON_CODES as TENCENT_COMMON_CODES,
} from '#tencent/error-codes.ts';
import { LANGUAGES } from '../../i18n/resolve-language.ts';
import { CATALOGUE, CATALOGUE_CODES, explain } from './catalogue.ts';
import { documentationLink } from './documentation-link.ts';
import { searchCatalogue } from './search-catalogue.ts';

const PROXY = new URL('../../../proxy/', import.meta.url);

test('knows the codes that the proxy knows, no more and no fewer', () => {
  expect(CALL_CODES).toEqual(DESCRIBE_CODES);
  expect(COMMON_CODES).toEqual(TENCENT_COMMON_CODES);
  expect([...CALL_CODES, ...SIBLING_CODES]).toEqual(expect.arrayContaining([...DEFAULT_GONE_CODES]));
});

test('knows the codes that the proxy makes itself', () => {
  const sources = readdirSync(PROXY, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith('store'))
    .map((path) => readFileSync(new URL(path, PROXY), 'utf8'));
  const made = sources.join('\n').match(/(?<=')(Network|Response|Credential|Clock)\.[A-Za-z]+(?=')/g) ?? [];
  expect([...new Set(made)].sort()).toEqual(OWN_CODES.toSorted());
});

test('says of each code what the proxy does after it', () => {
  for (const code of [...CALL_CODES, ...COMMON_CODES, ...SIBLING_CODES]) {
    expect([code, CATALOGUE[code].kind]).toEqual([code, classifyError(code, DEFAULT_GONE_CODES)]);
  }
});

test('explains each code in whole sentences of every language', () => {
  for (const code of CATALOGUE_CODES) {
    for (const language of LANGUAGES) {
      for (const text of Object.values(CATALOGUE[code][language])) {
        expect(text, code).toMatch(language === 'en' ? /^[A-Z].{10,}[.]$/ : /\p{Script=Han}.*。$/u);
      }
    }
  }
});

test('explains an unknown code by the part before its dot, as the proxy classifies it', () => {
  expect(explain('AuthFailure.SomethingNew')).toEqual({
    by: 'AuthFailure',
    origin: 'undocumented',
    kind: 'permission',
  });
  expect(explain('InternalError.A.B')).toMatchObject({ by: 'InternalError', kind: 'transient' });
  for (const code of ['Nonsense', 'nonsense.x', '', '__proto__', 'constructor.name']) {
    expect(explain(code)).toEqual({ by: null, origin: 'undocumented', kind: 'unknown' });
  }
});

test('a search finds codes by their parts and by words of the shown language', () => {
  expect(searchCatalogue('', 'en')).toEqual(CATALOGUE_CODES);
  expect(searchCatalogue('signatureexp', 'en')).toEqual(['AuthFailure.SignatureExpire']);
  expect(searchCatalogue('clock five minutes', 'en')).toEqual(['AuthFailure.SignatureExpire']);
  expect(searchCatalogue('时钟 五分钟', 'zh-CN')).toEqual(['AuthFailure.SignatureExpire']);
  expect(searchCatalogue('quixotic', 'en')).toEqual([]);
  expect(searchCatalogue('\\ ( [ .*', 'en')).toEqual([]);
});

test('a search finds the code in a whole error message', () => {
  const message = '[TencentCloudSDKException] code:FailedOperation.CTUnsupportMethod message:no requestId:7c3e-0c1a';
  expect(searchCatalogue(message, 'en')).toEqual(['FailedOperation.CTUnsupportMethod']);
});

test('links to the page of the site and the language, for codes of Tencent only', () => {
  expect(documentationLink('call', 'intl', 'en')).toBe('https://www.tencentcloud.com/document/product/647/78746');
  expect(documentationLink('call', 'intl', 'zh-CN')).toBe('https://www.tencentcloud.com/zh/document/product/647/78746');
  expect(documentationLink('common', 'cn', 'en')).toMatch(/^https:\/\/cloud\.tencent\.com\//);
  expect(documentationLink('own', 'cn', 'en')).toBeNull();
});
