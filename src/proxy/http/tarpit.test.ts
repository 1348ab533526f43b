import type { FastifyReply } from 'fastify';
import { expect, it } from 'vitest';
import { createTarpit } from './tarpit.ts';

it('what is held back together goes one after the other, and of more than can be held the connection is cut', async () => {
  const waits: number[] = [];
  const tarpit = createTarpit({
    run: () => {},
    after(_, ms) {
      waits.push(ms);
      return () => {};
    },
    every: () => () => {},
    faults: null as never,
  });
  let cut = 0;
  const reply = { header: () => {}, hijack: () => {}, raw: { destroy: () => void cut++ } } as unknown as FastifyReply;
  for (let n = 0; n < 200; n += 1) void tarpit.hold(reply);
  expect(waits.slice(0, 3)).toEqual([1_000, 1_010, 1_020]);
  expect(cut).toBe(0);
  expect(await tarpit.hold(reply)).toBe(false);
  expect([waits.length, cut]).toEqual([200, 1]);
});
