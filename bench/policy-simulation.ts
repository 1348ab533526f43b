import { seededRandom } from '#emulator/seeded-random.ts';
import type { Answer } from '#proxy/core/answer.ts';
import { createPacer } from '#proxy/core/pacer.ts';
import { createEventQueue } from './event-queue.ts';
import { jitterPath } from './network-path.ts';
import { type RowAges, sampleRowAges } from './row-ages.ts';
import { createWorld, type Life, type Screen, statusOf, type World, type WorldOptions } from './virtual-world.ts';

/** As the poller: with nothing to ask, it looks again this often. */
const IDLE_MS = 250;

/** Whom a server asks next. Every `now` is virtual milliseconds. */
export interface Policy {
  /** Null when there is nothing to ask now. */
  next: (now: number) => Life | null;
  answered: (life: Life, answer: Answer, sentAt: number, now: number) => void;
  /** When `next` may say something else than null; only a hint. */
  waitMs?: (now: number) => number;
  onScreen?: (screen: Screen, now: number) => void;
  onReplaced?: (gone: Life, fresh: Life, now: number) => void;
}

export interface SimulationOptions extends Omit<WorldOptions, 'random'> {
  seed: number;
  /** Measured time, after a warm-up. */
  minutes: number;
  warmUpMinutes: number;
}

export interface PolicyRun extends RowAges {
  /** Calls a second, and from send to answer. */
  rate: number;
  latencyMs: number;
  /** From when a live row came on a screen, having been on none, to its first answer sent since then. */
  freshAfterMs: number[];
  /** Tasks that ended while on a screen: from `Exited` to its first sign, and from the end to the second "gone". */
  signAfterMs: number[];
  certainAfterMs: number[];
}

/** People looking at a virtual world through one server that asks by `createPolicy` at the pace of the real pacer. */
export function simulatePolicy(options: SimulationOptions, createPolicy: (world: World) => Policy): PolicyRun {
  const random = seededRandom(options.seed + 2_000);
  const events = createEventQueue();
  const from = options.warmUpMinutes * 60_000;
  const until = from + options.minutes * 60_000;
  const there = jitterPath(random);
  const back = jitterPath(random);
  const pacer = createPacer({ quota: 20, rate: 18, holdUntil: 0 });
  const freshAt = new Map<Life, number>();
  const freshAfterMs: number[] = [];
  const signAfterMs: number[] = [];
  const certainAfterMs: number[] = [];
  const signs = new Map<Life, { any: boolean; gone: number }>();
  /** Rows that came on a screen, and when: they wait for the first answer to a call sent since. */
  const awaited = new Map<Life, number>();
  let onScreens = new Set<Life>();
  let sent = 0;
  let latencyMs = 0;

  const world: World = createWorld({ ...options, random: seededRandom(options.seed) }, events, {
    onScreen(screen, now) {
      const before = onScreens;
      onScreens = new Set(world.screens.flatMap((other) => world.rowsOf(other)));
      for (const life of onScreens) if (!before.has(life) && life.goneAt > now) awaited.set(life, now);
      for (const life of awaited.keys()) if (!onScreens.has(life)) awaited.delete(life);
      policy.onScreen?.(screen, now);
    },
    onReplaced: (gone, fresh, now) => policy.onReplaced?.(gone, fresh, now),
  });
  const policy = createPolicy(world);
  world.open();

  const ages = sampleRowAges(
    { world, random: seededRandom(options.seed + 1_000), from, until },
    (life) => freshAt.get(life) ?? null,
    (life) => life.goneAt <= 0 || signs.get(life)?.gone === 2,
  );
  const sampleAt = (at: number) => events.add(at, (now) => sampleAt(ages.take(now)));
  sampleAt(ages.firstAt);

  for (let now = 0; now < until; ) {
    events.runUntil(now);
    let waitMs = pacer.waitMs(now);
    if (waitMs === 0) {
      const life = policy.next(now);
      if (life !== null) {
        ask(life, now);
        continue;
      }
      waitMs = Math.min(IDLE_MS, policy.waitMs?.(now) ?? IDLE_MS);
    }
    now = Math.min(now + waitMs, events.nextAt());
  }

  const seconds = (until - from) / 1_000;
  return {
    ...ages.result(),
    rate: sent / seconds,
    latencyMs: latencyMs / sent,
    freshAfterMs,
    signAfterMs,
    certainAfterMs,
  };

  function ask(life: Life, sentAt: number): void {
    pacer.send(sentAt);
    const arrivesAt = there(sentAt);
    const answeredAt = back(arrivesAt);
    if (sentAt >= from) {
      sent += 1;
      latencyMs += answeredAt - sentAt;
    }
    events.add(answeredAt, (now) => {
      pacer.receive(now);
      const status = statusOf(life, arrivesAt);
      noteFresh(life, sentAt, now);
      if (status !== 'Idle' && status !== 'InProgress') noteEnd(life, status, now);
      policy.answered(life, status === null ? GONE : alive(status), sentAt, now);
    });
  }

  function noteFresh(life: Life, sentAt: number, now: number): void {
    freshAt.set(life, Math.max(sentAt, freshAt.get(life) ?? 0));
    const since = awaited.get(life);
    if (since === undefined || sentAt < since) return;
    awaited.delete(life);
    if (since >= from) freshAfterMs.push(now - since);
  }

  function noteEnd(life: Life, status: string | null, now: number): void {
    const seen = signs.get(life) ?? { any: false, gone: 0 };
    signs.set(life, seen);
    const isSign = !seen.any;
    seen.any = true;
    if (status === null) seen.gone += 1;
    const isCertain = status === null && seen.gone === 2;
    if (life.exitsAt < from || !(isSign || isCertain)) return;
    const showing = world.screens.filter((screen) => world.rowsOf(screen).includes(life));
    if (!showing.some((screen) => screen.since < life.exitsAt)) return;
    if (isSign) signAfterMs.push(now - life.exitsAt);
    if (isCertain) certainAfterMs.push(now - life.goneAt);
  }
}

const GONE: Answer = { kind: 'gone', code: 'ResourceNotFound', message: '', requestId: null };

function alive(status: string): Answer {
  return { kind: 'status', status, startTime: null, requestId: null };
}
