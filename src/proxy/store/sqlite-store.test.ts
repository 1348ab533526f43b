import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { createSqliteStore } from './sqlite-store.ts';
import type { Store } from './store.ts';
import { storeBattery } from './store-battery.ts';

const folders: string[] = [];
const stores: Store[] = [];

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scribeboard-store-'));
  folders.push(folder);
  return folder;
}

storeBattery('the store in a SQLite file', () => {
  let folder = newFolder();
  return {
    clock: createVirtualClock(),
    open: (deps) => {
      const store = createSqliteStore({ path: folder, ...deps });
      stores.push(store);
      return store;
    },
    // The files as they are now, without the goodbye of the process that has them open.
    kill: () => {
      const left = newFolder();
      cpSync(folder, left, { recursive: true });
      folder = left;
    },
  };
});
