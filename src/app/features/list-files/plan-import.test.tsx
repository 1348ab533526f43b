import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '#contract/limits.ts';
import { addToWatchlist } from '../../persistence/edit-watchlist.ts';
import { undescribed, type WatchlistTask } from '../../persistence/parse-watchlist.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { applyImport, sayForAll, undoImport } from './apply-import.ts';
import type { List } from './list-file.ts';
import { planImport } from './plan-import.ts';

const task = (taskId: string, differs: Partial<WatchlistTask> = {}): WatchlistTask => ({
  ...undescribed({ sdkAppId: 7, region: 'ap-guangzhou', taskId }),
  ...differs,
});
const limits = (idleMs: number) => ({ ...DEFAULT_LIMITS, idleMs });

const here: List = {
  tasks: [task('same', { label: 'Same' }), task('renamed', { label: 'Old', note: 'mine', pinned: true }), task('kept')],
  apps: [{ sdkAppId: 7, name: 'Old name', limits: limits(60_000) }],
};
const file: List = {
  tasks: [
    task('same', { label: 'Same' }),
    task('renamed', { label: 'New' }),
    task('new', { note: 'x' }),
    task('other', { sdkAppId: 8 }),
  ],
  apps: [
    { sdkAppId: 7, name: 'New name', limits: limits(90_000) },
    { sdkAppId: 8, name: null, limits: DEFAULT_LIMITS },
  ],
};

describe('the plan', () => {
  test('tells new, changed and unchanged apart; what the file leaves empty stays', () => {
    const plan = planImport(file, here, null);
    expect(plan.added.map(({ after }) => after.taskId)).toEqual(['new', 'other']);
    expect(plan.changed).toEqual([
      { before: here.tasks[1], after: task('renamed', { label: 'New', note: 'mine', pinned: true }) },
    ]);
    expect(plan.same).toBe(1);
    expect(plan.limits.map(({ before, after }) => [before.limits?.idleMs, after.limits?.idleMs])).toEqual([
      [60_000, 90_000],
    ]);
    expect(plan.names.map(({ before, after }) => [before.name, after.name])).toEqual([['Old name', 'New name']]);
  });

  test('of one SdkAppId leaves the others out, and says how many', () => {
    const plan = planImport(file, here, 7);
    expect(plan.added.map(({ after }) => after.taskId)).toEqual(['new']);
    expect(plan.elsewhere).toBe(2);
  });

  test('twenty thousand entries are planned at once', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => task(`t${n}`));
    expect(planImport({ tasks: many, apps: [] }, { tasks: many, apps: [] }, null).same).toBe(20_000);
  });
});

describe('bringing a file in', () => {
  beforeEach(() => {
    useWatchlist.setState({ tasks: here.tasks });
  });

  test('takes nothing away, and twice is the same as once', () => {
    applyImport(planImport(file, here, null));
    const after = [
      task('same', { label: 'Same' }),
      task('renamed', { label: 'New', note: 'mine', pinned: true }),
      task('kept'),
      task('new', { note: 'x' }),
      task('other', { sdkAppId: 8 }),
    ];
    expect(useWatchlist.getState().tasks).toEqual(after);
    const again = planImport(file, { tasks: after, apps: file.apps }, null);
    expect([again.added, again.changed, again.limits, again.names]).toEqual([[], [], [], []]);
  });

  test('can be undone without undoing what was done since', () => {
    const plan = planImport(file, here, null);
    applyImport(plan);
    addToWatchlist([task('since')]);
    undoImport(plan);
    expect(useWatchlist.getState().tasks).toEqual([...here.tasks, task('since')]);
  });
});

describe('what is for everyone', () => {
  const plan = planImport(
    { tasks: [], apps: [...file.apps, { sdkAppId: 9, name: 'Nine', limits: limits(30_000) }] },
    here,
    null,
  );

  test('is said to the server as the file has it, and again as it was', async () => {
    const { server, forAll } = recording();
    const { done, refusal } = await sayForAll(plan, 'after', forAll);
    expect(refusal).toBeNull();
    expect(server).toEqual(['7: New name', '9: Nine', '7: idle 90000', '9: idle 30000']);
    server.length = 0;
    await sayForAll(done, 'before', forAll);
    expect(server).toEqual(['7: Old name', '9: null', '7: idle 60000', '9: idle null']);
  });

  test('ends with the first refusal, and only what was changed is there to undo', async () => {
    const { server, forAll } = recording(3);
    const { done, refusal } = await sayForAll(plan, 'after', forAll);
    expect(refusal?.message).toBe('refused');
    expect([done.names.length, done.limits.length]).toEqual([2, 1]);
    expect(server).toHaveLength(3);
  });

  /** A server that takes so many changes. */
  function recording(most = 10) {
    const server: string[] = [];
    const hear = async (said: string) => {
      if (server.length >= most) throw new Error('refused');
      server.push(said);
    };
    return {
      server,
      forAll: {
        name: (app: number, name: string | null) => hear(`${app}: ${name}`),
        limit: (app: number, { idleMs }: Limits) => hear(`${app}: idle ${idleMs}`),
      },
    };
  }
});
