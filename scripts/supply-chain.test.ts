import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  version?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  link?: boolean;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const locked = Object.entries(packages).filter(([path]) => path !== '');

it('every package that we ask for is asked for in one exact version', () => {
  const wanted = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.entries(manifest[kind]),
  );
  expect(wanted.length).toBeGreaterThan(20);
  expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
});

it('every package that comes with them is known by its hash', () => {
  expect(locked.length).toBeGreaterThan(100);
  expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
});

it('no package runs anything when it is installed: none wants to, and none could', () => {
  expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
  // Not in .npmrc: there it would also turn off prestart and pretest, which install.

  expect(readFileSync('scripts/ensure.mjs', 'utf8')).toContain("'--ignore-scripts'");
});

/** Holes that were found in what we use, and the version that closed them. */
const CLOSED: [name: string, since: string, hole: string][] = [
  ['fastify', '5.3.2', 'CVE-2025-32442: the content type, spelt otherwise, went past its check'],
  ['find-my-way', '9.0.1', 'CVE-2024-45813: an address that takes for ever to match'],
  ['valibot', '1.2.0', 'CVE-2025-66020: a text that takes for ever to match'],
  ['vite', '6.2.7', 'CVE-2025-30208 and its successors: the development server gave away any file'],
  ['brace-expansion', '2.0.2', 'CVE-2025-5889: a pattern that takes for ever to expand'],
  ['cookie', '0.7.0', 'CVE-2024-47764: names and paths of cookies could hold what ends them'],
  ['jose', '4.15.5', 'CVE-2024-28176: a small token that unpacks to a large one'],
];

it.each(CLOSED)('%s is at least %s (%s)', (name, since) => {
  const old = locked
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .filter(([, { version = '0' }]) => isBefore(version, since));
  expect(old).toEqual([]);
});

function isBefore(version: string, since: string): boolean {
  const [a, b] = [version, since].map((text) => text.split('-')[0]?.split('.').map(Number) ?? []);
  const at = [0, 1, 2].find((index) => a?.[index] !== b?.[index]);
  return at !== undefined && (a?.[at] ?? 0) < (b?.[at] ?? 0);
}

it('the comparison of versions is by number', () => {
  expect([isBefore('5.12.8', '5.3.2'), isBefore('5.3.1', '5.3.2'), isBefore('10.0.0', '9.9.9')]).toEqual([
    false,
    true,
    false,
  ]);
});
