import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ASSETS = 'dist/assets';

it('the ordinary build carries nothing of the demo: not one of its modules', () => {
  const files = readdirSync(ASSETS);
  const modules = files
    .filter((name) => name.endsWith('.map'))
    .flatMap((name): string[] => JSON.parse(readFileSync(join(ASSETS, name), 'utf8')).sources);
  expect(modules.some((path) => path.endsWith('/src/app/main.tsx'))).toBe(true);
  const foreign =
    /\/src\/(browser-demo|emulator|proxy|tencent|testing)\/|\/node_modules\/(msw|@noble|@mswjs)\/|mockServiceWorker/;
  expect([...modules, ...files, ...readdirSync('dist')].filter((path) => foreign.test(path))).toEqual([]);
});
