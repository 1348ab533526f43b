import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeSha256 } from '#tencent/node-sha256.ts';
import { createSigner } from '#tencent/tc3.ts';
import { effort } from '#testing/effort.ts';
import { CLOCK_WRONG_MS, createServerClock } from './server-clock.ts';

const START = Date.UTC(2026, 10, 22, 6, 0, 0);
const MINUTE_MS = 60_000;

/** A machine with its clocks, Tencent's true time, and the calls between the two. */
function scene({ machineErrorMs = 0 } = {}) {
  let trueTime = START;
  let monotonic = 0;
  let wallError = machineErrorMs;
  const moment = () => ({ wall: trueTime + wallError, monotonic });
  const clock = createServerClock(moment());
  const pass = (ms: number) => {
    trueTime += ms;
    monotonic += ms;
  };
  const sleep = (ms: number) => {
    trueTime += ms;
  };
  const stamp = (offMs = 0) => new Date(trueTime + offMs).toUTCString();

  return {
    clock,
    pass,
    /** The machine sleeps: its wall clock is right when it wakes, its monotonic clock stood still. */
    sleep,
    setWall(errorMs: number) {
      wallError = errorMs;
    },
    /** How far off a signature would be. */
    signedOff: () => clock.now(monotonic) - trueTime,
    banner: () => Math.abs(clock.errorMs(moment())) > CLOCK_WRONG_MS,
    /** One call: there, stamped, and back, with anything happening on the way back; refused when its time is too far off. */
    call({ rttMs = 80, offMs = 0, date = undefined as string | null | undefined, onTheWay = () => {} } = {}) {
      const sent = moment();
      const isRefused = Math.abs(Math.floor(clock.now(monotonic) / 1000) * 1000 - trueTime) > 5 * MINUTE_MS;
      pass(rttMs / 2);
      const stamped = date === undefined ? stamp(offMs) : date;
      onTheWay();
      pass(rttMs / 2);
      clock.heard(stamped, { sent, received: moment(), isRefused });
      return isRefused;
    },
  };
}

