import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { taskKey } from '#contract/task-ref.ts';
import { effort } from '#testing/effort.ts';
import { FILE_OPERATIONS, type FileCall, judgeFiles } from '#testing/failing-files.ts';
import { keep } from '#testing/keep.ts';
import { incidentAt, problemAt, transitionAt, viewOf } from '#testing/store-fixtures.ts';
import { createVirtualClock, VIRTUAL_START, type VirtualClock } from '#testing/virtual-clock.ts';
import { openStore } from '#testing/virtual-process.ts';
import { backUp } from './snapshot.ts';
import { FILE_NAME } from './sqlite-store.ts';
import type { Store } from './store.ts';

const CODES = ['EACCES', 'EIO', 'ESTALE', 'EMFILE', 'ENOSPC', 'EROFS', 'ENOENT'];
const HOUR_MS = 3_600_000;
/** At the start, when the log goes into the file, and when what is too old is deleted. */
const FAULT_AT_MS = [0, 598_000, HOUR_MS - 2_000];
/** Longer than from one retry to the next. */
const FAULT_LASTS_MS = 8_000;
const HEALS_WITHIN_MS = 10_000;
const HANGS_MS = 900_000;
const COPIES = join(tmpdir(), 'scribeboard-copy-');
const APP = 1_400_000_000;

