import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '#contract/limits.ts';
import { keep } from '#testing/keep.ts';
import { storeContractTests } from '#testing/store-contract-tests.ts';
import { incidentAt, NOON, problemAt, transitionAt, viewOf } from '#testing/store-fixtures.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { createBackground } from '../background.ts';
import { MAX_TRANSITIONS } from './history-limits.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { openDatabase } from './sqlite-file.ts';
import { createSqliteStore, FILE_NAME, type SqliteStoreOptions } from './sqlite-store.ts';
import type { Store } from './store.ts';

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

function openStore(options: SqliteStoreOptions): Store {
  const store = createSqliteStore(options);
  stores.push(store);
  return store;
}

storeContractTests('the store in a SQLite file', () => {
  let folder = newFolder();
  return {
    clock: createVirtualClock(),
    open: (deps) => openStore({ path: folder, ...deps }),
    // The files as they are now, without the goodbye of the process that has them open.
    kill: () => {
      const left = newFolder();
      cpSync(folder, left, { recursive: true });
      folder = left;
    },
  };
});

function setUp() {
  const folder = newFolder();
  const file = join(folder, FILE_NAME);
  const clock = createVirtualClock();
  const warnings: string[] = [];
  const logger = { warn: (fields: object, message: string) => warnings.push(`${message} ${JSON.stringify(fields)}`) };
  const open = (options: Partial<SqliteStoreOptions> = {}) =>
    openStore({
      path: folder,
      clock,
      background: createBackground(clock, logger),
      retentionDays: 30,
      endedOnBoardMs: 86_400_000,
      logger,
      ...options,
    });
  /** Opens, and notes what is found when it is found late. */
  const openListening = (options?: Partial<SqliteStoreOptions>) => {
    const store = open(options);
    const found: string[] = [];
    store.whenFound(({ views }) => found.push(...views.map(({ taskId, state }) => `${taskId} ${state}`)));
    return { store, found };
  };
  /** Reads or changes the file of a store that is closed. */
  const inFile = <T>(work: (db: DatabaseSync) => T): T => {
    const db = new DatabaseSync(file);
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  /** Writes over the pages of a table. */
  const damage = (table: string, from = 0) => {
    const pages = inFile((db) => {
      const all = db.prepare('SELECT pageno FROM dbstat WHERE name = ? ORDER BY path').all(table);
      const { page_size } = db.prepare('PRAGMA page_size').get() ?? {};
      return all
        .slice(from)
        .map(({ pageno }) => ({ at: (Number(pageno) - 1) * Number(page_size), size: Number(page_size) }));
    });
    const fd = openSync(file, 'r+');
    for (const { at, size } of pages) writeSync(fd, Buffer.alloc(size, 0xa5), 0, size, at);
    closeSync(fd);
  };
  const setAside = () => readdirSync(folder).filter((name) => name.startsWith(`${FILE_NAME}.corrupt-`));
  return { folder, file, clock, warnings, open, openListening, inFile, damage, setAside };
}

/** Opens databases whose disk can be made full. */
function smallDisk() {
  let db: DatabaseSync | undefined;
  return {
    openDatabase: (path: string) => {
      db = openDatabase(path);
      return db;
    },
    // SQLite takes the number of pages that there are when it is more.
    fill: () => db?.exec('PRAGMA max_page_count = 1'),
    free: () => db?.exec('PRAGMA max_page_count = 1000000'),
  };
}

const DAY_MS = 24 * 3_600_000;

const tasks = (n: number, prefix = 't') => Array.from({ length: n }, (_, i) => viewOf(`${prefix}${i}`));

describe('a file that is damaged', () => {
  it.each([
    ['is no database', (file: string) => writeFileSync(file, 'not a database '.repeat(1_000))],
    ['was cut off', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 5_000))],
    ['lost its first page', (file: string) => writeFileSync(file, readFileSync(file).fill(0xff, 0, 4_096))],
  ])('that %s is set aside as it is; the store starts empty, says so, and keeps what comes', async (_, spoil) => {
    const { open, file, folder, setAside, warnings, clock } = setUp();
    const before = open();
    for (const view of tasks(300)) before.save(view, null);
    await before.close();
    spoil(file);
    const spoiled = readFileSync(file);

    const store = open();
    const { views, setAsideAs, stoppedCleanly } = await store.load();
    expect({ views, stoppedCleanly }).toEqual({ views: [], stoppedCleanly: false });
    expect(setAside()).toEqual([expect.stringMatching(/\.corrupt-2026-11-22T06-00-00\.000Z$/)]);
    expect(setAsideAs).toBe(join(folder, setAside()[0] ?? ''));
    expect(readFileSync(setAsideAs ?? '')).toEqual(spoiled);
    expect(warnings).toEqual([expect.stringContaining('damaged')]);

    store.save(viewOf('new'), null);
    await clock.advance(250);
    expect(store.trouble()).toBeNull();
    await store.close();
    expect((await open().load()).views).toEqual([viewOf('new')]);
  });

  it('is set aside with the log that belongs to it, which SQLite would take for the log of the new one', async () => {
    const { open, file } = setUp();
    writeFileSync(file, 'damaged');
    writeFileSync(`${file}-wal`, 'its log');
    let opened = 0;
    const store = open({
      openDatabase: (path) => {
        opened += 1;
        if (opened === 1) throw Object.assign(new Error('database disk image is malformed'), { errcode: 11 });
        return openDatabase(path);
      },
    });
    const { setAsideAs } = await store.load();
    expect(readFileSync(`${setAsideAs}-wal`, 'utf8')).toBe('its log');
    expect(readFileSync(`${setAsideAs}`, 'utf8')).toBe('damaged');
  });

  it('gives to the new file the last states that stand before the damage', async () => {
    const { open, damage, setAside } = setUp();
    const before = open();
    for (const view of tasks(2_000)) before.save(view, null);
    await before.close();
    damage('task', 20);

    const store = open();
    const { views, setAsideAs } = await store.load();
    expect(setAsideAs).not.toBeNull();
    expect(views.length).toBeGreaterThan(50);
    expect(views.length).toBeLessThan(2_000);
    await store.close();
    const next = await open().load();
    expect(next.views).toHaveLength(views.length);
    expect(next.setAsideAs).toBeNull();
    expect(setAside()).toHaveLength(1);
  });

  it('is found out while the store is at work: every last state goes along, and work goes on', async () => {
    const { open, damage, warnings } = setUp();
    const before = open();
    for (const view of tasks(300)) before.save(view, transitionAt(NOON));
    await before.close();
    damage('transition');

    const store = open();
    expect((await store.load()).views).toHaveLength(300);
    store.save(viewOf('t7', { state: 'ended' }), transitionAt(NOON + 1, { to: 'ended' }));
    expect((await store.history(viewOf('t7'))).transitions).toEqual([transitionAt(NOON + 1, { to: 'ended' })]);
    expect(warnings).toEqual([expect.stringContaining('"rescued":300')]);
    expect(store.trouble()).toBeNull();
    await store.close();
    const { views } = await open().load();
    expect(views).toHaveLength(300);
    expect(views).toContainEqual(viewOf('t7', { state: 'ended' }));
  });

  it('gives to the new file what had been revoked', async () => {
    const { open, damage, clock } = setUp();
    const before = open();
    before.revoke('logged-out', clock.wall() + 3_600_000);
    for (const view of tasks(2_000)) before.save(view, null);
    await before.close();
    damage('task', 20);
    const store = open();
    expect((await store.load()).setAsideAs).not.toBeNull();
    await store.close();
    expect(await open().isRevoked('logged-out', NOON)).toBe(true);
  });

  it('gives to the new file the names and limits of apps, and the incidents that are open', async () => {
    const { open, damage } = setUp();
    const before = open();
    for (const view of tasks(2_000)) before.save(view, null);
    before.setAppLabel(7, 'Lectures');
    before.setAppLimits(7, { ...DEFAULT_LIMITS, idleMs: 60_000 });
    before.saveIncident(incidentAt(NOON));
    await before.close();
    damage('task', 20);
    const store = open();
    expect((await store.load()).setAsideAs).not.toBeNull();
    await store.close();
    const next = open();
    expect(await next.appLabels()).toEqual(new Map([[7, 'Lectures']]));
    expect(await next.appLimits()).toEqual(new Map([[7, { ...DEFAULT_LIMITS, idleMs: 60_000 }]]));
    expect((await next.load()).incidents).toEqual([incidentAt(NOON)]);
  });

  it('does not bring back a task that was forgotten a moment ago', async () => {
    const { open, damage } = setUp();
    const before = open();
    for (const view of tasks(300)) before.save(view, transitionAt(NOON));
    await before.close();
    damage('transition');
    const store = open();
    store.forget(viewOf('t7'));
    expect((await store.load()).views).toHaveLength(299);
    await store.history(viewOf('t8'));
    await store.close();
    expect((await open().load()).views).toHaveLength(299);
  });

  it('is not set aside again and again when every new one is damaged too', async () => {
    const { open, file, clock, setAside } = setUp();
    writeFileSync(file, '');
    const bad = (path: string) => {
      writeFileSync(path, '');
      throw Object.assign(new Error('database disk image is malformed'), { errcode: 11 });
    };
    const store = open({ openDatabase: bad });
    await clock.advance(50_000);
    expect(setAside()).toHaveLength(1);
    expect(store.trouble()).toMatchObject({ reason: 'failed' });
  });

  it('is passed over row by row where only rows are wrong, and says which', async () => {
    const { open, inFile, warnings } = setUp();
    const before = open();
    for (const view of tasks(5)) before.save(view, transitionAt(NOON));
    before.save(viewOf('t0', { problem: problemAt(NOON) }), null);
    await before.close();
    inFile((db) => {
      db.exec(`UPDATE task SET view = '{"half' WHERE task_id = 't1'`);
      db.exec(`UPDATE task SET view = json_set(view, '$.state', 'melted') WHERE task_id = 't2'`);
      db.exec(`UPDATE transition SET to_state = 'melted' WHERE task = (SELECT id FROM task WHERE task_id = 't3')`);
      db.exec(`UPDATE problem SET kind = 'odd'`);
    });
    const store = open();
    expect((await store.load()).views.map(({ taskId }) => taskId).sort()).toEqual(['t0', 't3', 't4']);
    expect(warnings).toEqual([expect.stringContaining('half'), expect.stringContaining('melted')]);
    expect(await store.history(viewOf('t3'))).toEqual({ transitions: [], problems: [] });
    expect(await store.history(viewOf('t0'))).toEqual({ transitions: [transitionAt(NOON)], problems: [] });
    expect(store.trouble()).toBeNull();
  });
});

