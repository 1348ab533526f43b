/** Writes numbers as a locale does, with so many digits behind the point. */
function writer(locale: string, digits: number): (n: number) => string {
  let format: Intl.NumberFormat | undefined;
  return (n) => {
    // The first Intl.NumberFormat costs a fresh browser 20 to 130 ms, and without thousands our languages agree.
    if (n < 999) return n.toFixed(digits);
    format ??= new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    return format.format(n);
  };
}

/** Whole numbers. */
export const number = { en: writer('en', 0), zh: writer('zh-CN', 0) };
/** Measured ones. */
export const precise = { en: writer('en', 1), zh: writer('zh-CN', 1) };

/** The number and its noun, such as `1 task` and `2 tasks`; Chinese has no plural. */
export function plural(n: number, one: string, other: string): string {
  return `${number.en(n)} ${n === 1 ? one : other}`;
}

export const tasks = {
  en: (n: number) => plural(n, 'task', 'tasks'),
  zh: (n: number) => `${number.zh(n)} 个任务`,
};

const ORDINAL_ENDINGS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const ordinalRules = new Intl.PluralRules('en', { type: 'ordinal' });

/** "4th", in English only: other languages count without endings. */
export function ordinal(n: number): string {
  return `${n}${ORDINAL_ENDINGS[ordinalRules.select(n)] ?? 'th'}`;
}
