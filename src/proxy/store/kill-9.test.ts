import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '#harness/open-store.ts';
import { effort } from '#testing/effort.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { systemClock } from '../clock.ts';
import { MAX_TRANSITIONS } from './history-limits.ts';
import { FILE_NAME } from './sqlite-store.ts';

const CHILD = fileURLToPath(new URL('../../testing/kill-9-child.ts', import.meta.url));
const LANES = 4;
const ROUNDS_PER_LANE = effort({ usual: 8, soak: 50 });
/** Between its opening and its killing a child commits some ten times; often it is killed sooner than it can. */
const LIVES_UP_TO_MS = 120;

const root = mkdtempSync(join(tmpdir(), 'scribeboard-kill-9-'));
const children = new Set<ChildProcess>();

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

const startChild = (folder: string) => {
  const child = spawn(process.execPath, [CHILD, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'compiled') },
  });
  children.add(child);
  let said = '';
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
    for (const look of waiting) look();
  });
  return {
    /** Whole lines only: the last may have been cut off. */
    lines: () => said.split('\n').slice(0, -1),
    says: (word: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => (said.includes(`${word} `) || said.includes(`${word}\n`) ? resolve() : undefined);
        waiting.add(look);
        child.once('close', () => reject(new Error(`the child ended and had said only: ${said}`)));
        look();
      }),
    async kill() {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
      children.delete(child);
    },
  };
};

const openWarning = (folder: string, clock = createVirtualClock()) => {
  const warnings: string[] = [];
  const logger = { warn: (fields: object, message: string) => warnings.push(`${message} ${JSON.stringify(fields)}`) };
  return { clock, warnings, store: openStore(folder, { clock, logger }) };
};

/** Kills and looks, again and again in one folder; returns what was found, and how long opening took. */
async function killAgainAndAgain(
  lane: number,
): Promise<{ committed: number; acknowledged: number; reopenedMs: number[] }> {
  const folder = join(root, `lane-${lane}`);
  const random = randomFrom(lane + 1);
  const committed = new Map<string, number>();
  let acknowledged = 0;
  const reopenedMs: number[] = [];
  for (let round = 0; round < ROUNDS_PER_LANE; round += 1) {
    const child = startChild(folder);
    // However slow the machine is, the last child of a lane commits.
    await child.says(round === ROUNDS_PER_LANE - 1 ? 'committed' : 'open');
    await new Promise<void>((resolve) => systemClock.after(random() * LIVES_UP_TO_MS, resolve));
    await child.kill();
    for (const line of child.lines()) {
      expect(line).not.toContain('warning');
      const [word, taskId, n] = line.split(' ');
      if (word === 'committed' && taskId) committed.set(taskId, Number(n));
      if (word === 'acknowledged') acknowledged = Number(taskId);
    }
    reopenedMs.push(await expectNothingLost(folder, committed, acknowledged));
  }
  return { committed: [...committed.values()].reduce((sum, n) => sum + n, 0), acknowledged, reopenedMs };
}

async function expectNothingLost(
  folder: string,
  committed: ReadonlyMap<string, number>,
  acknowledged: number,
): Promise<number> {
  const before = performance.now();
  const { store, warnings } = openWarning(folder);
  const { views, incidents, stoppedCleanly } = await store.load();
  const reopenedMs = performance.now() - before;
  expect([store.trouble(), stoppedCleanly, warnings]).toEqual([null, false, []]);
  const kept = new Map(views.map((view) => [view.taskId, Number(view.requestId)]));
  for (const [taskId, n] of committed) expect(kept.get(taskId), taskId).toBeGreaterThanOrEqual(n);
  for (const view of views) {
    const last = Number(view.requestId);
    const length = Math.min(last, MAX_TRANSITIONS);
    const whole = Array.from({ length }, (_, i) => String(last - length + 1 + i));
    expect((await store.history(view)).transitions.map(({ requestId }) => requestId)).toEqual(whole);
  }
  const [labels, limits] = [await store.appLabels(), await store.appLimits()];
  const open = new Set(incidents.map(({ id }) => id));
  for (let n = 1; n <= acknowledged; n += 1) {
    const said = [
      labels.get(n),
      limits.get(n)?.idleMs,
      open.has(`i-${n}`),
      await store.isRevoked(`session ${n}`, Date.now()),
    ];
    expect([n, ...said, kept.has(`gone${n}`)]).toEqual([n, `label ${n}`, n * 60_000, true, true, false]);
  }
  await store.close();
  const db = new DatabaseSync(join(folder, FILE_NAME));
  expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  db.close();
  expect(readdirSync(folder)).toEqual([FILE_NAME]);
  return reopenedMs;
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('kill -9', () => {
  it(`loses nothing in ${LANES * ROUNDS_PER_LANE} kills that the store had reported as committed or that people were answered`, async ({
    annotate,
  }) => {
    const lanes = await Promise.all(Array.from({ length: LANES }, (_, lane) => killAgainAndAgain(lane)));
    const committed = lanes.reduce((sum, lane) => sum + lane.committed, 0);
    const reopened = lanes.flatMap((lane) => lane.reopenedMs).sort((a, b) => a - b);
    expect(committed).toBeGreaterThan(0);
    const acknowledged = lanes.reduce((sum, lane) => sum + lane.acknowledged, 0);
    expect(acknowledged).toBeGreaterThan(0);
    const [median, worst] = [reopened[reopened.length >> 1], reopened.at(-1)].map((ms) => ms?.toFixed(1));
    await annotate(
      `${committed} states committed, ${acknowledged} words acknowledged; reopened in ${median} ms (median), ${worst} ms (worst)`,
    );
  });

  it('keeps what happens in memory while another process has the file, and takes over when that one is killed', async () => {
    const folder = join(root, 'two');
    const child = startChild(folder);
    await child.says('committed task0');
    const { store, clock, warnings } = openWarning(folder);
    const found: string[] = [];
    store.whenFound(({ views }) => found.push(...views.map(({ taskId }) => taskId)));
    expect((await store.load()).views).toEqual([]);
    expect(store.trouble()).toMatchObject({ reason: 'inUse' });
    await clock.advance(60_000);
    expect(store.trouble()).toMatchObject({ reason: 'inUse' });
    expect(warnings).toHaveLength(1);
    await child.kill();
    await clock.advance(1_000);
    expect(store.trouble()).toBeNull();
    expect(found).toContain('task0');
    await store.close();
  });
});