describe('a file that cannot be opened as it should', () => {
  /** Of a process before: names, limits, a revocation, an incident and a task. */
  async function writeAll({ open }: ReturnType<typeof setUp>) {
    const before = open();
    before.setAppLabel(7, 'Lectures');
    before.setAppLimits(7, { ...DEFAULT_LIMITS, idleMs: 60_000 });
    before.revoke('session', NOON + 1e12);
    before.saveIncident(incidentAt(NOON - 1_000));
    before.save(viewOf('a'), null);
    await before.close();
  }
  async function readAll(store: Store) {
    const { views, incidents } = await store.load();
    return {
      views: views.map(({ taskId }) => taskId),
      incidents: incidents.map(({ id }) => id),
      label: (await store.appLabels()).get(7),
      idleMs: (await store.appLimits()).get(7)?.idleMs,
      isRevoked: await store.isRevoked('session', NOON),
    };
  }
  const ALL = { views: ['a'], incidents: [`i-${NOON - 1_000}`], label: 'Lectures', idleMs: 60_000, isRevoked: true };

  it.each([
    ['run', {}],
    ['app_label', { label: undefined }],
    ['app_limits', { idleMs: undefined }],
    ['revoked', { isRevoked: false }],
    ['incident', { incidents: [] }],
    ['task', { views: [] }],
  ])('because %s is damaged gives to the next one all the rest', async (table, lost) => {
    const at = setUp();
    await writeAll(at);
    at.damage(table);
    // Whatever is found out at the opening, or only when it is read.
    const store = at.open();
    await readAll(store);
    await at.clock.advance(1_000);
    expect(await readAll(store)).toEqual({ ...ALL, ...lost });
    expect(at.setAside()).toHaveLength(1);
    await store.close();
    expect(await readAll(at.open())).toEqual({ ...ALL, ...lost });
  });

  it('because SQLite does not know its format is damaged: it is set aside, and work goes on', async () => {
    const at = setUp();
    await writeAll(at);
    const fd = openSync(at.file, 'r+');
    writeSync(fd, Buffer.from([0, 0, 0, 9]), 0, 4, 44);
    closeSync(fd);
    const store = at.open();
    expect([store.trouble(), at.setAside().length]).toEqual([null, 1]);
    store.save(viewOf('new'), null);
    expect(await keep(store, at.clock)).toBe(true);
  });

  it.each([
    ['is mounted read-only', 8],
    ['has no room for a log', 13],
    ['cannot be opened to write', 14],
    ['has a disk with faults', 10],
  ])('because its folder %s shows what is in it, says so, and is used when it can be', async (_, errcode) => {
    const at = setUp();
    await writeAll(at);
    let isBad = true;
    const store = at.open({
      openDatabase: (path) => {
        if (isBad) throw Object.assign(new Error('it cannot be written'), { errcode });
        return openDatabase(path);
      },
    });
    expect(await readAll(store)).toEqual(ALL);
    expect(store.trouble()).not.toBeNull();
    expect(await keep(store, at.clock)).toBe(false);
    store.setAppLabel(8, 'New');
    isBad = false;
    await at.clock.advance(1_000);
    expect(store.trouble()).toBeNull();
    expect(await readAll(store)).toEqual(ALL);
    expect((await store.appLabels()).get(8)).toBe('New');
  });
});

