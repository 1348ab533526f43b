import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

/** Planted in a file of src/proxy, each on its own. */
const FORBIDDEN = [
  'setTimeout(() => work(), 1);',
  'setInterval(work, 1);',
  'setImmediate(work);',
  'queueMicrotask(work);',
  'void promise();',
  'promise();',
];
const ALLOWED = ["background.every('work', 1, work);", "background.run('work', promise);", 'await promise();'];
const HEAD = `declare const work: () => void;
declare const promise: () => Promise<void>;
declare const background: { every(what: string, ms: number, work: () => unknown): void; run(what: string, work: () => unknown): void };
`;

describe('the linter lets src/proxy have no timer and no promise without an owner', () => {
  const dir = mkdtempSync(join(tmpdir(), 'scribeboard-timers-'));
  afterAll(() => rmSync(dir, { recursive: true }));

  it('but in background.ts', () => {
    copyFileSync('biome.json', join(dir, 'biome.json'));
    const planted = [...FORBIDDEN, ...ALLOWED].map((line, index) => ({
      line,
      file: `src/proxy/board/planted-${index}.ts`,
    }));
    for (const { file, line } of planted) {
      mkdirSync(join(dir, dirname(file)), { recursive: true });
      writeFileSync(join(dir, file), `${HEAD}${line}\nexport {};\n`);
    }
    const rules = ['style/noRestrictedGlobals', 'complexity/noVoid', 'nursery/noFloatingPromises'];
    const args = ['lint', ...rules.map((rule) => `--only=${rule}`), '--vcs-enabled=false', '--reporter=json', '.'];
    const report = spawnSync('biome', args, { cwd: dir, encoding: 'utf8' }).stdout;
    const { diagnostics } = JSON.parse(report.slice(report.indexOf('{'))) as { diagnostics: { location: object }[] };
    const places = diagnostics.map(({ location }) => JSON.stringify(location));
    const caught = planted.filter(({ file }) => places.some((place) => place.includes(`${file}"`)));
    expect(caught.map(({ line }) => line)).toEqual(FORBIDDEN);
  });
});

it('the timers of the clock are set by background.ts alone', () => {
  const users = globSync('src/proxy/**/*.ts')
    .filter((file) => !/\.(test|soak)\.ts$/.test(file))
    .filter((file) => /\bclock\s*\.\s*after\(/.test(readFileSync(file, 'utf8')));
  expect(users).toEqual([join('src', 'proxy', 'background.ts')]);
});
