import type { Random } from '#emulator/seeded-random.ts';
import type { Pacer } from '#proxy/core/pacer.ts';
import { createEventQueue } from './event-queue.ts';
import type { Path } from './network-path.ts';

const DEADLINE_MS = 8_000;

export interface LimitScenario {
  seconds: number;
  /** Makes the pacer of the first process, and of every later one. */
  createPacer: (holdUntil: number) => Pick<Pacer, 'waitMs' | 'send' | 'receive'>;
  there: Path;
  back: Path;
  random: Random;
  /** Of all calls: half of them are lost before they arrive, half of them answered in vain. */
  lostShare?: number;
  /** The process dies at these times: its calls are still on the way, and the next one knows nothing of them. */
  restartsAt?: readonly number[];
  /** How long an unclean start is silent. */
  holdMs?: number;
  /** Whether there is anything to ask. */
  isWanted?: (at: number) => boolean;
}

export interface LimitRun {
  sent: number;
  /** At the server, in order. */
  arrivals: Float64Array;
  /** Milliseconds in which something was wanted and no start was being silent; and from send to answer or deadline. */
  wantedMs: number;
  meanRttMs: number;
}

/** Sends whenever the pacer allows and there is demand, in virtual time. */
export function simulateLimit(scenario: LimitScenario): LimitRun {
  const { there, back, random, lostShare = 0, restartsAt = [], holdMs = 2_000, isWanted = () => true } = scenario;
  const until = scenario.seconds * 1_000;
  const events = createEventQueue();
  const arrivals: number[] = [];
  let pacer = scenario.createPacer(0);
  let silentUntil = 0;
  let sent = 0;
  let wantedMs = 0;
  let rttMs = 0;

  for (const at of restartsAt) {
    events.add(at, () => {
      silentUntil = at + holdMs;
      pacer = scenario.createPacer(silentUntil);
    });
  }

  for (let now = 0; now < until; ) {
    events.runUntil(now);
    const waitMs = isWanted(now) ? pacer.waitMs(now) : LOOK_AGAIN_MS;
    if (waitMs === 0) {
      send(now);
      continue;
    }
    const next = Math.min(now + waitMs, events.nextAt(), until);
    if (isWanted(now) && now >= silentUntil) wantedMs += next - now;
    now = next;
  }
  return { sent, arrivals: Float64Array.from(arrivals).sort(), wantedMs, meanRttMs: rttMs / sent };

  function send(now: number): void {
    const sender = pacer;
    sender.send(now);
    sent += 1;
    const arrivesAt = there(now);
    const loss = random();
    if (loss >= lostShare / 2) arrivals.push(arrivesAt);
    const answeredAt = loss < lostShare ? now + DEADLINE_MS : Math.min(now + DEADLINE_MS, back(arrivesAt));
    rttMs += answeredAt - now;
    events.add(answeredAt, () => sender.receive(answeredAt));
  }
}

const LOOK_AGAIN_MS = 10;

/** How many arrivals are more than `quota` in the sliding second that ends with them. */
export function overLimit(arrivals: Float64Array, quota: number): number {
  let over = 0;
  for (let i = quota; i < arrivals.length; i += 1) {
    if ((arrivals[i] ?? 0) - (arrivals[i - quota] ?? 0) < 1_000) over += 1;
  }
  return over;
}
