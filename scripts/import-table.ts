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
};

/**
 * The floors inside a house, from the top down. What lies beside them at the root of the house may be imported by all
 * of them but `sealed` floors, with the exception of the house's own wiring.
 */
export const FLOORS: Readonly<
  Record<string, { wiring: string; floors: Readonly<Record<string, Row & { sealed?: true }>> }>
> = {
  proxy: {
    wiring: 'proxy.ts',
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
  const floors = Object.entries(FLOORS).flatMap(([house, { wiring, floors: rows }]) =>
    Object.entries(rows).map(([floor, row]) => {
      const others = Object.keys(rows).filter((other) => other !== floor && !row.imports.includes(other));
      const beside = row.sealed ? [`#${house}/*.ts`, '../*.ts'] : [`#${house}/${wiring}`, `**/../${wiring}`];
      return wall(
        [`src/${house}/${floor}/**`],
        [
          ...(HOUSES[house] ? beyond(house, HOUSES[house]) : []),
          ...others.flatMap((other) => [`#${house}/${other}/**`, `**/../${other}/**`]),
          ...beside,
          ...(row.without ?? []),
        ],
        `src/${house}/${floor} may import ${say(row.imports)} of ${house}`,
      );
    }),
  );
  const tests = wall(['src/**/*.test.ts', 'src/**/*.test.tsx', 'src/**/*.soak.ts'], PROCESS.group, PROCESS.message);
  return [...houses, ...floors, tests];
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
