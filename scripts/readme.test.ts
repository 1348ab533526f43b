import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROUTES } from '#proxy/api/routes.ts';
import { SETTINGS } from '#proxy/config/config.ts';

const readme = readFileSync('README.md', 'utf8');

it('README.md describes every setting, and no other', () => {
  const described = [...readme.matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(described.toSorted()).toEqual(SETTINGS.toSorted());
});

it('README.md describes every route', () => {
  for (const { method, path } of ROUTES) expect(readme).toContain(`${method} ${path}`);
});

it('README.md links only to what exists', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path ?? '');
  const files = [...readme.matchAll(/`(src\/[^`*]+)`/g)].map(([, path]) => path ?? '');
  expect([...links, ...files].filter((path) => !existsSync(path))).toEqual([]);
});
