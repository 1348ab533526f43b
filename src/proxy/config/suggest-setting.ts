/** Shorter names are too many programs' own. */
const SHORTEST = 8;

/** The setting that `name` is a misspelling of, one slip away; undefined when it is probably not meant for us. */
export function suggestSetting(name: string, settings: readonly string[]): string | undefined {
  return settings.find((setting) => setting.length >= SHORTEST && isOneSlip(name.toUpperCase(), setting));
}

/** The same, or one letter more, less or other, or two letters swapped. */
function isOneSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(left.length, right.length) <= 1 || (left.length === 2 && left === [...right].reverse().join(''));
}
