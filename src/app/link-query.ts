import { wellFormed } from './well-formed.ts';

/**
 * Not `URLSearchParams`, which reads `+` as a blank: no TaskId has a blank and many have a `+`, so a link that a person
 * wrote by hand still means what it says. The first of two equal names counts.
 */
export function parseQuery(search: string): Map<string, string> {
  return new Map([...pairsOf(search)].reverse());
}

export function* pairsOf(search: string): Generator<[name: string, value: string]> {
  for (const part of search.replace(/^\?/, '').split('&')) {
    const at = part.indexOf('=');
    if (at > 0) yield [decode(part.slice(0, at)), decode(part.slice(at + 1))];
  }
}

/** Several values of one name stand behind each other with commas, which need no code in a query. */
export function formatQuery(pairs: [string, string | readonly string[] | null][]): string {
  const parts = pairs.flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${[value].flat().map(encode).join(',')}`],
  );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

export function encode(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return wellFormed(text);
  }
}
