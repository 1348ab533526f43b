import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from '#contract/language.ts';
import { CATALOGUE } from '../features/errors/catalogue.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

type Saying = readonly [at: string, text: string];

interface Rule {
  /** What on-call people do not say, or read as something else. */
  never: RegExp;
  /** Places where it is right all the same. */
  except?: { at: RegExp; because: string };
}

const NETWORK_PROXY = {
  at: /^(the error texts (?!Server|Credential|Clock)|\/src\/)/,
  because: 'a network proxy is meant, on the path to Tencent Cloud or in front of the server',
};

/** By what is said instead. */
const RULES: Record<Language, Record<string, Rule>> = {
  en: {
    'check, query': { never: /\bask(s|ed|ing)?\b/i },
    'response, update': { never: /\banswer(s|ed|ing)?\b/i },
    'watch, save, store': { never: /\b(keeps?|kept|keeping)\b/i },
    notification: { never: /\bnotice(s|d)?\b/i },
    'Scribeboard server': { never: /\bproxy\b/i, except: NETWORK_PROXY },
    wallboard: { never: /\bwalls?\b/i },
    default: { never: /\busual\b/i },
    'no limit': { never: /\bhowever long\b/i },
    'export, import': { never: /\b(save|read) (a|the|this|your|my) (file|list)\b|\bas a file\b|\bbring in\b/i },
    space: { never: /\bblanks?\b/i },
    'Tencent Cloud': { never: /\bTencent\b(?! Cloud)/ },
    'a noun phrase': { never: /\bof ((the|a|an|its|this) )?[\w’]+ of\b/i },
    persists: { never: /\bif (it|this) lasts\b/i },
    'no action needed yet': { never: /\bnothing at once\b/i },
    unexpected: { never: /\bnot to be expected\b/i },
    'the API reference': { never: /\bpage of (the|this) call\b/i },
    'the network path': { never: /\bway to Tencent\b|\bstands between\b/i },
    truncated: { never: /\bcut\b/i },
    'no space before the ellipsis': { never: /\s…$/ },
  },
  'zh-CN': {
    '响应、返回': { never: /应答|答复/ },
    服务端: { never: /代理/, except: NETWORK_PROXY },
    运行中: { never: /活跃/ },
    脱敏: { never: /打码|遮盖|遮住/ },
    查询频率: { never: /节奏/ },
    疑似卡住: { never: /(?<!疑似)卡住/ },
    最后一次已知: { never: /最后所知/ },
    标为已读: { never: /已阅/ },
    跟随浏览器: { never: /(?<!跟)随浏览器/ },
    省略号前没有空格: { never: /\s…$/ },
  },
};

/** One of each kind that a word is made of, so that it takes each of its branches. */
const GIVEN: readonly unknown[] = [1, 2, 'x', '', null, true, false, ['x'], { sdkAppId: 7, region: 'ap-x' }];

