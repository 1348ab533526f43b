import { createBackground } from '#proxy/background.ts';
import { systemClock } from '#proxy/clock.ts';
import { createSqliteStore, type SqliteStoreOptions } from '#proxy/store/sqlite-store.ts';

interface StoreChoices extends Partial<SqliteStoreOptions> {
  clock?: typeof systemClock;
}

/** The store of a folder, as a server without settings opens it. */
export function openStore(path: string, { clock = systemClock, logger = SILENT, ...more }: StoreChoices = {}) {
  const background = createBackground(clock, logger);
  return createSqliteStore({ path, clock, background, retentionDays: 30, endedOnBoardMs: 86_400_000, logger, ...more });
}

const SILENT = { warn: () => {} };
