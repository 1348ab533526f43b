import { expect, it, vi } from 'vitest';
import { createTurns, type Place } from './turns.ts';

const MIB = 1024 * 1024;

function start() {
  /** What the background is to do next, one after the other. */
  const later: (() => unknown)[] = [];
  const waits: number[] = [];
  const turns = createTurns({
    run: () => {},
    after: (_, ms, work) => {
      later.push(work);
      waits.push(ms);
      return () => {};
    },
    every: () => () => {},
    faults: vi.fn() as never,
  });
  const begun: string[] = [];
  function enter(person: string, name: string): Place {
    const place = turns.enter(person, 100);
    if (!place) throw new Error('no place');
    void place.turn().then((isTurn) => isTurn && begun.push(name));
    return place;
  }
  const pass = async () => {
    later.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { turns, begun, enter, pass, waits };
}

it('of one person one request is worked on at a time, in order, and never in the same moment as the one before', async () => {
  const { begun, enter, pass } = start();
  const places = ['first', 'second', 'third'].map((name) => enter('mallory', name));
  await pass();
  expect(begun).toEqual(['first']);
  places[0]?.leave();
  expect(begun).toEqual(['first']);
  enter('alice', 'of another person');
  await pass();
  expect(begun).toEqual(['first', 'of another person', 'second']);
  places[1]?.leave();
  places[1]?.leave();
  await pass();
  expect(begun).toEqual(['first', 'of another person', 'second', 'third']);
});

it('between two requests of one person the process is not theirs for as long as was worked on the one before', async () => {
  const { begun, enter, pass, waits } = start();
  const [first, second] = ['first', 'second', 'third'].map((name) => enter('mallory', name));
  await pass();
  first?.spend(20);
  first?.spend(5);
  first?.leave();
  expect(waits).toEqual([25]);
  await pass();
  second?.leave();
  expect(waits).toEqual([25, 0]);
  await pass();
  expect(begun).toEqual(['first', 'second', 'third']);
});

it('one that comes meanwhile shortens that for none', async () => {
  const { begun, enter, pass } = start();
  const [first] = ['first', 'second'].map((name) => enter('mallory', name));
  await pass();
  first?.spend(20);
  first?.leave();
  enter('mallory', 'third');
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toEqual(['first']);
  await pass();
  expect(begun).toEqual(['first', 'second']);
});

it('a request that is given up before its turn holds up none', async () => {
  const { begun, enter, pass } = start();
  const [first, second] = ['first', 'second', 'third'].map((name) => enter('mallory', name));
  await pass();
  second?.leave();
  first?.leave();
  await pass();
  await pass();
  expect(begun).toEqual(['first', 'third']);
});

it('bodies of one person hold 16 MiB at once, and those of others as much again', () => {
  const { turns } = start();
  const places = Array.from({ length: 16 }, () => turns.enter('mallory', MIB));
  expect(places.every((place) => place !== null)).toBe(true);
  expect(turns.enter('mallory', 1)).toBeNull();
  expect(turns.enter('alice', MIB)).not.toBeNull();
  places[3]?.leave();
  expect(turns.enter('mallory', MIB)).not.toBeNull();
});