const MODULES = import.meta.glob<Record<string, Record<Language, unknown>>>('/src/**/*words.ts', { eager: true });
const DICTIONARIES: [name: string, Record<Language, unknown>][] = [
  ['the first load', { en, 'zh-CN': zhCn }],
  ['the error texts', { en: errorTexts('en'), 'zh-CN': errorTexts('zh-CN') }],
  ...Object.values(MODULES).flatMap((module) => Object.entries(module)),
];
const SERVER = import.meta.glob<string>(['/src/proxy/**/*.ts', '/src/main.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

const serverSayings = Object.entries(SERVER)
  .filter(([file]) => !/(\.test|\.soak|words)\.ts$/.test(file))
  .flatMap(([file, code]) => sentencesIn(code).map((text): Saying => [file, text]));
const sayingsIn: Record<Language, Saying[]> = {
  en: [...DICTIONARIES.flatMap(([name, dictionary]) => sayings(dictionary.en, name)), ...serverSayings],
  'zh-CN': DICTIONARIES.flatMap(([name, dictionary]) => sayings(dictionary['zh-CN'], name)),
};

test.each(LANGUAGES)('%s: pages, error texts and messages of the server speak as the field does', (language) => {
  expect(broken(language, sayingsIn[language])).toEqual([]);
});

test.each([
  ['en', 'Asking the proxy for the tasks …', 3],
  ['en', 'Tencent says that firewalls usually answer', 2],
  ['en', 'A firewall of Tencent Cloud usually responds', 0],
  ['zh-CN', '正在向代理查询 …', 2],
  ['zh-CN', '疑似卡住，跟随浏览器', 0],
] as const)('%s: in “%s” %i words are found', (language, text, found) => {
  expect(broken(language, [['a place', text]])).toHaveLength(found);
});

test('no word is passed over: each says something, and so do the messages of the server', () => {
  expect(DICTIONARIES.flatMap(([name, dictionary]) => silent(dictionary.en, name))).toEqual([]);
  expect(serverSayings.length).toBeGreaterThan(100);
});

test('a message of the server is found among code and comments', () => {
  const code = "/** Asks 'us and them'. */ // 'so it does'\nlog('no key: ask again'); pick('wall', `it keeps\nmore`);";
  expect(sentencesIn(code)).toEqual(['no key: ask again', 'it keeps\nmore']);
});

test.each(LANGUAGES)('%s: each exception is still needed', (language) => {
  const unused = Object.values(RULES[language]).flatMap(({ never, except }) =>
    !except || sayingsIn[language].some(([at, text]) => never.test(text) && except.at.test(at)) ? [] : except.because,
  );
  expect(unused).toEqual([]);
});

function broken(language: Language, texts: readonly Saying[]): string[] {
  return Object.entries(RULES[language]).flatMap(([instead, { never, except }]) =>
    texts
      .filter(([at, text]) => never.test(text) && !except?.at.test(at))
      .map(([at, text]) => `${at}: “${text}” (${instead})`),
  );
}

/** All that a dictionary can say, each with its place. */
function sayings(said: unknown, at: string): Saying[] {
  if (typeof said === 'string') return [[at, said]];
  if (typeof said === 'function') return spoken(said as Word).map((text) => [at, text]);
  return Object.entries(said ?? {}).flatMap(([key, inner]) => sayings(inner, `${at} ${key}`));
}

function silent(said: unknown, at: string): string[] {
  if (typeof said === 'string') return [];
  if (typeof said === 'function') return spoken(said as Word).length === 0 ? [at] : [];
  return Object.entries(said ?? {}).flatMap(([key, inner]) => silent(inner, `${at} ${key}`));
}

type Word = (...given: unknown[]) => unknown;

function spoken(word: Word): string[] {
  const said = combinations(word.length).map((given) => {
    try {
      return word(...given);
    } catch {
      return null; // Not the kind that it is made of.
    }
  });
  return [...new Set(said.filter((text) => typeof text === 'string'))];
}

function combinations(places: number): unknown[][] {
  if (places === 0) return [[]];
  return combinations(places - 1).flatMap((before) => GIVEN.map((one) => [...before, one]));
}

function errorTexts(language: Language) {
  return Object.fromEntries(Object.entries(CATALOGUE).map(([code, texts]) => [code, texts[language]]));
}

/** Literals of three words and more: problem details, lines of the log and of the terminal. */
function sentencesIn(code: string): string[] {
  const bare = code.replace(/\/\*.*?\*\//gs, '').replace(/(^|\s)\/\/.*/g, '');
  return [...bare.matchAll(/'([^'\n]*)'|`([^`]*)`/g)]
    .map(([, plain, template]) => plain ?? template?.replace(/\$\{[^}]*\}/g, 'X') ?? '')
    .filter((text) => /\S+\s\S+\s\S+/.test(text) && !/SELECT|CREATE|INSERT|DELETE|UPDATE|PRAGMA/.test(text));
}
