/** Keys and passwords that machines make are longer; what is meant for a setting with few answers is not. */
const MOST_SHOWN = 12;

/**
 * What a setting was set to, for the line that says that it is wrong: never a password in an address, and nothing that
 * could be a key that was set in the wrong variable.
 */
export function showSetting(value: string): string {
  const url = URL.parse(value);
  if (url?.host && /^https?:$/.test(url.protocol)) return JSON.stringify(`${url.protocol}//${url.hostname}/…`);
  if (value.length > MOST_SHOWN || value.includes('@')) return `a text of ${value.length} characters`;
  return JSON.stringify(value);
}
