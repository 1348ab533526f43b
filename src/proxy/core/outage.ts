import type { Outage } from '#contract/pace.ts';
import type { Answer } from './answer.ts';

/** Of the server we learn from itself. */
type LearntKind = Exclude<Outage['kind'], 'store' | 'server'>;

/** In a row, over all tasks, before one says something about more than a task. */
const IN_A_ROW: Record<LearntKind, number> = { credential: 1, clock: 2, throttle: 3, unreachable: 3 };

/** Tells from the answers of all tasks when nothing new can be learnt from Tencent, and why. `at`: ms since the epoch. */
export function createOutageWatch() {
  let outage: (Outage & { kind: LearntKind }) | null = null;
  let inARow = 0;
  let goodAt: number | null = null;

  return {
    seen(answer: Answer, at: number): void {
      const kind = outageKind(answer);
      if (answer.kind === 'status' || answer.kind === 'gone') goodAt = at;
      if (kind === null || answer.kind === 'status') {
        outage = null;
        inARow = 0;
        return;
      }
      const goesOn = outage?.kind === kind;
      inARow = goesOn ? inARow + 1 : 1;
      const { code, message, requestId } = answer;
      outage = { kind, code, message, requestId, since: goesOn && outage ? outage.since : at, asOf: goodAt };
    },
    goodAt: () => goodAt,
    /** What the process before this one had learnt holds until an answer says otherwise. */
    resume(known: { outage: (Outage & { kind: LearntKind }) | null; goodAt: number | null }): void {
      // Found late, when this process had learnt for itself.
      if (outage !== null || goodAt !== null) return;
      [outage, goodAt] = [known.outage, known.goodAt];
      if (outage) inARow = IN_A_ROW[outage.kind];
    },
    current: (): Outage | null => (outage && inARow >= IN_A_ROW[outage.kind] ? outage : null),
  };
}

/** Null when the answer shows that Tencent can be asked. */
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