describe('the file in its place', () => {
  it.each(['the file', 'its folder'])('is written again with all that is in it when %s is deleted', async (what) => {
    const at = setUp();
    const store = at.open();
    for (const view of tasks(300)) store.save(view, transitionAt(NOON));
    store.setAppLabel(7, 'Lectures');
    await store.flush();
    if (what === 'the file') for (const name of readdirSync(at.folder)) rmSync(join(at.folder, name));
    else rmSync(at.folder, { recursive: true });
    await at.clock.advance(5_000);
    expect(at.warnings).toEqual([expect.stringContaining('deleted')]);
    store.save(viewOf('t0', { state: 'ended' }), transitionAt(NOON + 1, { to: 'ended' }));
    await at.clock.advance(250);
    expect(store.trouble()).toBeNull();
    await store.close();
    const next = at.open();
    expect((await next.load()).views).toHaveLength(300);
    expect((await next.history(viewOf('t0'))).transitions).toEqual([
      transitionAt(NOON),
      transitionAt(NOON + 1, { to: 'ended' }),
    ]);
    expect(await next.appLabels()).toEqual(new Map([[7, 'Lectures']]));
  });

  it('keeps all in memory when it cannot be written again either, and writes it when it can', async () => {
    const at = setUp();
    const store = at.open();
    for (const view of tasks(30)) store.save(view, null);
    await store.flush();
    rmSync(at.folder, { recursive: true });
    writeFileSync(at.folder, 'no folder');
    await at.clock.advance(5_000);
    expect(store.trouble()).toMatchObject({ reason: 'notWritable' });
    rmSync(at.folder);
    await at.clock.advance(5_000);
    expect(store.trouble()).toBeNull();
    await store.close();
    expect((await at.open().load()).views).toHaveLength(30);
  });

  it('is the one that an operator put there while it was in use', async () => {
    const at = setUp();
    const { store, found } = at.openListening();
    store.save(viewOf('ours'), null);
    await store.flush();
    const other = setUp();
    const elsewhere = other.open();
    elsewhere.save(viewOf('theirs'), null);
    await elsewhere.close();
    renameSync(other.file, at.file);
    await at.clock.advance(5_000);
    store.save(viewOf('later'), null);
    await at.clock.advance(1_000);
    expect(found).toContain('theirs inProgress');
    await store.close();
    expect((await at.open().load()).views.map(({ taskId }) => taskId).sort()).toEqual(['later', 'theirs']);
  });
});

