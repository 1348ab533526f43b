import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createListedKeys } from './listed-keys.ts';

it('has what was added and not taken out, by SdkAppId, and knows how many', () => {
  const key = fc.tuple(fc.nat(2), fc.nat(4)).map(([app, n]) => `${app + 1}/ap-singapore/-t${n}.`);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), key), { maxLength: 60, size: 'max' }), (steps) => {
      const keys = createListedKeys();
      const counted = new Set<string>();
      for (const [isAdded, key] of steps) {
        const had = counted.has(key);
        expect(isAdded ? keys.add(key) : keys.delete(key)).toBe(isAdded ? !had : had);
        counted[isAdded ? 'add' : 'delete'](key);
        expect([keys.size, keys.has(key)]).toEqual([counted.size, isAdded]);
      }
      expect(new Set(keys)).toEqual(counted);
      const found = Array.from(keys.apps(), (app) => [app, [...keys.ofApp(app)].sort()] as const);
      expect(
        found.every(([app, theirs]) => theirs.length > 0 && theirs.every((one) => one.startsWith(`${app}/`))),
      ).toBe(true);
      expect(found.flatMap(([, theirs]) => theirs).sort()).toEqual([...counted].sort());
      expect(keys.ofApp(9).size).toBe(0);
    }),
  );
});
