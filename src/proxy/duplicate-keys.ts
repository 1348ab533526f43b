/** A string, or a sign that opens, closes or separates. All else in valid JSON means nothing here. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/**
 * The keys that stand twice in one object of a JSON text, each once. `JSON.parse` takes the last one in silence, so that a
 * policy says less, or more, than the author of the first believes. The text must be valid JSON.
 */
export function duplicateKeys(text: string): string[] {
  const objects: (Set<string> | null)[] = [];
  const found = new Set<string>();
  let last = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{') objects.push(new Set());
    else if (token === '[') objects.push(null);
    else if (token === '}' || token === ']') objects.pop();
    else if (token === ':') {
      const key: string = JSON.parse(last);
      const seen = objects.at(-1);
      if (seen?.has(key)) found.add(key);
      seen?.add(key);
    }
    last = token;
  }
  return [...found];
}