describe('the clock for signatures', () => {
  it('is the clock of the machine until Tencent says something else', () => {
    const { clock, signedOff, pass } = scene();
    pass(1_000);
    expect(signedOff()).toBe(0);
    expect(clock.now(1_000)).toBe(START + 1_000);
  });

  it.each([
    'Sat, 13 Sep 275760 00:00:00 GMT',
    'Sat, 13 Sep 9999 00:00:00 GMT',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Tue, 24 Nov 2026 06:10:00 GMT',
    'Fri, 20 Nov 2026 05:50:00 GMT',
  ])('is not moved by a Date beyond a day of the machine (%s), not even with a refusal of our time', (date) => {
    const { clock, call, signedOff, setWall } = scene();
    setWall(0);
    for (let i = 0; i < 3; i += 1) {
      const at = { wall: START, monotonic: i };
      clock.heard(date, { sent: at, received: at, isRefused: true });
    }
    expect(clock.told(0)).toBeNull();
    expect(signedOff()).toBe(0);
    call();
    expect(clock.told(80)).not.toBeNull();
  });

  it.each([-1, 1])('follows Tencent over a day (%i) between the two', (sign) => {
    const { call, signedOff } = scene({ machineErrorMs: sign * 24 * 60 * MINUTE_MS });
    call();
    expect(call()).toBe(false);
    expect(Math.abs(signedOff())).toBeLessThan(2_000);
  });

  it('costs one call when the machine is wrong by an hour at the start', () => {
    const { call, signedOff, banner } = scene({ machineErrorMs: 60 * MINUTE_MS });
    expect(call()).toBe(true);
    expect(banner()).toBe(true);
    expect(Math.abs(signedOff())).toBeLessThanOrEqual(1_000);
    expect(call()).toBe(false);
  });

  it.each([31_000, 2 * MINUTE_MS, 295_000, -31_000, -295_000])(
    'notices a machine that is wrong by %i ms, although every call succeeds',
    (machineErrorMs) => {
      const { call, signedOff, banner, pass } = scene({ machineErrorMs });
      expect(call()).toBe(false);
      expect(banner()).toBe(false);
      pass(1_000);
      call();
      expect(banner()).toBe(true);
      expect(Math.abs(signedOff())).toBeLessThanOrEqual(1_000);
    },
  );

  it('says nothing of a clock that is wrong by less, nor of the rounding of a slow answer', () => {
    const { call, banner } = scene({ machineErrorMs: 20_000 });
    for (const rttMs of [80, 8_000, 40, 7_900]) {
      call({ rttMs });
      expect(banner()).toBe(false);
    }
  });

  it('keeps time over a jump of the machine, says so with the next answer, and takes it back at once', () => {
    const { call, signedOff, banner, setWall } = scene();
    call();
    setWall(2 * MINUTE_MS);
    expect(banner()).toBe(false);
    call();
    expect(banner()).toBe(true);
    expect(signedOff()).toBe(0);
    setWall(0);
    expect(banner()).toBe(false);
    call();
    setWall(-60 * MINUTE_MS);
    call();
    expect(banner()).toBe(true);
    expect(signedOff()).toBe(0);
  });

  it.each([40_000, 4 * MINUTE_MS, 8 * 60 * MINUTE_MS])(
    'is right again with the first answer after the machine slept for %i ms, and shows no banner',
    (ms) => {
      const { call, sleep, signedOff, banner } = scene();
      call();
      sleep(ms);
      expect(banner()).toBe(false);
      call();
      expect(banner()).toBe(false);
      expect(Math.abs(signedOff())).toBeLessThanOrEqual(1_000);
      expect(call()).toBe(false);
    },
  );

  it('is not misled by answers that were on their way while the machine slept, was paused, or was set', () => {
    const { call, sleep, pass, setWall, signedOff, banner } = scene();
    call();
    for (const onTheWay of [() => sleep(4 * MINUTE_MS), () => pass(4 * MINUTE_MS)]) {
      for (let held = 0; held < 2; held += 1) call({ onTheWay });
      expect(banner()).toBe(false);
      call();
      expect(banner()).toBe(false);
      expect(Math.abs(signedOff())).toBeLessThanOrEqual(1_000);
    }
    call({ onTheWay: () => setWall(5 * MINUTE_MS) });
    expect(banner()).toBe(false);
  });

  it.each([40_000, -4 * MINUTE_MS, 24 * 60 * MINUTE_MS, -24 * 60 * MINUTE_MS])(
    'is not moved by one odd Date of %i ms, nor by any number of them that Tencent itself contradicts',
    (offMs) => {
      const { call, signedOff, banner } = scene();
      const odd = Math.abs(offMs) > 5 * MINUTE_MS ? 10 : 1;
      for (let round = 0; round < 3; round += 1) {
        call();
        for (let i = 0; i < odd; i += 1) call({ offMs });
        expect(signedOff()).toBe(0);
        expect(banner()).toBe(false);
      }
    },
  );

  it.each([
    null,
    '',
    'x',
    '5',
    'NaN',
    'Sat, 13 Sep 275760 00:00:00 GMT',
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Tue, 31 Dec 2019 23:59:59 GMT',
    'Fri, 01 Jan 2100 00:00:00 GMT',
    '2027',
    'Xxx, 99 Foo 2026 99:99:99 GMT',
  ])('ignores a Date of %o, and signs on', (date) => {
    const { call, clock, signedOff } = scene();
    for (let i = 0; i < 3; i += 1) call({ date });
    // Even with a refusal beside it, which nothing contradicts.
    const at = { wall: START + 240, monotonic: 240 };
    clock.heard(date, { sent: at, received: at, isRefused: true });
    expect(signedOff()).toBe(0);
    const sign = () =>
      createSigner(nodeSha256).sign({
        credential: { secretId: 'AKIDexample', secretKey: 'example' },
        host: 'tencent.test',
        service: 'trtc',
        timestamp: Math.floor(clock.now(0) / 1000),
        contentType: 'application/json',
        body: '{}',
        headers: {},
      });
    expect(sign).not.toThrow();
  });

  it('is right after two answers in a row, whatever happened to the machine before', () => {
    const anyMs = fc.integer({ min: -20 * MINUTE_MS, max: 20 * MINUTE_MS });
    const step = fc.oneof(
      fc.record({ kind: fc.constant('pass' as const), ms: fc.nat({ max: 10 * MINUTE_MS }) }),
      fc.record({ kind: fc.constant('sleep' as const), ms: fc.nat({ max: 600 * MINUTE_MS }) }),
      fc.record({ kind: fc.constant('setWall' as const), ms: anyMs }),
      fc.record({ kind: fc.constant('odd' as const), ms: anyMs }),
      fc.record({ kind: fc.constant('unreadable' as const), date: fc.string() }),
      fc.record({ kind: fc.constant('call' as const), rttMs: fc.nat({ max: 8_000 }) }),
    );
    fc.assert(
      fc.property(
        anyMs,
        fc.array(step, { maxLength: 30 }),
        fc.nat({ max: 8_000 }),
        fc.nat({ max: 1_000 }),
        (start, steps, rttMs, pauseMs) => {
          const s = scene({ machineErrorMs: start });
          let errorMs = start;
          for (const step of steps) {
            if (step.kind === 'odd') s.call({ offMs: step.ms });
            else if (step.kind === 'unreadable') s.call({ date: step.date });
            else if (step.kind === 'call') s.call(step);
            else s[step.kind](step.ms);
            if (step.kind === 'setWall') errorMs = step.ms;
          }
          for (let i = 0; i < 2; i += 1) {
            s.call({ rttMs });
            s.pass(pauseMs);
          }
          // What agrees is let be; what does not is set to the middle of a reading.
          const mostMs = 2_000 + 1_000 + rttMs;
          expect(Math.abs(s.signedOff())).toBeLessThanOrEqual(mostMs);
          if (Math.abs(errorMs) > CLOCK_WRONG_MS + mostMs) expect(s.banner()).toBe(true);
          if (Math.abs(errorMs) < CLOCK_WRONG_MS - mostMs) expect(s.banner()).toBe(false);
        },
      ),
      { numRuns: effort({ usual: 2_000, soak: 100_000 }) },
    );
  });
});
