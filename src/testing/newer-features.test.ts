import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { NEWER_FEATURES, newerFeatures } from './newer-features.ts';

const DIST = 'dist/assets';

it('no script of the build needs what the oldest browsers lack', () => {
  const files = readdirSync(DIST).filter((name) => name.endsWith('.js'));
  const uses = files.flatMap((name) => {
    const map = existsSync(`${DIST}/${name}.map`) ? JSON.parse(read(`${name}.map`)) : undefined;
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

it('the styles of the build mix colours only where a browser can, and say before what else stands there', () => {
  const [name = ''] = readdirSync(DIST).filter((file) => file.endsWith('.css'));
  const css = read(name);
  expect(css).toContain('--hover:var(--surface)');
  expect(css).toContain('--hover:color-mix(');
  const always = css.replaceAll(/@supports[^{]*\{([^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  expect(always).not.toMatch(/[^\\]color-mix\(|light-dark\(/);
});

it.each([
  ['Promise.withResolvers', 'const { promise } = Promise.withResolvers();'],
  ['Map.groupBy', 'globalThis.x = Map.groupBy([], String);'],
  ['Array.prototype.toSorted', '[2, 1].toSorted();'],
  ['Array.prototype.toSorted', "[2, 1]?.['toSorted']?.();"],
  ['Element.prototype.checkVisibility', 'document.body.checkVisibility();'],
  ['Iterator', 'new Map().values().map(String);'],
  ['Iterator', 'Iterator.from([]);'],
  ['scheduler', 'scheduler.yield();'],
  ['requestIdleCallback', 'window.requestIdleCallback(() => 1);'],
  ['RegExp.prototype.unicodeSets', '/[a--b]/v.test("");'],
  ['RegExp.prototype.unicodeSets', 'new RegExp("[a--b]", "v");'],
  ['[popover]', 'jsx("div", { popover: "auto" });'],
])('sees %s in %s', (feature, code) => {
  expect(newerFeatures('planted.js', `\n${code}`)).toEqual([{ feature, file: 'planted.js', line: 2 }]);
});

it.each([
  'const words = { groupBy: "Group by", navigation: 1 }; words.groupBy; words.navigation;',
  'Object.values({}).map(String);',
  '"crypto.scheduler.yield"; /[a-b]/u;',
  'class Pool { scheduler = 1; navigation() {} }',
])('sees nothing in %s', (code) => {
  expect(newerFeatures('planted.js', code)).toEqual([]);
});

function read(name: string): string {
  return readFileSync(`${DIST}/${name}`, 'utf8');
}
