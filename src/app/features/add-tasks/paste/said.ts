/** Where a text says something: beside the TaskId itself, in a heading above it, or once for all below it. */
export type Place = 'beside' | 'above' | 'below';

/**
 * What a text says about the SdkAppId or the region of a TaskId; null where it does not say. What it says but cannot be
 * read, or says in several ways, is not the same as nothing: no default may take its place.
 */
export type Said<T> =
  | { kind: 'value'; value: T; place: Place; line: number }
  | { kind: 'unreadable'; text: string; line: number }
  | { kind: 'several'; values: readonly T[] };

/** The one that they agree on, all that they say otherwise, or null. */
export function agreed<T>(said: readonly Said<T>[]): Said<T> | null {
  const values = new Map<T, Said<T>>();
  let unreadable: Said<T> | null = null;
  for (const one of said) {
    if (one.kind === 'value') {
      if (!values.has(one.value)) values.set(one.value, one);
    } else if (one.kind === 'several') for (const value of one.values) values.set(value, one);
    else unreadable ??= one;
  }
  const [first] = values.values();
  if (values.size > 1) return { kind: 'several', values: [...values.keys()] };
  return first ?? unreadable;
}

/** The same, said in another place. */
export function from<T>(place: Place, said: Said<T> | null): Said<T> | null {
  return said?.kind === 'value' ? { ...said, place } : said;
}
