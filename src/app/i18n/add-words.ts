import type { Language } from './resolve-language.ts';

const number = { en: new Intl.NumberFormat('en'), zh: new Intl.NumberFormat('zh-CN') };
const rules = new Intl.PluralRules('en');
const plural = (n: number, one: string, other: string) =>
  `${number.en.format(n)} ${rules.select(n) === 'one' ? one : other}`;

const en = {
  title: 'Add tasks',
  hint: 'One TaskId a line, or Scribeboard links. Nothing is repaired or cut: TaskIds start with “-”, contain “+” and end with “.”.',
  where: 'Where a line does not say',
  sdkAppId: 'SdkAppId',
  region: 'Region',
  paste: 'TaskIds or links, one a line',
  lines: (n: number) => plural(n, 'line', 'lines'),
  verdict: { new: 'New', there: 'Already there', twice: 'Repeated', bad: 'Malformed' },
  counts: {
    new: (n: number) => `${number.en.format(n)} new`,
    there: (n: number) => `${number.en.format(n)} already there`,
    twice: (n: number) => `${number.en.format(n)} repeated`,
    bad: (n: number) => `${number.en.format(n)} malformed`,
  },
  fromLink: 'from a link, with its own SdkAppId and region',
  why: {
    masked: 'the stars hide a part of it, as in the documentation: it can never be right',
    blank: 'a blank inside; was it a +? Nothing is repaired for you',
    character: 'a character that no TaskId has',
    long: 'longer than 256 characters',
    link: 'a link, but not to a task of this board',
    app: 'the SdkAppId is missing or not a number from 1 to 4294967295',
  },
  keep: 'They stay on your watchlist in this browser.',
  cancel: 'Cancel',
  submit: (n: number) => (n === 0 ? 'Add' : `Add ${plural(n, 'task', 'tasks')}`),
  more: (n: number) => `and ${number.en.format(n)} more`,
};

export type AddWords = typeof en;

const zhCn: AddWords = {
  title: '添加任务',
  hint: '每行一个 TaskId 或 Scribeboard 链接。不做任何修改或截断：TaskId 以“-”开头，含有“+”，以“.”结尾。',
  where: '行内未注明时使用',
  sdkAppId: 'SdkAppId',
  region: '地域',
  paste: 'TaskId 或链接，每行一个',
  lines: (n) => `${number.zh.format(n)} 行`,
  verdict: { new: '新任务', there: '已在列表中', twice: '重复', bad: '格式有误' },
  counts: {
    new: (n) => `${number.zh.format(n)} 个新任务`,
    there: (n) => `${number.zh.format(n)} 个已在列表中`,
    twice: (n) => `${number.zh.format(n)} 个重复`,
    bad: (n) => `${number.zh.format(n)} 个格式有误`,
  },
  fromLink: '来自链接，自带 SdkAppId 与地域',
  why: {
    masked: '星号遮住了一部分（与文档相同），不可能是正确的 TaskId',
    blank: '中间有空格，原来是 + 吗？这里不会替你修改',
    character: '含有 TaskId 不会有的字符',
    long: '超过 256 个字符',
    link: '是链接，但不指向本站的任务',
    app: 'SdkAppId 缺失，或不是 1 到 4294967295 之间的整数',
  },
  keep: '它们会保留在此浏览器的关注列表中。',
  cancel: '取消',
  submit: (n) => (n === 0 ? '添加' : `添加 ${number.zh.format(n)} 个任务`),
  more: (n) => `还有 ${number.zh.format(n)} 行`,
};

/** The words of the add dialog. They come with it, in all languages, instead of with the first load. */
export const addWords: Record<Language, AddWords> = { en, 'zh-CN': zhCn };
