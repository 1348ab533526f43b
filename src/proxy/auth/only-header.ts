import type { Visitor } from './auth.ts';

/**
 * The value of a single-valued header: undefined when it is absent; null when it is duplicated, also by a spelling with
 * underscores (`X_Forwarded_User`), which some servers take for the same name.
 */
export function onlyHeader({ headers }: Visitor, name: string): string | null | undefined {
  const named = headers.filter(([other]) => other.replaceAll('_', '-') === name);
  const [first] = named;
  if (!first) return undefined;
  return named.length === 1 && first[0] === name ? first[1] : null;
}
