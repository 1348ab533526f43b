/** The text with a replacement character for each half of a pair, of which no address can be made. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
