import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLOORS, HOUSES, OUTSIDE, walls } from './import-table.ts';

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
  Object.entries(floors).flatMap(([from, { imports, sealed = false, isApart = false }]): Planted[] => {
    const here = `src/${house}/${from}${isApart ? '/one' : ''}`;
    const root = isApart ? '../..' : '..';
    return [
      ...Object.keys(floors)
        .filter((to) => to !== from)
        .flatMap((to) => {
          const isAllowed = imports.includes(to);
          return [
            { file: `${here}/alias-${to}.ts`, imports: `#${house}/${to}/x.ts`, isAllowed },
            { file: `${here}/relative-${to}.ts`, imports: `${root}/${to}/x.ts`, isAllowed },
            { file: `${here}/deep/${to}.ts`, imports: `../${root}/${to}/x.ts`, isAllowed },
          ];
        }),
      ...wiring.flatMap((file) => [
        { file: `${here}/wiring-${file}.ts`, imports: `${root}/${file}`, isAllowed: false },
        { file: `${here}/wiring-alias-${file}.ts`, imports: `#${house}/${file}`, isAllowed: false },
      ]),
      { file: `${here}/beside.ts`, imports: `${root}/beside.ts`, isAllowed: !sealed },
      { file: `${here}/inside.ts`, imports: './x.ts', isAllowed: true },
      { file: `${here}/inside-deep.ts`, imports: './deep/x.ts', isAllowed: true },
      { file: `${here}/process.ts`, imports: `${root}/../main.ts`, isAllowed: false },
      ...HOUSE_NAMES.filter((to) => to !== house && !HOUSES[house]?.imports.includes(to)).map((to) => ({
        file: `${here}/out-to-${to}.ts`,
        imports: `#${to}/x.ts`,
        isAllowed: false,
      })),
    ];
  }),
);

/** Neighbours on a floor whose folders stand apart. */
const betweenNeighbours = Object.entries(FLOORS).flatMap(([house, { floors }]) =>
  Object.entries(floors)
    .filter(([, { isApart }]) => isApart)
    .flatMap(([floor]): Planted[] => [
      { file: `src/${house}/${floor}/one/neighbour.ts`, imports: '../two/x.ts', isAllowed: false },
      {
        file: `src/${house}/${floor}/one/neighbour-alias.ts`,
        imports: `#${house}/${floor}/two/x.ts`,
        isAllowed: false,
      },
      { file: `src/${house}/${floor}/one/deep/neighbour.ts`, imports: '../../two/x.ts', isAllowed: false },
      { file: `src/${house}/${floor}/one/deep/neighbour-deep.ts`, imports: '../../two/deep/x.ts', isAllowed: false },
      { file: `src/${house}/${floor}/one/deep/outwards.ts`, imports: '../x.ts', isAllowed: true },
      { file: `src/${house}/${floor}/one/deep/beside-it.ts`, imports: '../other/x.ts', isAllowed: true },
    ]),
);

/** From beside the floors onto one. */
const fromTheGround = Object.entries(FLOORS).flatMap(([house, { wiring, floors, isGround = false }]) =>
  Object.keys(floors).flatMap((to, index): Planted[] => [
    { file: `src/${house}/beside-${to}.ts`, imports: `./${to}/x.ts`, isAllowed: !isGround },
    ...(index === 0 ? wiring : []).map((file) => ({
      file: `src/${house}/${file}`,
      imports: `./${to}/x.ts`,
      isAllowed: true,
    })),
  ]),
);

/** From each folder outside of src to each other one, and to what they share. */
const outside = OUTSIDE.flatMap((from): Planted[] => [
  ...OUTSIDE.filter((to) => to !== from).flatMap((to) => [
    { file: `${from}/to-${to}.ts`, imports: `../${to}/x.ts`, isAllowed: false },
    { file: `${from}/deep/to-${to}.ts`, imports: `../../${to}/deep/x.ts`, isAllowed: false },
  ]),
  { file: `${from}/shared.ts`, imports: '../src/harness/x.ts', isAllowed: true },
  { file: `${from}/inside.ts`, imports: './deep/x.ts', isAllowed: true },
]);

const planted: Planted[] = [
  ...betweenHouses,
  ...betweenFloors,
  ...betweenNeighbours,
  ...fromTheGround,
  ...outside,
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
