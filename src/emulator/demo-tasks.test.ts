import { describe, expect, it } from 'vitest';
import { SITES } from '#tencent/sites.ts';
import { type DemoTask, demoTasks, type Mood, nextDemoTask } from './demo-tasks.ts';
import { seededRandom } from './seeded-random.ts';
import { statusAt } from './task-script.ts';

const NOW = Date.UTC(2026, 2, 2, 6, 38, 54);
const MINUTE = 60_000;

const SEEDS = Array.from({ length: 30 }, (_, seed) => seed);
const cast = (seed: number) => demoTasks(NOW, seededRandom(seed));
const statusOf = ({ script }: DemoTask, at = NOW) => statusAt(script, at);
const allTasks = SEEDS.flatMap(cast);
const inMood = (mood: Mood) => allTasks.filter((task) => task.mood === mood);

describe('the demo', () => {
  it('has about 60 tasks of three applications', () => {
    const sizes = Object.groupBy(cast(1), ({ ref }) => ref.sdkAppId);
    expect(Object.entries(sizes).map(([app, tasks]) => [app, tasks?.length])).toEqual([
      ['20012345', 10],
      ['1400000000', 36],
      ['1400188366', 16],
    ]);
  });

  it('is the same for the same random numbers, and another for others', () => {
    expect(cast(1)).toEqual(cast(1));
    expect(cast(1).map(({ ref }) => ref.taskId)).not.toEqual(cast(2).map(({ ref }) => ref.taskId));
  });

  it('uses every region of its site and no other', () => {
    for (const site of ['intl', 'cn'] as const) {
      const regions = new Set(demoTasks(NOW, seededRandom(1), site).map(({ ref }) => ref.region));
      expect([...regions].sort()).toEqual([...SITES[site].regions].sort());
    }
  });

  it.each<[Mood, string | null]>([
    ['running', 'InProgress'],
    ['idle', 'Idle'],
    ['leavingSlowly', 'Exited'],
    ['endingSoon', 'InProgress'],
    ['starting', 'Idle'],
    ['neverWas', null],
    ['preparing', 'Preparing'],
    ['failing', 'InProgress'],
    ['flaky', 'InProgress'],
    ['timingOut', 'InProgress'],
  ])('shows a task that is %s as %s at first', (mood, status) => {
    expect(inMood(mood).length).toBeGreaterThan(0);
    for (const task of inMood(mood)) expect(statusOf(task)).toBe(status);
  });

  it('loses a handful of tasks within two minutes, each after a visible Exited', () => {
    for (const seed of SEEDS) {
      const ended = cast(seed).filter((task) => statusOf(task) !== null && statusOf(task, NOW + 2 * MINUTE) === null);
      expect(ended.length).toBe(8);
      for (const task of ended) {
        const statuses = Array.from({ length: 120 }, (_, second) => statusOf(task, NOW + second * 1000));
        expect(statuses.filter((status) => status === 'Exited').length).toBeGreaterThanOrEqual(4);
      }
    }
  });

  it('keeps at least 40 tasks alive for an hour', () => {
    for (const seed of SEEDS) {
      expect(cast(seed).filter((task) => statusOf(task, NOW + 60 * MINUTE) !== null).length).toBeGreaterThan(40);
    }
  });

  it('lets tasks come and go between Idle and InProgress', () => {
    for (const task of inMood('comingAndGoing')) {
      const seen = new Set(Array.from({ length: 600 }, (_, second) => statusOf(task, NOW + second * 1000)));
      expect(seen).toEqual(new Set(['Idle', 'InProgress']));
    }
  });

  it('has one task that fails after having answered, one flaky, one that times out, and no other trouble', () => {
    const troubled = cast(1).filter(({ fault }) => fault !== undefined);
    expect(troubled.map(({ mood, fault }) => [mood, fault])).toEqual([
      [
        'failing',
        {
          match: expect.objectContaining({ skip: 2, probability: 0.95 }),
          fault: { kind: 'error', code: 'InternalError.CTInternalError' },
        },
      ],
      [
        'flaky',
        { match: expect.objectContaining({ probability: 0.3 }), fault: { kind: 'error', code: 'InternalError' } },
      ],
      ['timingOut', { match: expect.objectContaining({ probability: 0.2 }), fault: { kind: 'timeOut' } }],
    ]);
    for (const { ref, fault } of troubled) {
      expect(fault?.match).toMatchObject({ sdkAppId: ref.sdkAppId, taskId: ref.taskId });
    }
  });
});

describe('the next demo task', () => {
  it('starts now, lives 5 to 20 minutes through every state, and belongs to a known application', () => {
    const apps = new Set(allTasks.map(({ ref }) => ref.sdkAppId));
    for (const seed of SEEDS) {
      const task = nextDemoTask(NOW, seededRandom(seed));
      expect(apps).toContain(task.ref.sdkAppId);
      expect(statusOf(task)).toBe('Idle');
      expect(statusOf(task, NOW + MINUTE)).toBe('InProgress');
      expect(statusOf(task, NOW + 5 * MINUTE - 1)).not.toBeNull();
      expect(statusOf(task, NOW + 20 * MINUTE)).toBeNull();
    }
  });

  it('is another one each time', () => {
    const random = seededRandom(1);
    const ids = Array.from({ length: 50 }, () => nextDemoTask(NOW, random).ref.taskId);
    expect(new Set(ids).size).toBe(50);
  });
});
