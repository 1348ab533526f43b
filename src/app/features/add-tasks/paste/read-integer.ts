/** Digits of other scripts that input methods and spreadsheets write. */
const FULLWIDTH_DIGIT = /[\uff10-\uff19]/g;
/** `1,400,188,366`, and with the other marks that languages put between groups; two groups where it could be a fraction. */
const GROUPED = /^\d{1,3}(?:(?:[,'’\u00a0\u202f ]\d{2,3}){1,4}|(?:\.\d{3}){2,4})$/;
const PLAIN = /^\d{1,20}(?:[.,]0{1,4})?L?$/;
const SCIENTIFIC = /^(\d)(?:[.,](\d{1,18}))?e\+?(\d{1,2})$/i;
/** `="1400188366"` and `'1400188366` keep a spreadsheet from calculating. */
const AS_TEXT = /^(?:="([^"]{1,40})"|'(.{1,40}))$/;

/**
 * The whole number in a text as people and spreadsheets write it, or null. `1.4E+09` has lost digits: it is none, although it
 * may have been 1400000000.
 */
export function readInteger(text: string): number | null {
  const wide = text.trim().replace(FULLWIDTH_DIGIT, (digit) => String(digit.charCodeAt(0) - 0xff10));
  const [, formula, quoted] = AS_TEXT.exec(wide) ?? [];
  const written = formula ?? quoted ?? wide;
  if (PLAIN.test(written)) return safe(written.replace(/[.,]0+L?$|L$/, ''));
  if (GROUPED.test(written) && isOneMark(written)) return safe(written.replace(/\D/g, ''));
  const [, whole = '', fraction = '', exponent = ''] = SCIENTIFIC.exec(written) ?? [];
  if (whole === '' || fraction.length !== Number(exponent)) return null;
  return safe(whole + fraction);
}

function isOneMark(written: string): boolean {
  const groups = written.split(/\D/);
  return new Set(written.replace(/\d/g, '')).size === 1 && groups.at(-1)?.length === 3;
}

function safe(digits: string): number | null {
  return Number.isSafeInteger(Number(digits)) ? Number(digits) : null;
}
