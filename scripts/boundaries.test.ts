import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The diagram of README.md as a table; what is not in it is forbidden. */
const MAY_IMPORT: Record<string, string[]> = {
  contract: [],
  app: ['contract'],
  proxy: ['contract', 'tencent'],
  tencent: [],
  emulator: ['tencent'],
};
const FOLDERS = [...Object.keys(MAY_IMPORT), 'testing'];

interface Planted {
  file: string;
  imports: string;
  isAllowed: boolean;
}

const crossings = Object.entries(MAY_IMPORT).flatMap(([from, allowed]) =>
  FOLDERS.filter((to) => to !== from).flatMap((to): Planted[] => [
    { file: `src/${from}/alias-${to}.ts`, imports: `#${to}/deep/x.ts`, isAllowed: allowed.includes(to) },
    { file: `src/${from}/deep/relative-${to}.ts`, imports: `../../${to}/x.ts`, isAllowed: allowed.includes(to) },
  ]),
);
const planted: Planted[] = [
  ...crossings,
  { file: 'src/app/node.ts', imports: 'node:fs', isAllowed: false },
  { file: 'src/contract/node.ts', imports: 'node:fs', isAllowed: false },
  { file: 'src/proxy/node.ts', imports: 'node:fs', isAllowed: true },
  ...['node:fs', 'fastify', '../poller.ts', '#proxy/clock.ts', '#tencent/tc3.ts', '#contract/watch.ts'].map(
    (imports, i) => ({
      file: `src/proxy/core/core-${i}.ts`,
      imports,
      isAllowed: imports === '#contract/watch.ts',
    }),
  ),
  { file: 'src/app/a.test.tsx', imports: '#testing/back-end.ts', isAllowed: true },
  { file: 'src/app/a.soak.ts', imports: '#testing/back-end.ts', isAllowed: true },
];

describe('the linter', () => {
  const dir = mkdtempSync(join(tmpdir(), 'scribeboard-planted-'));
  let report = '';

  beforeAll(() => {
    copyFileSync('biome.json', join(dir, 'biome.json'));
    for (const { file, imports } of planted) {
      mkdirSync(join(dir, dirname(file)), { recursive: true });
      writeFileSync(join(dir, file), `import { x } from '${imports}';\nx();\n`);
    }
    const args = [
      'lint',
      '--only=style/noRestrictedImports',
      '--vcs-enabled=false',
      '--max-diagnostics=none',
      '--reporter=json',
    ];
    report = spawnSync('biome', args, { cwd: dir, encoding: 'utf8' }).stdout;
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it.each(planted)('judges $imports in $file by the import table (allowed: $isAllowed)', ({ file, isAllowed }) => {
    const { diagnostics } = JSON.parse(report.slice(report.indexOf('{'))) as {
      diagnostics: { location: { path: string } }[];
    };
    const caught = diagnostics.some(({ location }) => JSON.stringify(location).includes(file));
    expect(caught).toBe(!isAllowed);
  });
});
