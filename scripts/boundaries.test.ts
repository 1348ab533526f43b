import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLOORS, HOUSES, walls } from './import-table.ts';

interface Planted {
  file: string;
  imports: string;
  isAllowed: boolean;
}

const HOUSE_NAMES = Object.keys(HOUSES);

/** Each house's way into each other one, by alias and by relative path. */
const betweenHouses = Object.entries(HOUSES).flatMap(([from, { imports }]) =>
  HOUSE_NAMES.filter((to) => to !== from).flatMap((to): Planted[] => [
    { file: `src/${from}/alias-${to}.ts`, imports: `#${to}/deep/x.ts`, isAllowed: imports.includes(to) },
    { file: `src/${from}/deep/relative-${to}.ts`, imports: `../../${to}/x.ts`, isAllowed: imports.includes(to) },
  ]),
);

/** Each floor's way to each other one, to what lies beside the floors, and out of the house. */
const betweenFloors = Object.entries(FLOORS).flatMap(([house, { wiring, floors }]) =>
  Object.entries(floors).flatMap(([from, { imports, sealed = false }]): Planted[] => [
    ...Object.keys(floors)
      .filter((to) => to !== from)
      .flatMap((to) => [
        {
          file: `src/${house}/${from}/alias-${to}.ts`,
          imports: `#${house}/${to}/x.ts`,
          isAllowed: imports.includes(to),
        },
        { file: `src/${house}/${from}/relative-${to}.ts`, imports: `../${to}/x.ts`, isAllowed: imports.includes(to) },
        { file: `src/${house}/${from}/deep/${to}.ts`, imports: `../../${to}/x.ts`, isAllowed: imports.includes(to) },
      ]),
    { file: `src/${house}/${from}/wiring.ts`, imports: `../${wiring}`, isAllowed: false },
    { file: `src/${house}/${from}/wiring-alias.ts`, imports: `#${house}/${wiring}`, isAllowed: false },
    { file: `src/${house}/${from}/beside.ts`, imports: '../beside.ts', isAllowed: !sealed },
    { file: `src/${house}/${from}/inside.ts`, imports: './x.ts', isAllowed: true },
    { file: `src/${house}/${from}/process.ts`, imports: '../../main.ts', isAllowed: false },
    ...HOUSE_NAMES.filter((to) => to !== house && !HOUSES[house]?.imports.includes(to)).map((to) => ({
      file: `src/${house}/${from}/out-to-${to}.ts`,
      imports: `#${to}/x.ts`,
      isAllowed: false,
    })),
  ]),
);

const planted: Planted[] = [
  ...betweenHouses,
  ...betweenFloors,
  { file: 'src/app/node.ts', imports: 'node:fs', isAllowed: false },
  { file: 'src/contract/node.ts', imports: 'node:fs', isAllowed: false },
  { file: 'src/in-process/node.ts', imports: 'node:fs', isAllowed: false },
  { file: 'src/proxy/node.ts', imports: 'node:fs', isAllowed: true },
  { file: 'src/proxy/store/node.ts', imports: 'node:fs', isAllowed: true },
  { file: 'src/proxy/api/node.ts', imports: 'node:fs', isAllowed: false },
  { file: 'src/proxy/board/fastify.ts', imports: 'fastify', isAllowed: false },
  { file: 'src/proxy/core/node.ts', imports: 'node:fs', isAllowed: false },
  { file: 'src/proxy/core/fastify.ts', imports: 'fastify', isAllowed: false },
  { file: 'src/proxy/core/tencent.ts', imports: '#tencent/tc3.ts', isAllowed: false },
  { file: 'src/proxy/core/contract.ts', imports: '#contract/watch.ts', isAllowed: true },
  { file: 'src/app/a.test.tsx', imports: '#testing/back-end.ts', isAllowed: true },
  { file: 'src/app/a.soak.ts', imports: '#testing/back-end.ts', isAllowed: true },
  { file: 'src/proxy/core/a.test.ts', imports: '../../main.ts', isAllowed: false },
];

describe('the linter', () => {
  const dir = mkdtempSync(join(tmpdir(), 'scribeboard-planted-'));
  let caught = new Set<string>();

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
    const report = spawnSync('biome', args, { cwd: dir, encoding: 'utf8', maxBuffer: 2 ** 26 }).stdout;
    const { diagnostics } = JSON.parse(report.slice(report.indexOf('{'))) as {
      diagnostics: { location: { path: string } }[];
    };
    const places = diagnostics.map(({ location }) => JSON.stringify(location));
    caught = new Set(
      planted.map(({ file }) => file).filter((file) => places.some((place) => place.includes(`${file}"`))),
    );
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it('has the walls of the import table, as `node scripts/import-table.ts` writes them', () => {
    const { overrides } = JSON.parse(readFileSync('biome.json', 'utf8'));
    const ruled = overrides.filter((one: object) => JSON.stringify(one).includes('noRestrictedImports'));
    expect(ruled).toEqual(walls());
  });

  it.each(planted)('judges $imports in $file by the import table (allowed: $isAllowed)', ({ file, isAllowed }) => {
    expect(caught.has(file)).toBe(!isAllowed);
  });
});
