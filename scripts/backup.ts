import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { readTextFile } from '#proxy/read-text-file.ts';
import { backUp } from '#proxy/store/snapshot.ts';
import { FILE_NAME } from '#proxy/store/sqlite-store.ts';

/** sysexits.h: wrongly called. */
const EX_USAGE = 64;

/** `npm run backup -- FILE`: everything that the board keeps, as one file, while the board runs or not. */
const [to] = process.argv.slice(2);
if (to === undefined) stop(EX_USAGE, 'name the file to write: npm run backup -- FILE');
const file = existsSync('.env') ? parseEnv(readTextFile('.env')) : {};
const dataDir = process.env['DATA_DIR'] || file['DATA_DIR'] || './data';
try {
  backUp(join(dataDir, FILE_NAME), to);
  process.stdout.write(`${to} is a backup of ${dataDir}\n`);
} catch (error) {
  stop(1, (error as Error).message);
}

function stop(code: number, reason: string): never {
  process.stderr.write(`scribeboard: ${reason}\n`);
  process.exit(code);
}
