import { expect, it } from 'vitest';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { createBackground } from './background.ts';

function setUp() {
  const clock = createVirtualClock();
  const lines: string[] = [];
  const background = createBackground(clock, {
    warn: (fields, message) => lines.push(`${message} ${JSON.stringify(fields)}`),
  });
  const told = () => background.faults.current().map(({ what, code, times }) => `${what} ${code} ${times}`);
  return { clock, background, lines, told };
}

const EMFILE = Object.assign(new Error('too many open files'), { code: 'EMFILE' });

it('work that throws or rejects is a fault, told until it succeeds, and is done again all the same', async () => {
  const { clock, background, lines, told } = setUp();
  let fails = true;
  let turns = 0;
  const stop = background.every('look', 1_000, () => {
    turns += 1;
    if (fails) throw EMFILE;
  });
  background.every('ask', 1_000, async () => {
    if (fails) throw new RangeError('Invalid time value');
  });
  await clock.advance(30_000);
  expect(turns).toBe(30);
  expect(told()).toEqual(['look EMFILE 30', 'ask RangeError 30']);
  expect(lines).toEqual([expect.stringMatching(/fails.*"look"/), expect.stringMatching(/fails.*"ask"/)]);
  fails = false;
  await clock.advance(1_000);
  expect(told()).toEqual([]);
  expect(lines.slice(2)).toEqual([
    expect.stringMatching(/works again.*"look"/),
    expect.stringMatching(/works again.*"ask"/),
  ]);
  stop();
  await clock.advance(5_000);
  expect(turns).toBe(31);
});

it('what fails and works by turns does not fill the log', async () => {
  const { clock, background, lines } = setUp();
  let turn = 0;
  background.every('look', 100, () => {
    turn += 1;
    if (turn % 2 === 0) throw EMFILE;
  });
  await clock.advance(60_000);
  expect(lines.length).toBeLessThanOrEqual(14);
});

it('what lasts is logged, however soon after a fault that was logged it began', async () => {
  const { clock, background, lines } = setUp();
  let turn = 0;
  background.every('look', 1_000, () => {
    turn += 1;
    if (turn !== 2) throw EMFILE;
  });
  await clock.advance(60_000);
  expect(lines.map((line) => line.split(' {')[0])).toEqual([
    'a part of this server fails: it is tried again',
    'a part of this server works again',
    'a part of this server fails: it is tried again',
  ]);
});

it('what was to be done once can be taken back', async () => {
  const { clock, background } = setUp();
  let done = 0;
  const work = () => {
    done += 1;
  };
  background.after('one', 100, work);
  background.after('other', 100, work)();
  await clock.advance(1_000);
  expect(done).toBe(1);
});
