/** A line without what lists and quotations put around its one word. */
export function bareWord(text: string): string {
  return text
    .trim()
    .replace(/^(?:[•·▪◦‣●○]|[*-](?=\s)|\d{1,4}[.)](?=\s))\s*/, '')
    .replace(/^(["'`(<[]{1,3})([^\n]*?)["'`)>\],;]{1,4}$/, '$2')
    .replace(/[,;]$/, '')
    .trim();
}
