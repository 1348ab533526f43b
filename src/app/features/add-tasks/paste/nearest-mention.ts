import type { Mention } from './find-mentions.ts';
import { agreed, type Said } from './said.ts';

/**
 * What belongs to each of the places in a text, which are in order. People say the SdkAppId always before the TaskId or always
 * behind it, and the first TaskId tells which; where two are said in a row, nothing tells which of them is meant.
 */
export function nearestMentions<T>(mentions: readonly Mention<T>[], places: readonly number[]): (Said<T> | null)[] {
  const [first] = mentions;
  if (first === undefined) return places.map(() => null);
  const all = agreed(mentions.map(({ said }) => said));
  if (all?.kind !== 'several') return places.map(() => all);
  const isBehind = first.at > (places[0] ?? 0);
  let passed = 0;
  let last: Said<T> | null = null;
  const between = (until: number) => {
    const said: Said<T>[] = [];
    for (let next = mentions[passed]; next && next.at < until; next = mentions[passed]) {
      said.push(next.said);
      passed += 1;
    }
    return agreed(said);
  };
  if (!isBehind) return places.map((place) => (last = between(place) ?? last));
  const [start = 0] = places;
  between(start);
  const behind = places.map((_, index) => between(places[index + 1] ?? Number.POSITIVE_INFINITY));
  for (let index = behind.length - 1; index >= 0; index -= 1) last = behind[index] ??= last ?? all;
  return behind;
}