describe('a full disk', () => {
  it('keeps everything in memory, says since when, and writes it when there is room again', async () => {
    const { open, clock, warnings } = setUp();
    const disk = smallDisk();
    const committed: string[] = [];
    const onCommit = (views: readonly { taskId: string }[]) => committed.push(...views.map(({ taskId }) => taskId));
    const store = open({ openDatabase: disk.openDatabase, onCommit });
    store.save(viewOf('before'), transitionAt(NOON));
    await clock.advance(250);
    disk.fill();
    for (const view of tasks(600)) store.save(view, transitionAt(NOON, { to: 'exiting' }));
    store.setAppLabel(7, 'Lectures');
    store.setAppLimits(7, DEFAULT_LIMITS);
    store.saveIncident(incidentAt(NOON));
    await clock.advance(250);
    const since = clock.wall();
    expect(store.trouble()).toEqual({ reason: 'diskFull', message: expect.stringContaining('free some space'), since });
    await clock.advance(60_000);
    expect(store.trouble()?.since).toBe(since);
    expect(committed).toEqual(['before']);
    expect(warnings).toHaveLength(1);

    expect((await store.load()).views).toHaveLength(601);
    expect((await store.history(viewOf('before'))).transitions).toEqual([transitionAt(NOON)]);
    expect((await store.history(viewOf('t599'))).transitions).toEqual([transitionAt(NOON, { to: 'exiting' })]);
    expect(await store.appLabels()).toEqual(new Map([[7, 'Lectures']]));
    expect(await store.appLimits()).toEqual(new Map([[7, DEFAULT_LIMITS]]));
    expect((await store.load()).incidents).toEqual([incidentAt(NOON)]);

    disk.free();
    await clock.advance(2_000);
    expect(store.trouble()).toBeNull();
    expect(committed).toHaveLength(601);
    await store.close();
    const next = open();
    expect((await next.load()).views).toHaveLength(601);
    expect((await next.history(viewOf('t5'))).transitions).toEqual([transitionAt(NOON, { to: 'exiting' })]);
  });

  it('does not keep the last states of the process before from being shown', async () => {
    const { open } = setUp();
    const before = open();
    for (const view of tasks(50)) before.save(view, null);
    await before.close();
    const disk = smallDisk();
    const store = open({
      openDatabase: (path) => {
        const db = disk.openDatabase(path);
        disk.fill();
        return db;
      },
    });
    expect((await store.load()).views).toHaveLength(50);
  });

  it('is written back in slices, so that a long trouble does not end in a long silence', async () => {
    const { open, clock } = setUp();
    const disk = smallDisk();
    const batches: number[] = [];
    const store = open({ openDatabase: disk.openDatabase, onCommit: (views) => batches.push(views.length) });
    disk.fill();
    for (const view of tasks(1_000)) store.save(view, null);
    await clock.advance(10_000);
    batches.length = 0;
    disk.free();
    await clock.advance(1_000);
    expect(batches).toEqual([250, 250, 250, 250]);
  });
});

describe('a folder that cannot be written', () => {
  it('keeps everything in memory, and writes it when the folder can be written', async () => {
    const { folder, open, openListening, clock, warnings } = setUp();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder should be');
    const { store } = openListening();
    expect(await store.load()).toMatchObject({ views: [], stoppedCleanly: false });
    expect(store.trouble()).toEqual({
      reason: 'notWritable',
      message: expect.stringContaining(folder),
      since: clock.wall(),
    });
    store.save(viewOf('a'), transitionAt(NOON));
    await clock.advance(30_000);
    expect((await store.history(viewOf('a'))).transitions).toEqual([transitionAt(NOON)]);
    expect(warnings).toHaveLength(1);
    rmSync(folder);
    await clock.advance(1_000);
    expect(store.trouble()).toBeNull();
    await store.close();
    expect((await open().load()).views).toEqual([viewOf('a')]);
  });

  it('shows the last states when they turn out to be there after all', async () => {
    const { folder, open, openListening, clock } = setUp();
    const before = open();
    before.save(viewOf('a', { state: 'ended' }), null);
    await before.close();
    const elsewhere = newFolder();
    cpSync(folder, elsewhere, { recursive: true });
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    const { store, found } = openListening();
    expect((await store.load()).views).toEqual([]);
    rmSync(folder);
    cpSync(elsewhere, folder, { recursive: true });
    await clock.advance(1_000);
    expect(found).toEqual(['a ended']);
    store.save(viewOf('b'), null);
    await clock.advance(60_000);
    expect(found).toHaveLength(1);
  });
});

