/** Placeholder values copied from examples count as unset. */
export function isPlaceholder(value: string): boolean {
  return /^(change.?(me|it|this)|replace.?(me|this)|(my|your|the)?.?(client)?.?(secret|password)|example|placeholder|todo|x{3,}|\*+|\.+|<.*>|\$\{.*\}|none|null|undefined)$/i.test(
    value,
  );
}
