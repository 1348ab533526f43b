import * as v from 'valibot';

/** Those of a stored list that this version knows: one of another version takes nothing from the others. */
export function knownOf<const T extends string>(known: readonly T[], otherwise: readonly T[]) {
  return v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((stored): readonly T[] => known.filter((one) => stored.includes(one))),
    ),
    otherwise,
  );
}