describe('any other fault', () => {
  it('is a trouble like the others, and the file is opened again until it can be used', async () => {
    const { open, openListening, clock, inFile } = setUp();
    const before = open();
    before.save(viewOf('a', { state: 'ended' }), null);
    await before.close();
    const handles: DatabaseSync[] = [];
    let isBroken = false;
    const openUnlessBroken = (path: string) => {
      if (isBroken) throw Object.assign(new Error('disk I/O error'), { errcode: 10 + (24 << 8) });
      const db = openDatabase(path);
      handles.push(db);
      return db;
    };
    const { store, found } = openListening({ openDatabase: openUnlessBroken });
    await store.load();
    isBroken = true;
    handles[0]?.close();
    store.save(viewOf('b'), null);
    await clock.advance(10_000);
    expect(store.trouble()).toMatchObject({ reason: 'failed' });
    isBroken = false;
    await clock.advance(1_000);
    expect(store.trouble()).toBeNull();
    expect(found.sort()).toEqual(['a ended', 'b inProgress']);
    await store.close();
    expect(inFile((db) => db.prepare('SELECT count(*) AS n FROM task').get())).toEqual({ n: 2 });
  });
});

describe('what was revoked', () => {
  const cannotOpen = () => {
    throw Object.assign(new Error('unable to open database file'), { errcode: 14 });
  };

  it('is unknown while the file cannot be read, but for what was sealed since', async () => {
    const { open, clock } = setUp();
    const before = open();
    const sealedAt = clock.wall();
    before.revoke('logged-out', sealedAt + 3_600_000);
    await before.close();
    clock.jump(1_000);
    let isThere = false;
    const store = open({ openDatabase: (path) => (isThere ? openDatabase(path) : cannotOpen()) });
    expect(await store.isRevoked('logged-out', sealedAt)).toBe('unknown');
    expect(await store.isRevoked('another', sealedAt)).toBe('unknown');
    expect(await store.isRevoked('of-this-process', clock.wall())).toBe(false);
    store.revoke('of-this-process', clock.wall() + 3_600_000);
    expect(await store.isRevoked('of-this-process', clock.wall())).toBe(true);
    isThere = true;
    await clock.advance(1_000);
    expect(await store.isRevoked('logged-out', sealedAt)).toBe(true);
    expect(await store.isRevoked('another', sealedAt)).toBe(false);
  });

  it('is unknown as a whole while another process has the file: it signs people out, too', async () => {
    const { open, clock } = setUp();
    const first = open();
    const second = open();
    clock.jump(1_000);
    first.revoke('logged-out', clock.wall() + 3_600_000);
    expect(await second.isRevoked('logged-out', clock.wall())).toBe('unknown');
    await first.close();
    await clock.advance(1_000);
    expect(await second.isRevoked('logged-out', clock.wall())).toBe(true);
  });

  it('is nothing at a first start, also where no file can be made', async () => {
    const { open } = setUp();
    const store = open({ openDatabase: cannotOpen });
    expect(await store.isRevoked('any', NOON - 60_000)).toBe(false);
  });

  it('is all that was sealed until then once the list itself is lost, also for the next process', async () => {
    const { open, file, clock } = setUp();
    const before = open();
    before.revoke('logged-out', clock.wall() + 3_600_000);
    await before.close();
    writeFileSync(file, 'not a database '.repeat(1_000));
    const store = open();
    const lostAt = clock.wall();
    expect(await store.isRevoked('logged-out', lostAt - 60_000)).toBe(true);
    await store.close();
    clock.jump(60_000);
    const next = open();
    expect(await next.isRevoked('logged-out', lostAt - 60_000)).toBe(true);
    expect(await next.isRevoked('of-after', clock.wall())).toBe(false);
  });
});

describe('a second process on the same file', () => {
  it('writes nothing while the first has it, never waits for it, and takes over when it is gone', async () => {
    const { open, openListening, clock } = setUp();
    const first = open();
    first.save(viewOf('of-the-first'), null);
    await first.flush();
    const { store: second, found } = openListening();
    expect((await second.load()).views).toEqual([]);
    expect(second.trouble()).toMatchObject({ reason: 'inUse', message: expect.stringContaining('DATA_DIR') });
    second.save(viewOf('of-the-second'), null);
    await clock.advance(60_000);
    first.save(viewOf('of-the-first-too'), null);
    await first.close();
    await clock.advance(1_000);
    expect(second.trouble()).toBeNull();
    expect(found.sort()).toEqual([
      'of-the-first inProgress',
      'of-the-first-too inProgress',
      'of-the-second inProgress',
    ]);
    await second.close();
    expect((await open().load()).views).toHaveLength(3);
  });

  it('does not overwrite the end of a task with the "not found" of a process that never saw it alive', async () => {
    const { open, openListening, clock } = setUp();
    const first = open();
    const ended = viewOf('a', { state: 'ended' });
    first.save(ended, transitionAt(NOON, { to: 'ended' }));
    first.save(viewOf('b'), null);
    const { store: second, found } = openListening();
    const notFound = { state: 'notFound', lastAlive: null, problem: problemAt(NOON + 5, { kind: 'gone' }) } as const;
    second.save(viewOf('a', notFound), transitionAt(NOON + 5, { from: 'unchecked', to: 'notFound' }));
    second.save(viewOf('b', { state: 'idle' }), null);
    await first.close();
    await clock.advance(1_000);
    expect(found.sort()).toEqual(['a ended', 'b idle']);
    await second.close();
    const next = open();
    expect((await next.load()).views).toEqual(expect.arrayContaining([ended, viewOf('b', { state: 'idle' })]));
    expect(await next.history(ended)).toEqual({
      transitions: [transitionAt(NOON, { to: 'ended' })],
      problems: [problemAt(NOON + 5, { kind: 'gone' })],
    });
  });
});

