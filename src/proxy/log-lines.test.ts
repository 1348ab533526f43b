import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { createBackground } from './background.ts';
import { createLogLines } from './log-lines.ts';
import { createLogger } from './logger.ts';

/** A log whose stream takes a line, refuses it, or leaves it waiting, as the standard output of a process does. */
function setUp() {
  const written: string[] = [];
  let take: (done: (error?: Error | null) => void) => void = (done) => done();
  class Output extends EventEmitter {
    writableLength = 0;

    write(line: string, done: (error?: Error | null) => void): boolean {
      this.writableLength += line.length;
      take((error) => {
        this.writableLength -= line.length;
        if (error) this.emit('error', error);
        else written.push(line);
        done(error);
      });
      return true;
    }
  }
  const clock = createVirtualClock();
  const lines = createLogLines(new Output());
  const logger = createLogger('info', lines);
  const background = createBackground(clock, logger);
  lines.tellFaults(background, logger);
  return {
    written,
    clock,
    logger,
    told: () => background.faults.current().map(({ what, code }) => `${what} ${code}`),
    takes: (way: typeof take) => {
      take = way;
    },
  };
}

it.each(['ENOSPC', 'EIO', 'EPIPE', 'EAGAIN'])(
  'lines that cannot be written (%s) are dropped, told as a fault, and written again when they can be',
  async (code) => {
    const { written, clock, logger, told, takes } = setUp();
    takes((done) => done(Object.assign(new Error(code), { code })));
    for (let i = 0; i < 100; i += 1) logger.warn({ i }, 'a line');
    expect(told()).toEqual([`log ${code}`]);
    takes((done) => done());
    await clock.advance(5_000);
    expect(told()).toEqual([]);
    expect(written.join('')).not.toContain('a line');
    expect(written.join('')).toMatch(/"lost":10\d.*works again/s);
  },
);

it('a reader that has stopped reading holds up nothing, and a megabyte of lines at most', () => {
  const { written, logger, told, takes } = setUp();
  const waiting: (() => void)[] = [];
  takes((done) => waiting.push(() => done()));
  for (let i = 0; i < 3_000; i += 1) logger.warn({ i }, 'x'.repeat(1_000));
  expect(told()).toEqual(['log LOG_NOT_READ']);
  takes((done) => done());
  for (const done of waiting) done();
  expect(told()).toEqual([]);
  expect(written.join('').length).toBeGreaterThan(500_000);
  expect(written.join('').length).toBeLessThan(1_100_000);
});
