import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const text = readFileSync('docs/security.md', 'utf8');
it('docs/security.md shows every control by a test', () => {
  const [, between = ''] = /\n## Controls(.*)\n## How to run it/s.exec(text) ?? [];
  const controls = between
    .split('\n')
    .filter((line) => /^\| [A-Z0-9A`].* \| /.test(line) && !/npm audit|^\| control/.test(line));
  expect(controls.length).toBeGreaterThan(20);
  for (const control of controls) expect(control).toMatch(/`[^`]+\.(test|spec|soak)\.tsx?`[^|]*\|$/);
});
