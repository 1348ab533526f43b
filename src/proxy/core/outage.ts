import type { Outage } from '#contract/pace.ts';
import type { Answer } from './answer.ts';
import type { Now } from './incident-log.ts';

/** Of the server we learn from itself. */
type LearntKind = Exclude<Outage['kind'], 'store' | 'server'>;
type Learnt = Outage & { kind: LearntKind };

/** So many answers of all tasks say something about more than a task. */
const ANSWERS: Record<LearntKind, number> = { credential: 1, clock: 2, throttle: 3, unreachable: 3 };
/** Of the last answers, of so long, they are more than half; or they came in a row over so long. */
const LAST = 10;
const LAST_MS = 10_000;
const RUN_MS = 2_000;

/**
 * With the first good answer a trial begins: of the calls of so long, so many must be good, those that wait for an answer
 * counted as bad ones. Where fewer calls go, it lasts until there were three, or for as long as these would have taken.
 */
const TRIAL_MS = 3_000;
const TRIAL_CALLS = 3;
const TRIAL_SHARE = 0.8;
const LONGEST_TRIAL_MS = 3 * TRIAL_MS;

/**
 * Tells from the answers of all tasks when nothing new can be learnt from Tencent, and why. One good answer among many bad
 * ones does not end it: it would end and begin again for ever, and look calm in between.
 *
 * @param outstanding how many calls wait for their answer
 */
export function createOutageWatch(outstanding: () => number) {
  let outage: Learnt | null = null;
  let goodAt: number | null = null;
  /** The last answers, each with the kind of outage that it is a sign of. */
  let last: { kind: LearntKind | null; at: Now }[] = [];
  let trial: { since: number; good: number; bad: number } | null = null;

  /** Since when there is an outage of this kind, of which a sign has just come; null while there is none. */
  function beganAt(kind: LearntKind, { monotonic }: Now): number | null {
    const run = last.slice(last.findLastIndex((answer) => answer.kind !== kind) + 1);
    const first = run[0] as (typeof last)[number];
    // Of our key and our clock Tencent speaks for all tasks.
    const isOfAll = kind === 'credential' || kind === 'clock';
    if (run.length >= ANSWERS[kind] && (isOfAll || monotonic - first.at.monotonic >= RUN_MS)) return first.at.wall;
    const lately = last.filter(({ at }) => monotonic - at.monotonic <= LAST_MS);
    const alike = lately.filter((answer) => answer.kind === kind);
    return alike.length >= ANSWERS[kind] && alike.length > lately.length / 2 ? (alike[0]?.at.wall ?? null) : null;
  }

  function judgeTrial({ monotonic }: Now): void {
    if (trial === null) return;
    const { since, good, bad } = trial;
    const lastsMs = monotonic - since;
    if (lastsMs < (good + bad < TRIAL_CALLS ? LONGEST_TRIAL_MS : TRIAL_MS)) return;
    if (good < TRIAL_SHARE * (good + bad)) trial = null;
    else if (good >= TRIAL_SHARE * (good + bad + outstanding())) end();
  }

  function end(): void {
    [outage, trial] = [null, null];
  }

  return {
    /**
     * @param sentAt monotonic; a call that was sent before the first good answer tells nothing that is newer
     * @returns whether a first good answer has come: more calls would tell whether it is over
     */
    seen(answer: Answer, sentAt: number, now: Now): boolean {
      const kind = outageKind(answer);
      if (answer.kind === 'status' || answer.kind === 'gone') goodAt = now.wall;
      last = [...last.slice(1 - LAST), { kind, at: now }];
      const hadTrial = trial !== null;
      if (outage && showsOver(answer, outage.kind)) {
        // The clock was corrected by the refusal itself: what is signed with Tencent's time from now on is well.
        if (outage.kind === 'clock') end();
        else {
          trial ??= { since: now.monotonic, good: 0, bad: 0 };
          trial.good += 1;
        }
      } else if (outage?.kind === kind && trial && sentAt >= trial.since) trial.bad += 1;
      judgeTrial(now);
      if (kind !== null && answer.kind !== 'status' && answer.kind !== 'gone') {
        const goesOn = outage?.kind === kind;
        const since = goesOn && outage ? outage.since : beganAt(kind, now);
        const { code, message, requestId } = answer;
        if (since !== null) outage = { kind, code, message, requestId, since, asOf: goodAt };
        if (since !== null && !goesOn) trial = null;
      }
      return !hadTrial && trial !== null;
    },
    goodAt: () => goodAt,
    /** What the process before this one had learnt holds until answers say otherwise. */
    resume(known: { outage: Learnt | null; goodAt: number | null }): void {
      // Found late, when this process had learnt for itself.
      if (outage !== null || goodAt !== null || last.length > 0) return;
      [outage, goodAt] = [known.outage, known.goodAt];
    },
    current(now: Now): Outage | null {
      judgeTrial(now);
      return outage;
    },
  };
}

/** What an answer may be the sign of; null for an answer of another kind. */
function outageKind(answer: Answer): LearntKind | null {
  switch (answer.kind) {
    case 'status':
    case 'gone':
      return null;
    case 'limited':
      return 'throttle';
    case 'failed':
      return answer.requestId === null ? 'unreachable' : null;
    case 'refused':
      return answer.problemKind === 'credential' || answer.problemKind === 'clock' ? answer.problemKind : null;
  }
}

/** Whether an answer could not have come while there is such an outage. */
function showsOver(answer: Answer, kind: LearntKind): boolean {
  switch (answer.kind) {
    case 'status':
    case 'gone':
      return true;
    case 'limited':
      return kind === 'unreachable';
    case 'refused':
      if (answer.problemKind === 'permission' || answer.problemKind === 'caller') return true;
      return kind === 'unreachable' || kind === 'throttle';
    case 'failed':
      // An error of the service says nothing about the signature: it may not have come to that.
      return answer.requestId !== null && (kind === 'unreachable' || kind === 'throttle');
  }
}
