import { describe, expect, test } from 'vitest';
import { aTaskView } from '#testing/task-fixtures.ts';
import { trackTask } from './track-task.ts';
import { returnOf, transitionOf } from './transitions.ts';

const GONE = { kind: 'gone', code: 'ResourceNotFound', message: 'no task', requestId: 'r-9' } as const;

const before = aTaskView({ state: 'idle', apiStatus: 'Idle', answeredAt: 10_000 });

describe('a change of state', () => {
  test('is first seen with the answer that showed it, and happened after the answer before', () => {
    const after = aTaskView({ stateSince: 15_000, stateNotBefore: 10_000, answeredAt: 15_000, requestId: 'r-2' });
    expect(transitionOf(before, after)).toEqual({
      at: 15_000,
      notBefore: 10_000,
      from: 'idle',
      to: 'inProgress',
      apiStatus: 'InProgress',
      requestId: 'r-2',
    });
  });

  test('is none while state and raw status stay', () => {
    expect(transitionOf(before, { ...before, answeredAt: 15_000 })).toBeNull();
  });

  test('is one, too, where only the raw status is another', () => {
    const after = { ...before, apiStatus: 'Preparing', stateSince: 15_000, answeredAt: 15_000 };
    expect(transitionOf(before, after)).toMatchObject({
      from: 'idle',
      to: 'idle',
      apiStatus: 'Preparing',
      notBefore: 10_000,
    });
  });

  test.each(['stateSince', 'answeredAt'] as const)('is none while %s is not known', (unknown) => {
    expect(transitionOf(before, aTaskView({ stateSince: 1, answeredAt: 1, [unknown]: null }))).toBeNull();
  });

  test('the first answer of all comes after nothing', () => {
    const unchecked = aTaskView({ state: 'unchecked', apiStatus: null, answeredAt: null });
    expect(transitionOf(unchecked, aTaskView({ stateNotBefore: null }))).toMatchObject({ at: 10_000, notBefore: null });
  });

  test('an end was seen with the first "gone", and the task lived at its last status', () => {
    const alive = aTaskView({ lastAlive: { status: 'InProgress', at: 8_000 }, answeredAt: 8_000 });
    const suspect = trackTask(alive, GONE, 10_000);
    expect(transitionOf(alive, suspect)).toBeNull();
    expect(transitionOf(suspect, trackTask(suspect, GONE, 12_000))).toMatchObject({
      at: 10_000,
      notBefore: 8_000,
      to: 'ended',
    });
  });
});

describe('the first answer after this server was away', () => {
  const STARTED = 200_000;
  const back = aTaskView({ answeredAt: 201_000, lastAlive: { status: 'InProgress', at: 201_000 }, requestId: 'r-3' });
  const asked = (answeredAt: number | null) => aTaskView({ answeredAt });

  test('says that the task is as it was, and since when that was not watched', () => {
    expect(returnOf(asked(10_000), back, STARTED)).toEqual({
      at: 201_000,
      notBefore: 10_000,
      from: 'inProgress',
      to: 'inProgress',
      apiStatus: 'InProgress',
      requestId: 'r-3',
    });
  });

  test('says nothing after a restart: less than two minutes', () => {
    expect(returnOf(asked(201_000 - 119_999), back, STARTED)).toBeNull();
    expect(returnOf(asked(201_000 - 120_000), back, STARTED)).not.toBeNull();
  });

  test('is the first only: what was asked since the start was not away', () => {
    const later = { ...back, answeredAt: 400_000, lastAlive: { status: 'InProgress', at: 400_000 } };
    expect(returnOf(asked(STARTED), later, STARTED)).toBeNull();
  });

  test('says nothing of a task that was never asked, and nothing while none came', () => {
    expect(returnOf(asked(null), back, STARTED)).toBeNull();
    expect(returnOf(asked(10_000), { ...back, answeredAt: null }, STARTED)).toBeNull();
  });

  test('says nothing when it was an error: only a status shows that the task lives', () => {
    expect(returnOf(asked(10_000), { ...back, lastAlive: { status: 'InProgress', at: 10_000 } }, STARTED)).toBeNull();
  });
});