const root = mkdtempSync(join(tmpdir(), 'scribeboard-store-faults-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

interface World {
  data: string;
  file: string;
  clock: VirtualClock;
  open: () => Store;
  /** Done by the test, not by the store. */
  beside: (work: () => void) => void;
  /** What it said was kept. */
  kept: Set<number>;
}

/** Everything that can be asked of a store. */
async function use({ store, clock, kept }: World & { store: Store }, round: number): Promise<void> {
  const at = clock.wall();
  const failing = Array.from({ length: 3 }, (_, i) => problemAt(at + i, { code: `InternalError.${i}` }));
  for (const problem of failing) store.save(viewOf('fails', { problem }), null);
  store.save(viewOf('lives'), transitionAt(at));
  store.save(viewOf('is over', { state: 'ended', lastAlive: { status: 'InProgress', at } }), transitionAt(at));
  store.save(viewOf('is forgotten'), null);
  await keep(store, clock);
  store.forget(viewOf('is forgotten'));
  store.setRemoved(taskKey(viewOf('is removed')), true);
  store.setAppLabel(round + 1, `label ${round}`);
  store.setAppLabel(1_000 + round, 'a name for a moment');
  store.setAppLimits(round + 1, { idleMs: 60_000, exitingMs: null, runningMs: null });
  store.saveIncident(incidentAt(at));
  store.saveIncident(incidentAt(at + 1, { endedAt: at + 2 }));
  store.revoke(`session ${round}`, at + HOUR_MS);
  store.noteCall();
  store.noteTime(at);
  if (await keep(store, clock)) kept.add(round);
  store.setAppLabel(1_000 + round, null);
  store.setRemoved(taskKey(viewOf('is removed')), false);
  store.recall([viewOf('lives'), viewOf('is nowhere')]);
  const search = { sdkAppId: APP, words: ['is'], why: null, from: 0, to: at * 2, before: null, limit: 10 };
  await Promise.all([
    store.ended(search),
    store.ended({ ...search, words: [], why: 'exited' }),
    store.endedBefore(at),
    store.history(viewOf('fails')),
    store.incidentHistory({ sdkAppId: APP, account: 'one' }, 10),
    store.appLabels(),
    store.appLimits(),
    store.removed(),
    store.isRevoked('session 0', at),
    store.load(),
  ]);
}

type Scene = (world: World) => Promise<Store>;

const SCENES: Record<string, Scene> = {
  async 'from its first start on'({ open }) {
    return open();
  },
  async 'after the end of the process before'({ open }) {
    const before = open();
    before.setAppLabel(7, 'Lectures');
    await before.close();
    return open();
  },
  async 'whose file is deleted'({ open, file, clock, beside }) {
    const store = open();
    store.save(viewOf('lives'), null);
    await keep(store, clock);
    beside(() => {
      for (const end of ['', '-wal']) rmSync(file + end, { force: true });
    });
    await clock.advance(5_000);
    return store;
  },
  async 'whose file is replaced'({ open, file, clock, data, beside }) {
    const store = open();
    await keep(store, clock);
    beside(() => {
      backUp(file, join(data, 'other'));
      renameSync(join(data, 'other'), file);
    });
    await clock.advance(5_000);
    return store;
  },
  async 'restored beside the log of another'({ open, file, beside }) {
    const before = open();
    await before.close();
    beside(() => {
      const db = new DatabaseSync(file);
      db.exec('PRAGMA journal_mode = DELETE');
      db.close();
      writeFileSync(`${file}-wal`, 'the log of a process that was killed');
    });
    return open();
  },
  async 'whose file is damaged'({ open, file, beside }) {
    const before = open();
    await before.close();
    beside(() =>
      writeFileSync(file, 'this is no database at all, but a text that is longer than its header'.repeat(20)),
    );
    return open();
  },
};

interface FaultCase {
  scene: string;
  /** Null: nothing fails, and what is called is noted. */
  fails: string | null;
  code: string;
  once: boolean;
}

async function live({ scene, fails, code, once }: FaultCase) {
  folders += 1;
  const data = join(root, String(folders), 'data');
  const clock = createVirtualClock();
  const called = new Set<string>();
  const log: string[] = [];
  let isOn = fails !== null;
  let struck = 0;
  let isOfTest = false;
  const judge = ({ operation, path }: FileCall) => {
    if (isOfTest) return null;
    const name = `${operation} ${nameOf(path)}`;
    called.add(name);
    if (!isOn || name !== fails || (once && struck > 0)) return null;
    struck += 1;
    return code;
  };
  const isOurs = (path: string) => path.startsWith(data) || path.startsWith(COPIES) || /^\d+$/.test(path);
  const open = () => openStore({ folder: { data }, clock, judge, log: (line) => log.push(line) }).store;
  const beside = (work: () => void) => {
    isOfTest = true;
    work();
    isOfTest = false;
  };
  const world = { data, beside, file: join(data, FILE_NAME), clock, open, kept: new Set<number>() };
  const makeWhole = judgeFiles(FILE_OPERATIONS, (call) => (isOurs(call.path) ? judge(call) : null));
  try {
    const store = await (SCENES[scene] as Scene)(world);
    const said = { trouble: store.trouble() !== null };
    const note = () => {
      said.trouble ||= store.trouble() !== null;
    };
    await use({ ...world, store }, 0);
    for (const at of FAULT_AT_MS) {
      isOn = false;
      await clock.advance(Math.max(0, at - clock.monotonic()));
      isOn = fails !== null;
      for (let passed = 0; passed < FAULT_LASTS_MS; passed += 500) {
        note();
        await clock.advance(500);
      }
    }
    isOn = false;
    const endedAt = clock.monotonic();
    store.setAppLabel(9_999, 'after it');
    while (store.trouble() !== null && clock.monotonic() - endedAt < HEALS_WITHIN_MS) await clock.advance(250);
    const isWell = store.trouble() === null;
    await use({ ...world, store }, 1);
    const isKept = await keep(store, clock);
    await store.close();
    const next = open();
    const labels = await next.appLabels();
    const lost = [...world.kept].filter((round) => labels.get(round + 1) !== `label ${round}`);
    const isRevoked = world.kept.has(0) ? await next.isRevoked('session 0', VIRTUAL_START) : true;
    await next.close();
    return { called, struck, said: { ...said, log: log.length > 0 }, isWell, isKept, lost, isRevoked };
  } finally {
    makeWhole();
  }
}

/** Of files with a time or a random text in their names, what they are. */
function nameOf(path: string): string {
  if (/^\d+$/.test(path)) return 'an open file';
  if (path.startsWith(COPIES)) return 'a copy';
  if (path.includes('scribeboard-copy-')) return 'a copy beside the data';
  return basename(path).replace(/\d{4}-.*Z/, 'TIME');
}

/** Of each call, the first scene in which it is made is enough. */
const tried = new Set<string>();

describe.each(Object.keys(SCENES))('a store %s', (scene) => {
  const calls: string[] = [];

  it('makes these calls, and all is well', async () => {
    const { called, isWell, isKept, lost, isRevoked } = await live({ scene, fails: null, code: '', once: true });
    expect({ isWell, isKept, lost, isRevoked }).toEqual({ isWell: true, isKept: true, lost: [], isRevoked: true });
    for (const call of called) if (!tried.has(call)) calls.push(call);
    for (const call of called) tried.add(call);
  });

  it(
    'answers through a fault in each of them, says what lasts, heals within 10 s, and loses nothing that it had kept',
    async () => {
      const wrong: string[] = [];
      for (const [index, fails] of calls.entries()) {
        for (const once of [true, false]) {
          for (const code of effort({ usual: [CODES[(once ? index : index + 3) % CODES.length]], soak: CODES })) {
            const { called: _, ...found } = await live({ scene, fails, code: code ?? '', once });
            const { struck, said, isWell, isKept, lost, isRevoked } = found;
            if (struck === 0) continue;
            // What is called once only is over before it can be said.
            const isSaid = said.log && (struck < 3 || said.trouble);
            if (!isSaid || !isWell || !isKept || lost.length > 0 || isRevoked === false)
              wrong.push(`${fails} ${code} ${once ? 'once' : 'lasting'}: ${JSON.stringify(found)}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    },
    HANGS_MS,
  );
});
