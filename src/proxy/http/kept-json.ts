const texts = new WeakMap<object, string>();

/** The JSON of what never changes, such as the view of a task: made once, and kept for as long as that is there. */
export function keptJson(item: object): string {
  const known = texts.get(item);
  if (known !== undefined) return known;
  const text = JSON.stringify(item);
  texts.set(item, text);
  return text;
}
