import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const text = readFileSync('docs/security.md', 'utf8');
const named = [...text.matchAll(/`((?:src|e2e|scripts|\.github)\/[^`\s]+|package-lock\.json)`/g)].map(
  ([, path]) => path ?? '',
);

it('docs/security.md names only files that exist', () => {
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, path]) => `docs/${path}`);
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
});

it('docs/security.md shows every control by a test', () => {
  const [, between = ''] = /\n## Controls(.*)\n## How to run it/s.exec(text) ?? [];
  const controls = between
    .split('\n')
    .filter((line) => /^\| [A-Z0-9A`].* \| /.test(line) && !/npm audit|^\| control/.test(line));
  expect(controls.length).toBeGreaterThan(20);
  for (const control of controls) expect(control).toMatch(/`[^`]+\.(test|spec)\.tsx?`[^|]*\|$/);
});
