import { readFileSync } from 'node:fs';
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
