import type { Language } from '#contract/language.ts';
import { number, plural, tasks } from '../../i18n/number.ts';
import type { PasteSource } from './found.ts';

const en = {
  title: 'Add tasks',
  hint: 'Paste anything: TaskIds, log lines, CSV, JSON, a Scribeboard link, a tccli or curl command.',
  where: 'If not specified:',
  sdkAppId: 'SdkAppId',
  region: 'Region',
  paste: 'TaskIds or links, logs, JSON, commands',
  check: 'Review and add',
  sample: 'Try an example',
  found: (lines: number, ids: number) => `${plural(lines, 'line', 'lines')}, ${plural(ids, 'TaskId', 'TaskIds')}`,
  verdict: {
    new: 'New',
    there: 'Already listed',
    twice: 'Duplicate',
    notServed: 'Not served',
    masked: 'Masked',
    bad: 'Invalid',
  },
  counts: {
    new: (n: number) => `${number.en(n)} new`,
    there: (n: number) => `${number.en(n)} already listed`,
    twice: (n: number) => plural(n, 'duplicate', 'duplicates'),
    notServed: (n: number) => `${number.en(n)} not served here`,
    masked: (n: number) => `${number.en(n)} masked`,
    bad: (n: number) => `${number.en(n)} invalid`,
  },
  without: (n: number) => `${plural(n, 'line', 'lines')} without a TaskId`,
  source: {
    line: 'a line',
    log: 'a log line',
    answer: 'a CreateCloudTranscription response',
    json: 'JSON',
    csv: 'CSV',
    link: 'a link',
    tccli: 'a tccli command',
    curl: 'a curl command',
  } satisfies Record<PasteSource, string>,
  from: (source: string, own: boolean) => `from ${source}${own ? ' (includes SdkAppId)' : ''}`,
  plus: (n: number) => `+${tasks.en(n)}:`,
  first: (time: string) => `first checks take about ${time}`,
  /** What was before is null where nothing was off the screen. */
  afterwards: (next: string, now: string | null) =>
    `, then tasks off screen are checked every ${next}${now === null ? '' : ` (now ${now})`}`,
  why: {
    masked: 'Partly masked (***): can’t be looked up',
    blank: 'Contains a space. Was it a +? IDs are never corrected automatically',
    character: 'Contains a character not valid in a TaskId',
    long: 'Longer than 256 characters',
    link: 'Not a Scribeboard task link',
    requestId: 'A RequestId, not a TaskId',
    app: 'SdkAppId is missing or not a number from 1 to 4294967295',
  },
  keep: 'Saves to your watchlist in this browser.',
  cancel: 'Cancel',
  submit: (n: number) => (n === 0 ? 'Add' : `Add ${tasks.en(n)}`),
  more: (n: number) => `and ${number.en(n)} more`,
};

export type AddWords = typeof en;

const zhCn: AddWords = {
  title: '添加任务',
  hint: '粘贴任意内容：TaskId、日志、CSV、JSON、Scribeboard 链接、tccli 或 curl 命令。',
  where: '未注明时默认：',
  sdkAppId: 'SdkAppId',
  region: '地域',
  paste: 'TaskId、链接、日志、JSON 或命令',
  check: '检查并添加',
  sample: '试用示例',
  found: (lines, ids) => `${number.zh(lines)} 行，${number.zh(ids)} 个 TaskId`,
  verdict: {
    new: '新任务',
    there: '已在列表中',
    twice: '重复',
    notServed: '此处不提供',
    masked: '已脱敏',
    bad: '无效',
  },
  counts: {
    new: (n) => `${number.zh(n)} 个新任务`,
    there: (n) => `${number.zh(n)} 个已在列表中`,
    twice: (n) => `${number.zh(n)} 个重复`,
    notServed: (n) => `${number.zh(n)} 个此处不提供`,
    masked: (n) => `${number.zh(n)} 个已脱敏`,
    bad: (n) => `${number.zh(n)} 个无效`,
  },
  without: (n) => `${number.zh(n)} 行不含 TaskId`,
  source: {
    line: '单行',
    log: '日志',
    answer: ' CreateCloudTranscription 的响应',
    json: ' JSON',
    csv: ' CSV',
    link: '链接',
    tccli: ' tccli 命令',
    curl: ' curl 命令',
  },
  from: (source, own) => `来自${source}${own ? '（含 SdkAppId）' : ''}`,
  plus: (n) => `+${tasks.zh(n)}：`,
  first: (time) => `首次查询约需 ${time}`,
  afterwards: (next, now) => `，之后屏幕外的任务每 ${next}查询一次${now === null ? '' : `（原 ${now}）`}`,
  why: {
    masked: 'ID 已脱敏（含 ***），无法查询',
    blank: '含有空格，原来是 + 吗？不会自动修正 ID',
    character: '含有 TaskId 中无效的字符',
    long: '超过 256 个字符',
    link: '不是 Scribeboard 任务链接',
    requestId: '这是 RequestId，不是 TaskId',
    app: 'SdkAppId 缺失，或不是 1 到 4294967295 之间的整数',
  },
  keep: '将保存到此浏览器的关注列表。',
  cancel: '取消',
  submit: (n) => (n === 0 ? '添加' : `添加 ${tasks.zh(n)}`),
  more: (n) => `还有 ${number.zh(n)} 个`,
};

/** The words of the add dialog. They come with it, in all languages, instead of with the first load. */
export const addWords: Record<Language, AddWords> = { en, 'zh-CN': zhCn };
