const MIN_BYTES = 32;
/** Fewer different characters come of typing, not of a random generator. */
const MIN_VARIETY = 8;
/** Of the triples of characters of a random key, hardly one comes twice. */
const MIN_NEW_TRIPLES = 0.9;
/** Of the steps from one character to the next, hardly two are equal. */
const MAX_EQUAL_STEPS = 0.4;
/** So long that a random key has none of them. */
const TYPED =
  /change.?me|example|password|secret|placeholder|scribeboard|cookie.?key|qwerty|asdfgh|123456|abcdef|openssl/i;

/** A key that was not drawn at random: short, typed, repeated, counted up, or copied from an example. */
export function isGuessableKey(key: string): boolean {
  const codes = [...key].map((char) => char.charCodeAt(0));
  const triples = codes.slice(2).map((_, at) => key.slice(at, at + 3));
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return (
    new TextEncoder().encode(key).length < MIN_BYTES ||
    new Set(key).size < MIN_VARIETY ||
    new Set(triples).size < triples.length * MIN_NEW_TRIPLES ||
    mostFrequent(steps) > steps.length * MAX_EQUAL_STEPS ||
    TYPED.test(key)
  );
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}
