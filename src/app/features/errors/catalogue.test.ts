import { expect, test } from 'vitest';
import { LANGUAGES } from '#contract/language.ts';
import { CATALOGUE, CATALOGUE_CODES } from './catalogue.ts';
import { documentationLink } from './documentation-link.ts';
import { searchCatalogue } from './search-catalogue.ts';

test('explains each code in whole sentences of every language', () => {
  for (const code of CATALOGUE_CODES) {
    for (const language of LANGUAGES) {
      for (const text of Object.values(CATALOGUE[code][language])) {
        expect(text, code).toMatch(language === 'en' ? /^[A-Z].{10,}[.]$/ : /\p{Script=Han}.*。$/u);
      }
    }
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
