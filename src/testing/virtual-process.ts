import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { EMULATOR_CREDENTIAL } from '#emulator/emulator.ts';
import { createAuth } from '#proxy/auth/create-auth.ts';
import { createToken } from '#proxy/auth/create-token.ts';
import { createBackground } from '#proxy/background.ts';
import { restoreKept } from '#proxy/board/restore-kept.ts';
import type { Clock } from '#proxy/clock.ts';
import { parseConfig } from '#proxy/config/config.ts';
import { holdAfterStart } from '#proxy/core/hold-after-start.ts';
import { secretFilesCredential } from '#proxy/credentials/file-credential.ts';
import { createProxy, type ProxyOptions } from '#proxy/proxy.ts';
import { openDatabase } from '#proxy/store/sqlite-file.ts';
import { createSqliteStore } from '#proxy/store/sqlite-store.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';
import { judgeDatabase } from './failing-database.ts';
import { errorOf, type FileCall } from './failing-files.ts';

/** What a process finds in its folder: the key and the tokens, and where its data go. */
type ServerFolder = ReturnType<typeof serverFolder>;

/** A folder with all that a server reads, and a token for each of these holders, who may see the SdkAppIds. */
export function serverFolder(folder: string, holders: Record<string, number[]>) {
  mkdirSync(folder, { recursive: true });
  const pathOf = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const now = Date.parse('2026-11-01T00:00:00Z');
  const tokens = Object.entries(holders).map(
    ([name, sdkAppIds]) => [name, createToken({ name, sdkAppIds, scopes: ['read'], days: 900, now })] as const,
  );
  const tokenLines = tokens.map(([, { line }]) => line).join('\n');
  return {
    tokens: new Map(tokens.map(([name, { token }]) => [name, token])),
    tokenLines,
    tokensFile: pathOf('tokens.jsonl', tokenLines),
    secrets: {
      secretId: pathOf('id', EMULATOR_CREDENTIAL.secretId),
      secretKey: pathOf('key', EMULATOR_CREDENTIAL.secretKey),
    },
    data: join(folder, 'data'),
  };
}

interface ProcessOptions {
  folder: ServerFolder;
  clock: Clock;
  send: ProxyOptions['send'];
  /** Where Tencent is, for a `send` that goes there. */
  endpoint?: string;
  random: () => number;
  /** Asked before each call of SQLite; an error code makes it fail with that instead. */
  judge: (call: FileCall) => string | null;
  log: (line: string) => void;
}

const ENDED_ON_BOARD_MS = 86_400_000;

interface StoreOptions extends Pick<ProcessOptions, 'clock' | 'judge' | 'log'> {
  folder: Pick<ServerFolder, 'data'>;
}

/** No power fails in a test: only the waiting for the disk is left out, which is most of the time of a thousand starts. */
function withoutDisk(db: DatabaseSync): DatabaseSync {
  const exec = db.exec.bind(db);
  return Object.assign(db, { exec: (sql: string) => exec(sql.replace('synchronous = FULL', 'synchronous = OFF')) });
}

/** A store of the folder, as a process opens it. */
export function openStore({ folder, clock, judge, log }: StoreOptions) {
  const logger = { warn: (fields: object, message: string) => log(`${message} ${JSON.stringify(fields)}`) };
  const background = createBackground(clock, logger);
  const opened = new Set<DatabaseSync>();
  const store = createSqliteStore({
    path: folder.data,
    clock,
    background,
    retentionDays: 30,
    endedOnBoardMs: ENDED_ON_BOARD_MS,
    logger,
    openDatabase(path) {
      const denied = judge({ operation: 'open', path });
      if (denied) throw errorOf(denied, 'open', path);
      const db = withoutDisk(openDatabase(path));
      opened.add(db);
      return judgeDatabase(db, judge);
    },
  });
  return { background, logger, store, opened };
}

/** The server as `main.ts` puts it together, but for its sockets: with its files, its people and the state it finds. */
export async function startProcess(options: ProcessOptions) {
  const { folder, clock, send, random, endpoint = 'https://tencent.test' } = options;
  const { background, logger, store, opened } = openStore(options);
  const credential = secretFilesCredential(folder.secrets, background);
  const config = parseConfig({ TOKENS_FILE: folder.tokensFile });
  if ('problems' in config) throw new Error(config.problems.join());
  const { views, incidents, lastActivityAt, stoppedCleanly } = await store.load();
  const auth = createAuth(config, { background, clock, logger, store, stylesheets: [] });
  const sinceActivityMs = lastActivityAt === null ? null : clock.wall() - lastActivityAt;
  const deps = createProxy({
    accounts: [{ ...config.standard, name: 'test', credential, endpoint: new URL(endpoint) }],
    endedCodes: config.endedCodes,
    mode: 'live',
    version: '0.0.0-test',
    endedOnBoardMs: ENDED_ON_BOARD_MS,
    background,
    clock,
    store,
    random,
    send,
    sha256: nodeSha256,
    holdUntil: clock.monotonic() + holdAfterStart({ stoppedCleanly, sinceActivityMs }),
    isReady: () => true,
    logger,
  });
  const { board } = deps;
  await restoreKept(board, store, { views, incidents });
  board.start();
  return { auth, background, board, credential, deps, opened, store };
}
