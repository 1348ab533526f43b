/** Where a text stops being JSON. The message of the parser is not repeated: it quotes the text, which may be a key file. */
export function jsonFault(error: unknown): string {
  const [where] = /line \d+ column \d+/.exec(error instanceof Error ? error.message : '') ?? [];
  return where === undefined ? 'it is not JSON' : `it is not JSON, from ${where} on`;
}
