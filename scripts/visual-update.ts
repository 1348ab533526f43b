// Makes the pictures anew that e2e/pictures.spec.ts compares with: `npm run visual:update`. Look at every one that changed.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { shrinkPng } from './shrink-png.ts';

const DIR = 'e2e/pictures';

rmSync(DIR, { recursive: true, force: true });
const args = ['test', 'e2e/pictures.spec.ts', '--update-snapshots=all', ...process.argv.slice(2)];
const { status } = spawnSync('playwright', args, { stdio: 'inherit' });
let bytes = 0;
const pictures = readdirSync(DIR).filter((name) => name.endsWith('.png'));
for (const name of pictures) {
  const small = shrinkPng(readFileSync(`${DIR}/${name}`));
  writeFileSync(`${DIR}/${name}`, small);
  bytes += small.length;
}
process.stdout.write(`${pictures.length} pictures, ${(bytes / 1e6).toFixed(1)} MB\n`);
process.exitCode = status ?? 1;
