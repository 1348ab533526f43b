/** What is chosen after a click on `key`; a range takes everything between the row clicked before and this one along. */
export function select(
  chosen: ReadonlySet<string>,
  key: string,
  range: { from: string; shown: readonly string[] } | null,
): ReadonlySet<string> {
  const next = new Set(chosen);
  const wanted = !chosen.has(key);
  const [from, to] = range ? [range.shown.indexOf(range.from), range.shown.indexOf(key)] : [-1, -1];
  const touched = range && from >= 0 && to >= 0 ? range.shown.slice(Math.min(from, to), Math.max(from, to) + 1) : [key];
  for (const each of touched) {
    if (wanted) next.add(each);
    else next.delete(each);
  }
  return next;
}
