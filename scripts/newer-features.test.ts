import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { NEWER_FEATURES, newerFeatures } from './newer-features.ts';

const DIST = 'dist/assets';

it('no script of the build needs what the oldest browsers lack, but where it stands beside what they do instead', () => {
  const files = readdirSync(DIST).filter((name) => name.endsWith('.js'));
  const uses = files.flatMap((name) => {
    const map = readdirSync(DIST).includes(`${name}.map`) ? JSON.parse(read(`${name}.map`)) : undefined;
    return newerFeatures(name, read(name), map);
  });
  const asking = Object.entries(NEWER_FEATURES).flatMap(([feature, where]) =>
    where.map((file) => `${feature} in ${file}`),
  );
  const bare = uses.filter(({ feature, file }) => !NEWER_FEATURES[feature]?.includes(file));
  expect(bare).toEqual([]);
  // Nothing is let through that is not there any more.
  const found = new Set(uses.map(({ feature, file }) => `${feature} in ${file}`));
  expect(asking.filter((one) => !found.has(one))).toEqual([]);
});

function read(name: string): string {
  return readFileSync(`${DIST}/${name}`, 'utf8');
}
