import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ASSETS = 'dist/assets';

it('the ordinary build carries nothing of the demo and of the server: not one of their modules', () => {
  const files = readdirSync(ASSETS);
  const modules = files
    .filter((name) => name.endsWith('.map'))
    .flatMap((name): string[] => JSON.parse(readFileSync(join(ASSETS, name), 'utf8')).sources);
  expect(modules.some((path) => path.endsWith('/src/app/main.tsx'))).toBe(true);
  // The words of Tencent that the contract passes on are the page's too; how a request is made and signed is not.
  const foreign =
    /\/src\/(browser-demo|in-process|emulator|proxy|testing|tencent\/(?!(error-(codes|kind)|sites)\.ts))|\/node_modules\/(msw|@noble|@mswjs)\/|mockServiceWorker/;
  expect([...modules, ...files, ...readdirSync('dist')].filter((path) => foreign.test(path))).toEqual([]);
});
