/** Beyond this the machine's clock is worth a banner, although every call succeeds. */
export const CLOCK_WRONG_MS = 30_000;

/** Tencent refuses a signature whose time is further from its own ("Signature method v3"). */
const TOLERATED_MS = 300_000;
/** `Date` has whole seconds, cut off. */
const DATE_STEP_MS = 1_000;
/** The clocks of Tencent's front ends differ a little; a signature does not care. */
const AGREES_MS = 2_000;
/**
 * Further from the machine's clock than a day (and what a signature tolerates), a `Date` is a fault of either: no machine
 * that is used is so wrong by itself, and no answer may move our time further.
 */
const BELIEVED_MS = 24 * 3_600_000 + TOLERATED_MS;
/** The one form that a server may write (RFC 9110, 5.6.7); `Date.parse` alone would take "5" for a date. */
const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Milliseconds: `wall` since the epoch, `monotonic` of any origin. */
interface Moment {
  wall: number;
  monotonic: number;
}

/** What Tencent's time minus the monotonic clock can be, from one answer: somewhere on the way it was stamped. */
interface Reading {
  least: number;
  most: number;
}

export type ServerClock = ReturnType<typeof createServerClock>;

/**
 * The time that a signature needs: Tencent's, which refuses more than five minutes of difference. Runs on the monotonic
 * clock from the first moment on, so that a jump of the machine's clock costs no call at all, and is compared with the
 * `Date` of every answer of Tencent's. It is set only where two of these say the same against it: a refusal of the time
 * of a signature and its `Date`, a `Date` and the machine's clock (the machine slept, and the monotonic clock stood still),
 * or two `Date`s in a row. One odd `Date`, from a proxy on the way, moves nothing.
 */
export function createServerClock(start: Moment) {
  let offset = start.wall - start.monotonic;
  /** The last reading, when it spoke against `offset` and nothing else has yet. */
  let doubt: Reading | null = null;
  let wasWrong = false;
  let isConfirmed = false;

  const errorMs = (at: Moment) => at.wall - (at.monotonic + offset);

  function set(reading: Reading): void {
    offset = middle(reading);
    doubt = null;
    isConfirmed = true;
  }

  function compare(reading: Reading, wallOffset: number, isRefused: boolean): void {
    if (gap(reading, offset) <= AGREES_MS) {
      doubt = null;
      isConfirmed = true;
    } else if (isRefused || gap(reading, wallOffset) <= AGREES_MS) {
      set(reading);
    } else if (doubt && sayTheSame(reading, doubt)) {
      set(width(reading) < width(doubt) ? reading : doubt);
    } else {
      doubt = reading;
    }
  }

  return {
    /** Tencent's time now, as far as we know. */
    now: (monotonic: number) => monotonic + offset,

    /** The same, once an answer has said it; null before. */
    told: (monotonic: number) => (isConfirmed ? monotonic + offset : null),

    /**
     * An answer of Tencent's, good or bad, came with this `Date` header.
     *
     * @param isRefused for the time of its signature
     */
    heard(date: string | null, { sent, received, isRefused }: { sent: Moment; received: Moment; isRefused: boolean }) {
      const stamped = parseDate(date, received.wall);
      const elapsed = received.monotonic - sent.monotonic;
      const jumped = Math.abs(received.wall - sent.wall - elapsed) > AGREES_MS;
      // The machine slept, or its clock was set, while the answer was on its way: the next one tells more.
      if (stamped === null || jumped) return;
      const reading = { least: stamped - received.monotonic, most: stamped + DATE_STEP_MS - sent.monotonic };
      // Tencent took our time for right: it is not Tencent's clock that says this.
      if (!isRefused && gap(reading, offset) > TOLERATED_MS) return;
      compare(reading, received.wall - received.monotonic, isRefused);
      wasWrong = Math.abs(errorMs(received)) > CLOCK_WRONG_MS;
    },

    /**
     * How far the machine's clock is ahead of Tencent's, or behind (negative), where the last answer showed that it is
     * wrong: one that was just set, or wakes, is not accused before Tencent has said the time.
     */
    errorMs: (now: Moment) => (wasWrong ? errorMs(now) : 0),
  };
}

/** Milliseconds since the epoch; null for what is not a date, or not to be believed. */
function parseDate(date: string | null, wall: number): number | null {
  if (date === null || !IMF_FIXDATE.test(date)) return null;
  const at = Date.parse(date);
  return Math.abs(at - wall) <= BELIEVED_MS ? at : null;
}

/** How far an offset is outside of what a reading allows. */
function gap({ least, most }: Reading, offset: number): number {
  return Math.max(least - offset, offset - most, 0);
}

function sayTheSame(a: Reading, b: Reading): boolean {
  return a.least <= b.most + AGREES_MS && b.least <= a.most + AGREES_MS;
}

function middle({ least, most }: Reading): number {
  return (least + most) / 2;
}

function width({ least, most }: Reading): number {
  return most - least;
}
