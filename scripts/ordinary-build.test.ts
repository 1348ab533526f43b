import { build } from 'vite';
import { expect, it } from 'vitest';

it('the ordinary build carries nothing of the demo and of the server: not one of their modules', async () => {
  const modules = new Set<string>();
  await build({
    logLevel: 'silent',
    build: { write: false },
    plugins: [
      {
        name: 'collect',
        generateBundle(_, bundle) {
          for (const part of Object.values(bundle)) {
            modules.add(part.fileName);
            if (part.type === 'chunk') for (const id of Object.keys(part.modules)) modules.add(id);
          }
        },
      },
    ],
  });
  expect([...modules].some((id) => id.endsWith('/src/app/main.tsx'))).toBe(true);
  // The words of Tencent that the contract passes on are the page's too; how a request is made and signed is not.
  const foreign =
    /\/src\/(browser-demo|in-process|emulator|proxy|testing|tencent\/(?!error-(codes|kind)\.ts))|\/node_modules\/(msw|@noble|@mswjs)\/|mockServiceWorker/;
  expect([...modules].filter((id) => foreign.test(id))).toEqual([]);
});
