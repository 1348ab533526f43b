import { matchAt } from './match-at.ts';

/** Where a text calls something by its name, and where what is called so begins. */
export interface Named {
  name: string;
  at: number;
  /** Of the value, behind all quotes and brackets. */
  valueAt: number;
  /** The quotation mark that must close it. */
  quote: string | null;
  isList: boolean;
  /** Between the two stands a sign that means "is". */
  isSaid: boolean;
  /** As an option of a command. */
  isOption: boolean;
}

const TASK_ID =
  /(?:(?<![A-Za-z0-9])[Tt]|(?<=[a-z])T)(?:ask|ASK)[-_ ]?[Ii][Dd]s?(?![A-Za-z0-9])|任务\s?(?:ID|Id|id|编号|标识)/g;
const SDK_APP_ID =
  /(?:(?<![A-Za-z0-9])[Ss]|(?<=[a-z])S)(?:dk|DK)[-_ ]?[Aa][Pp][Pp][-_ ]?[Ii][Dd](?![A-Za-z0-9])|应用\s?(?:ID|Id|id|编号)/g;
const REGION =
  /(?<![\w-])(?:-{1,2}|[xX]-[tT][cC]-|TENCENTCLOUD_|TRTC_|trtc_|task_|set|Set)?(?:region|Region|REGION)(?:_?[iI]d|Name)?(?![A-Za-z0-9])|地域|地区|区域/g;

/** From a name to its value, step by step: `": "`, `=`, `] => `, ` | `, `>`, `(`, with `Some(` and the like around the value. */
const CLOSING = /["'`\])*]{0,4}\s{0,8}/y;
const SIGN = /=>|:=|={1,3}|[:|>(]|是|为/y;
const TAGS = /\s{0,8}(?:<\/?[a-z]{1,10}[^<>]{0,80}>\s{0,2}){0,4}/y;
const OPENING = /[["'`({<&]{0,3}/y;
const WRAPPER = /[A-Za-z_.0-9*]{1,24}\((?:\d{1,4}\)\s?)?/y;
const QUOTES = /["'`]{0,2}/y;

export const taskIdNames = (text: string): Named[] => names(text, TASK_ID);
export const sdkAppIdNames = (text: string): Named[] => names(text, SDK_APP_ID);
export const regionNames = (text: string): Named[] => names(text, REGION);

function names(text: string, pattern: RegExp): Named[] {
  return Array.from(text.matchAll(pattern)).flatMap(({ 0: name, index: at }): Named[] => {
    // The end of an element says nothing.
    if (text.startsWith('</', at - 2)) return [];
    let valueAt = at + name.length;
    const [, sign, , opening, , inner] = [CLOSING, SIGN, TAGS, OPENING, WRAPPER, QUOTES].map((step) => {
      const read = matchAt(step, text, valueAt);
      valueAt += read?.length ?? 0;
      return read;
    });
    const quotes = inner || opening || '';
    const last = quotes.at(-1) ?? '';
    return [
      {
        name,
        at,
        valueAt,
        quote: /["'`]/.test(last) ? last : null,
        isList: opening?.includes('[') ?? false,
        isSaid: typeof sign === 'string',
        isOption: name.startsWith('-') || /(?:^|[\s"'])-{1,2}$/.test(text.slice(Math.max(0, at - 3), at)),
      },
    ];
  });
}
