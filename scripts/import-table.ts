import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A folder may import these folders, and nothing else of ours. A row of a house holds for all of its floors. */
interface Row {
  imports: readonly string[];
  /** Packages and Node's own modules that it must do without. */
  without?: readonly string[];
}

/** The diagram of README.md as a table. */
export const HOUSES: Readonly<Record<string, Row>> = {
  tencent: { imports: [] },
  contract: { imports: ['tencent'], without: ['node:*'] },
  app: { imports: ['contract'], without: ['node:*'] },
  proxy: { imports: ['contract', 'tencent'] },
  emulator: { imports: ['tencent'] },
  'in-process': { imports: ['contract', 'tencent', 'proxy', 'emulator'], without: ['node:*'] },
  'browser-demo': { imports: ['contract', 'tencent', 'proxy', 'emulator', 'in-process', 'app'], without: ['node:*'] },
  testing: { imports: ['contract', 'tencent', 'proxy', 'emulator', 'in-process', 'app', 'browser-demo'] },
  harness: { imports: ['contract', 'tencent', 'proxy', 'emulator', 'in-process', 'testing'] },
};

/** What they share is in src/harness. */
export const OUTSIDE: readonly string[] = ['e2e', 'bench', 'scripts'];

interface Floor extends Row {
  sealed?: true;
  /** Its folders are neighbours that never import each other. */
  isApart?: true;
}

interface House {
  wiring: readonly string[];
  floors: Readonly<Record<string, Floor>>;
  /** What lies beside the floors, but for the wiring, imports none of them. */
  isGround?: true;
}

/**
 * The floors inside a house, from the top down. What lies beside them at the root of the house may be imported by all
 * of them but `sealed` floors, with the exception of the house's own wiring.
 */
export const FLOORS: Readonly<Record<string, House>> = {
  app: {
    wiring: ['app.tsx', 'main.tsx'],
    isGround: true,
    floors: {
      pages: { imports: ['layout', 'features', 'watch', 'status', 'persistence', 'api', 'ui', 'time', 'i18n'] },
      layout: { imports: ['features', 'watch', 'status', 'persistence', 'api', 'ui', 'time', 'i18n'] },
      features: { imports: ['watch', 'status', 'persistence', 'api', 'ui', 'time', 'i18n'], isApart: true },
      watch: { imports: ['status', 'persistence', 'api', 'time', 'i18n'] },
      persistence: { imports: ['status', 'time', 'i18n'] },
      status: { imports: ['ui', 'time', 'i18n'] },
      api: { imports: ['i18n'] },
      ui: { imports: ['time', 'i18n'] },
      time: { imports: ['i18n'] },
      i18n: { imports: [] },
    },
  },
  proxy: {
    wiring: ['proxy.ts'],
    floors: {
      http: { imports: ['auth', 'api', 'board', 'upstream', 'store', 'credentials', 'core'] },
      auth: { imports: ['api', 'board', 'upstream', 'store', 'credentials', 'core'] },
      api: { imports: ['board', 'upstream', 'store', 'credentials', 'core'], without: ['node:*', 'fastify*'] },
      board: { imports: ['upstream', 'store', 'credentials', 'core'], without: ['node:*', 'fastify*'] },
      upstream: { imports: ['credentials', 'core'], without: ['fastify*'] },
      store: { imports: ['core'], without: ['fastify*'] },
      credentials: { imports: ['core'], without: ['fastify*'] },
      core: { imports: [], sealed: true, without: ['#tencent/**', '**/../tencent/**', 'node:*', 'fastify*'] },
      // Read by the wiring only, so no floor names it; it may know what it fills in.
      config: { imports: ['auth', 'board', 'credentials'] },
    },
  },
};

const PROCESS = { group: ['**/../main.ts'], message: 'src/main.ts is the process itself' };

interface Override {
  includes: string[];
  linter: { rules: { style: { noRestrictedImports: object } } };
}

function wall(includes: string[], group: readonly string[], message: string): Override {
  const patterns = [{ group, message }];
  return { includes, linter: { rules: { style: { noRestrictedImports: { level: 'error', options: { patterns } } } } } };
}

/** The import table as the linter reads it: one override for each row, the last that fits a file counts. */
export function walls(): Override[] {
  const houses = Object.entries(HOUSES).map(([house, row]) =>
    wall([`src/${house}/**`], beyond(house, row), `src/${house} may import ${say(row.imports)}`),
  );
  const grounds = Object.entries(FLOORS).flatMap(([house, { wiring, floors, isGround }]) => {
    const files = [`src/${house}/*.ts`, `src/${house}/*.tsx`, ...wiring.map((file) => `!src/${house}/${file}`)];
    const group = [
      ...(HOUSES[house] ? beyond(house, HOUSES[house]) : []),
      ...Object.keys(floors).flatMap((floor) => [`#${house}/${floor}/**`, `./${floor}/**`]),
    ];
    return isGround ? wall(files, group, `what lies beside the floors of ${house} imports none of them`) : [];
  });
  const floors = Object.entries(FLOORS).flatMap(([house, { wiring, floors: rows }]) =>
    Object.entries(rows).flatMap(([floor, row]) => {
      const others = Object.keys(rows).filter((other) => other !== floor && !row.imports.includes(other));
      const beside = row.sealed
        ? [`#${house}/*.ts`, '../*.ts']
        : wiring.flatMap((file) => [`#${house}/${file}`, `**/../${file}`]);
      const group = [
        ...(HOUSES[house] ? beyond(house, HOUSES[house]) : []),
        ...others.flatMap((other) => [`#${house}/${other}/**`, `**/../${other}/**`]),
        ...beside,
        ...(row.without ?? []),
      ];
      const message = `src/${house}/${floor} may import ${say(row.imports)} of ${house}`;
      if (!row.isApart) return wall([`src/${house}/${floor}/**`], group, message);
      // How a neighbour is written depends on how deep the file lies; the last pattern that fits counts.
      const neighbours = [
        { files: `src/${house}/${floor}/**`, patterns: ['../*/**', '!../../**'] },
        { files: `src/${house}/${floor}/*/*/*`, patterns: ['../../*/**', '!../../../**'] },
      ];
      return neighbours.map(({ files, patterns }) =>
        wall([files], [...patterns, `#${house}/${floor}/**`, ...group], `${message}, and no neighbour`),
      );
    }),
  );
  const outside = OUTSIDE.map((folder) => {
    const others = OUTSIDE.filter((other) => other !== folder);
    return wall(
      [`${folder}/**`],
      others.map((other) => `**/../${other}/**`),
      `${folder} imports neither ${others.join(' nor ')}`,
    );
  });
  const tests = wall(['src/**/*.test.ts', 'src/**/*.test.tsx', 'src/**/*.soak.ts'], PROCESS.group, PROCESS.message);
  return [...houses, ...grounds, ...floors, ...outside, tests];
}

function beyond(house: string, { imports, without = [] }: Row): string[] {
  const forbidden = Object.keys(HOUSES).filter((other) => other !== house && !imports.includes(other));
  return [...forbidden.flatMap((other) => [`#${other}/**`, `**/../${other}/**`]), ...PROCESS.group, ...without];
}

function say(folders: readonly string[]): string {
  return folders.join(', ') || 'nothing';
}

/** Run by itself, it writes the walls into the linter's configuration. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const config = JSON.parse(readFileSync('biome.json', 'utf8'));
  const others = config.overrides.filter((one: Partial<Override>) => !one.linter?.rules?.style?.noRestrictedImports);
  writeFileSync('biome.json', `${JSON.stringify({ ...config, overrides: [...others, ...walls()] }, null, 2)}\n`);
}
