/** A line of a paste, as far as the writer's escapes let it be one. */
export interface SourceLine {
  /** Its number in the paste, from 1. */
  line: number;
  text: string;
}

/** The lines of a paste under every convention of ending them. */
export function sourceLines(pasted: string): SourceLine[] {
  return pasted.split(/\r\n|[\n\r\u2028\u2029]/).map((text, index) => ({ line: index + 1, text }));
}