describe('the version of the file', () => {
  /** As version 1 wrote it; never to be changed. */
  const VERSION_1 = `
    CREATE TABLE run (
      one INTEGER PRIMARY KEY CHECK (one = 1), last_activity_at INTEGER, stopped_cleanly INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE task (
      id INTEGER PRIMARY KEY, sdk_app_id INTEGER NOT NULL, region TEXT NOT NULL, task_id TEXT NOT NULL,
      state TEXT NOT NULL, saved_at INTEGER NOT NULL, view TEXT NOT NULL, UNIQUE (sdk_app_id, region, task_id)
    ) STRICT;
    CREATE TABLE transition (
      task INTEGER NOT NULL REFERENCES task ON DELETE CASCADE, seq INTEGER NOT NULL, at INTEGER NOT NULL,
      from_state TEXT NOT NULL, to_state TEXT NOT NULL, api_status TEXT, request_id TEXT, not_before INTEGER,
      PRIMARY KEY (task, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE problem (
      task INTEGER NOT NULL REFERENCES task ON DELETE CASCADE, since INTEGER NOT NULL, code TEXT NOT NULL,
      at INTEGER NOT NULL, count INTEGER NOT NULL, kind TEXT NOT NULL, is_failure INTEGER NOT NULL,
      message TEXT NOT NULL, request_id TEXT, PRIMARY KEY (task, since, code)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO run VALUES (1, 1795327200000, 1);
    INSERT INTO task VALUES (1, 1400000000, 'ap-singapore', '-m9+bVV.', 'ended', 1795327200000,
      '{"sdkAppId":1400000000,"region":"ap-singapore","taskId":"-m9+bVV.","state":"ended","stateSince":1795327200000,
        "apiStatus":"InProgress","startTime":1795320000000,"askedAt":1795327199970,"answeredAt":1795327200000,
        "requestId":"b1a2","lastAlive":{"status":"InProgress","at":1795327190000},"firstGoneAt":1795327195000,
        "problem":{"kind":"gone","code":"ResourceNotFound","message":"","requestId":"b1a2","at":1795327200000,
          "since":1795327195000,"count":2}}');
    INSERT INTO transition VALUES (1, 1, 1795327200000, 'inProgress', 'ended', 'InProgress', 'b1a2', 1795327195000);
    INSERT INTO problem VALUES
      (1, 1795327195000, 'ResourceNotFound', 1795327200000, 2, 'gone', 0, '', 'b1a2');
    PRAGMA user_version = 1;
  `;

  /** What versions 2 and 3 added; never to be changed. */
  const VERSION_3 = `${VERSION_1}
    CREATE TABLE app_label (sdk_app_id INTEGER PRIMARY KEY, label TEXT NOT NULL) STRICT;
    INSERT INTO app_label VALUES (7, 'Classes');
    CREATE TABLE revoked (id TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO revoked VALUES ('logged-out', 4000000000000);
    PRAGMA user_version = 3;
  `;

  it.each([
    [1, VERSION_1],
    [3, VERSION_3],
  ])('is brought from %s to the present one with everything that the file has', async (version, ddl) => {
    const { open, inFile, warnings } = setUp();
    inFile((db) => db.exec(ddl));
    const store = open();
    const kept = await store.load();
    expect(kept).toMatchObject({ lastActivityAt: 1_795_327_200_000, stoppedCleanly: true, incidents: [] });
    expect(kept.views).toEqual([
      expect.objectContaining({ taskId: '-m9+bVV.', state: 'ended', problem: expect.objectContaining({ count: 2 }) }),
    ]);
    const [view = viewOf('none')] = kept.views;
    expect(await store.history(view)).toEqual({
      transitions: [expect.objectContaining({ to: 'ended', notBefore: 1_795_327_195_000 })],
      problems: [view.problem],
    });
    store.setAppLabel(view.sdkAppId, 'Lectures');
    store.setAppLimits(view.sdkAppId, { ...DEFAULT_LIMITS, idleMs: 60_000 });
    store.saveIncident(incidentAt(NOON));
    await store.close();
    expect(warnings).toEqual([]);
    expect(inFile((db) => db.prepare('PRAGMA user_version').get())).toEqual({ user_version: SCHEMA_VERSION });
    const next = open();
    expect((await next.appLabels()).get(view.sdkAppId)).toBe('Lectures');
    expect((await next.appLimits()).get(view.sdkAppId)).toEqual({ ...DEFAULT_LIMITS, idleMs: 60_000 });
    expect((await next.load()).incidents).toEqual([incidentAt(NOON)]);
    const isOf3 = version === 3;
    expect([(await next.appLabels()).get(7), await next.isRevoked('logged-out', NOON)]).toEqual([
      isOf3 ? 'Classes' : undefined,
      isOf3,
    ]);
  });

  it('is left alone when it is later than ours', async () => {
    const { open, inFile, file, clock } = setUp();
    await open().close();
    inFile((db) => db.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`));
    const before = readFileSync(file);
    const store = open();
    store.save(viewOf('a'), null);
    await clock.advance(5_000);
    expect(store.trouble()).toMatchObject({
      reason: 'newerVersion',
      message: expect.stringContaining('later version'),
    });
    expect((await store.load()).views).toEqual([viewOf('a')]);
    await store.close();
    expect(readFileSync(file)).toEqual(before);
  });
});

describe('the file', () => {
  it('waits for the disk at every commit, and never for a lock', () => {
    const { open } = setUp();
    const opened: DatabaseSync[] = [];
    const disk = smallDisk();
    open({
      openDatabase: (path) => {
        const db = disk.openDatabase(path);
        opened.push(db);
        return db;
      },
    });
    const pragma = (name: string) => Object.values(opened[0]?.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect(['synchronous', 'busy_timeout', 'journal_mode', 'locking_mode', 'foreign_keys'].map(pragma)).toEqual([
      2,
      0,
      'wal',
      'exclusive',
      1,
    ]);
  });

  it('loses what is past its time, a day of it in an hour, once Tencent has said what time it is', async () => {
    const { open, clock, inFile } = setUp();
    const store = open();
    for (const view of tasks(350)) store.save({ ...view, state: 'ended' }, transitionAt(NOON));
    await clock.advance(1_000);
    clock.jump(31 * DAY_MS);
    store.noteTime(clock.wall());
    await clock.advance(32 * 3_600_000);
    await store.close();
    const rows = (table: string) => inFile((db) => db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']);
    expect([rows('task'), rows('transition')]).toEqual([0, 0]);
  });

  it('does not hold more of a task than is ever read', async () => {
    const { open, inFile } = setUp();
    const store = open();
    for (let i = 0; i < 3; i += 1) {
      for (let j = 0; j < MAX_TRANSITIONS; j += 1) store.save(viewOf('a'), transitionAt(i * 1_000 + j));
      await store.flush();
    }
    await store.close();
    expect(inFile((db) => db.prepare('SELECT count(*) AS n FROM transition').get())).toEqual({ n: MAX_TRANSITIONS });
  });

  it('leaves no timer behind that would keep the process alive', async () => {
    const { open, clock } = setUp();
    const timers = new Set<object>();
    const after = (ms: number, callback: () => void) => {
      const timer = {};
      timers.add(timer);
      const cancel = clock.after(ms, () => {
        timers.delete(timer);
        callback();
      });
      return () => {
        timers.delete(timer);
        cancel();
      };
    };
    const store = open({ background: createBackground({ ...clock, after }, { warn: () => {} }) });
    store.save(viewOf('a'), null);
    expect(timers.size).toBe(3);
    await store.close();
    store.save(viewOf('a'), null);
    expect(timers.size).toBe(0);
  });

  it('is one file after a clean stop, and for its owner only', async () => {
    const { folder, open } = setUp();
    rmSync(folder, { recursive: true });
    const store = open();
    store.save(viewOf('a'), null);
    await store.close();
    expect(readdirSync(folder)).toEqual([FILE_NAME]);
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it.each(['after ten minutes', 'after a stop with calls under way'])(
    'alone is a backup %s: its log is in it',
    async (when) => {
      const { open, file, folder, clock } = setUp();
      const store = open();
      for (const view of tasks(20)) store.save(view, null);
      await store.flush();
      if (when === 'after ten minutes') await clock.advance(605_000);
      else await store.close(false);
      const alone = join(newFolder(), FILE_NAME);
      cpSync(file, alone);
      const db = new DatabaseSync(alone);
      expect(db.prepare('SELECT count(*) AS n FROM task').get()).toEqual({ n: 20 });
      db.close();
      expect(readdirSync(folder).length).toBe(when === 'after ten minutes' ? 2 : 1);
    },
  );

  it('does not grow with the answers about the same tasks, nor does the log beside it', async () => {
    const { open, clock, folder } = setUp();
    const store = open();
    for (let i = 0; i < 4_000; i += 1) {
      store.save(viewOf(`t${i % 50}`, { askedAt: clock.wall(), requestId: `r${i}` }), null);
      await clock.advance(50);
    }
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(5_000_000);
  }, 30_000);
});

describe('a file of the version before, with what has ended', () => {
  const DAY_MS = 86_400_000;
  const TASKS = 2_500;

  /** It has one live task, one that ended an hour ago, and so many that ended before, none of them entered as such. */
  async function older() {
    const world = setUp();
    const { clock, open, inFile } = world;
    const store = open();
    const now = clock.wall();
    const ended = (taskId: string, at: number) =>
      store.save(
        viewOf(taskId, { state: 'ended', firstGoneAt: at, stateSince: now, lastAlive: { status: 'Exited', at } }),
        null,
      );
    store.save(viewOf('live', { answeredAt: now }), null);
    for (let i = 0; i < TASKS; i += 1) ended(`old-${String(i).padStart(4, '0')}`, now - DAY_MS - i);
    await store.close();
    // Retention goes by when a task was last heard of, and so does what the start takes for recent.
    inFile((db) =>
      db.exec(`UPDATE task SET saved_at = saved_at - ${2 * DAY_MS} WHERE task_id LIKE 'old-%';
        DROP TABLE removal; DROP TABLE ended; DROP TABLE ended_count; DROP TABLE ended_todo; DROP INDEX task_live;
        PRAGMA user_version = 4`),
    );
    return world;
  }

  const search = {
    sdkAppId: viewOf('a').sdkAppId,
    words: [],
    why: null,
    from: 0,
    to: NOON * 2,
    before: null,
    limit: 10,
  };

  it('shows at once what is live and what ended lately, and in small steps all that has ended', async () => {
    const { clock, open, inFile } = await older();
    inFile((db) =>
      db
        .prepare(`UPDATE task SET saved_at = ?, view = json_set(view, '$.firstGoneAt', ?) WHERE task_id = 'old-0007'`)
        .run(clock.wall(), clock.wall()),
    );
    const store = open();
    expect((await store.load()).views.map(({ taskId }) => taskId).sort()).toEqual(['live', 'old-0007']);
    expect((await store.ended(search))?.counts.exited, 'no step yet').toBe(0);
    await clock.advance(25);
    const first = (await store.ended(search))?.counts.exited ?? 0;
    expect(first, 'one step').toBeGreaterThan(0);
    expect(first, 'one step').toBeLessThanOrEqual(1_000);
    await clock.advance(1_000);
    expect((await store.ended(search))?.counts.exited).toBe(TASKS);
    const latest = (await store.ended(search))?.views.map(({ taskId }) => taskId).slice(0, 3);
    expect(latest).toEqual(['old-0007', 'old-0000', 'old-0001']);
  });

  it('goes on where it was when the process is killed on the way, and counts nothing twice', async () => {
    const { clock, open } = await older();
    const store = open();
    await clock.advance(25);
    store.save(viewOf('old-2400', { state: 'ended', stateSince: clock.wall() }), null);
    store.save(viewOf('old-0001', { state: 'ended', stateSince: clock.wall() }), null);
    await store.close();
    const next = open();
    await clock.advance(1_000);
    const { exited = 0, lostSight = 0 } = (await next.ended(search))?.counts ?? {};
    expect([exited, lostSight]).toEqual([TASKS - 2, 2]);
    expect((await next.load()).views.map(({ taskId }) => taskId).sort()).toEqual(['live', 'old-0001', 'old-2400']);
  });

  it('passes over a row that it cannot read', async () => {
    const { clock, open, inFile } = await older();
    inFile((db) => db.exec(`UPDATE task SET view = 'not JSON' WHERE task_id = 'old-0100'`));
    const store = open();
    await clock.advance(1_000);
    expect((await store.ended(search))?.counts.exited).toBe(TASKS - 1);
    expect(store.trouble()).toBeNull();
  });

  it('what retention deletes is not counted any more', async () => {
    const { clock, open } = await older();
    const store = open({ retentionDays: 1 });
    await clock.advance(1_000);
    expect(await store.endedBefore(clock.wall())).toEqual(new Map([[search.sdkAppId, TASKS]]));
    store.noteTime(clock.wall());
    await clock.advance(2 * 3_600_000);
    expect(await store.endedBefore(clock.wall())).toEqual(new Map());
  });

  it('a search with too many hits for the index goes on from page to page, and finds all', async () => {
    const { clock, open } = await older();
    const store = open();
    await clock.advance(1_000);
    const found = new Set<string>();
    for (let before: string | null = null, pages = 0; pages < 30; pages += 1) {
      const page = await store.ended({ ...search, words: ['old-'], before, limit: 200 });
      for (const { taskId } of page?.views ?? []) found.add(taskId);
      before = page?.before ?? null;
      if (before === null) break;
    }
    expect(found.size).toBe(TASKS);
  });
});

it('what persons say soon after one another is written together, and each is told once it is on the disk', async () => {
  let commits = 0;
  const { open, clock } = setUp();
  const store = open({ onCommit: () => void commits++ });
  const told: string[] = [];
  const say = (sdkAppId: number, label: string) => {
    store.setAppLabel(sdkAppId, label);
    void store.keep().then((isKept) => told.push(`${label}: ${isKept}`));
  };
  const pass = async (ms: number) => {
    await clock.advance(ms);
    await new Promise((resolve) => setImmediate(resolve));
  };
  await pass(250);
  commits = 0;
  say(1, 'first');
  expect(commits).toBe(1);
  for (const [n, label] of ['second', 'third', 'fourth'].entries()) say(n + 2, label);
  await pass(249);
  expect([commits, told]).toEqual([1, ['first: true']]);
  await pass(1);
  expect([commits, told]).toEqual([2, ['first: true', 'second: true', 'third: true', 'fourth: true']]);
});
