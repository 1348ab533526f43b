import { expect, it } from 'vitest';
import { createMeter, measuredPieces, stepByStep } from './meter.ts';

function start() {
  let cpu = 0;
  const charged: number[] = [];
  const measured = createMeter(
    (ms) => charged.push(ms),
    () => cpu,
  );
  /** Work that takes so long. */
  const take = (ms: number) => {
    cpu += ms;
  };
  return { charged, measured, take };
}

it('work within other work is charged once, and work that fails as well', () => {
  const { charged, measured, take } = start();
  measured(() => {
    take(3);
    measured(() => take(4));
  });
  expect(() =>
    measured(() => {
      take(5);
      throw new Error('bad input');
    }),
  ).toThrow('bad input');
  measured(() => take(1));
  expect(charged).toEqual([7, 5, 1]);
});

it('steps and pieces are charged, and what others do between them is not', async () => {
  const { charged, measured, take } = start();
  function* inSteps() {
    take(2);
    yield;
    take(3);
    return { status: 200, body: 'made' };
  }
  const making = stepByStep(inSteps(), measured);
  take(100);
  expect(await making).toEqual({ status: 200, body: 'made' });
  function* pieces() {
    take(4);
    yield 'a';
    take(5);
    yield 'b';
  }
  const taken: string[] = [];
  for (const piece of measuredPieces(pieces(), measured)) {
    take(100);
    taken.push(piece);
  }
  expect(taken).toEqual(['a', 'b']);
  expect(charged).toEqual([2, 3, 4, 5, 0]);
});
