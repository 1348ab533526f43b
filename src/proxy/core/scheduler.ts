import { CAPS } from './caps.ts';
import type { Choices, Sums } from './queues.ts';
import type { Head } from './standing.ts';
import type { Task } from './tasks.ts';
import { createTokenBuckets } from './token-buckets.ts';

/** Of the rate, for live tasks that are on no screen: bounds their age by count / (share x rate). */
const HIDDEN_SHARE = 0.15;
/**
 * Of the calls, for new tasks (on no screen, never asked): most of them while every row on a screen is fresher than this, so
 * that a thousand are known within 1.3 times the least that it takes; else so few that rows wait half as long again as usual.
 */
const NEW_SHARE = 0.78;
const FRESH_MS = 8_000;
const NEW_SHARE_OF_STALE = 1 / 3;
/** The same for what one person added while another has rows on a screen: these grow older by that, and no more. */
const NEW_SHARE_BESIDE_OTHERS = 0.12;
/** Turns that new or hidden tasks could not take, because none of them could be asked, are kept only so far. */
const MAX_OWED = 2;

export type Scheduler = ReturnType<typeof createScheduler>;

/**
 * Whom to ask next: argmax s x age, with s the square root of what the task's age costs us. It reaches the bound of the
 * weighted age within 0.3 % (bench/policy-static). Screens and hidden tasks take turns in proportion to their sums of s,
 * instead of being compared by index: the shares are the same, but a hidden age of minutes times an s that moves with every
 * page a viewer opens would come in bursts. Where the tasks stand, and what they sum up to, is kept in queues.ts.
 * Every `now` is milliseconds of one monotonic clock.
 */
export function createScheduler({ backgroundRate }: { backgroundRate: number }) {
  let lastBackgroundAt = Number.NEGATIVE_INFINITY;
  /** Each grows with the calls by the share of these tasks: at 1 it is their turn. */
  let owedToNew = 0;
  let owedToHidden = 0;
  /** When each turn last came, by count, the last one last: what goes before all others goes in turns of persons, so many of each. */
  const turns = new Map<string, number>();
  let turnCount = 0;
  const wishes = createTokenBuckets(CAPS.wishes);

  function takeTurn(choices: Choices, now: number): Task | null {
    const lastTurn = (turn: string) => turns.get(turn) ?? 0;
    const waiting = [...choices.turns()].sort((a, b) => lastTurn(a) - lastTurn(b) || (a < b ? -1 : 1));
    for (const turn of waiting) {
      if (wishes.waitMs(turn, now) > 0) continue;
      const head = choices.wished(turn);
      if (!head) continue;
      wishes.take(turn, now);
      turnCount += 1;
      turns.delete(turn);
      turns.set(turn, turnCount);
      const [longestAgo] = turns.keys();
      if (turns.size > CAPS.wishes.mostKeys && longestAgo !== undefined) turns.delete(longestAgo);
      return head.task;
    }
    return null;
  }

  return {
    /** The task whose turn it is; null when none may be asked now. */
    next(choices: Choices, now: number): Task | null {
      const { sums, viewers, head } = choices;
      const backgroundIsDue = backgroundRate > 0 && now - lastBackgroundAt >= 1000 / backgroundRate;
      const [visible, hidden, fresh] = [head('visible'), head('hidden'), head('new')];
      const background = backgroundIsDue ? head('background') : null;
      const isTurnOfHidden = hidden !== null && (owedToHidden >= 1 || visible === null);
      const s = hiddenWeight(sums);
      const listed = isTurnOfHidden ? hidden : visible;
      const known = s * indexOf(background) > (isTurnOfHidden ? s : 1) * indexOf(listed) ? background : listed;
      const isTurnOfNew = fresh !== null && (owedToNew >= 1 || known === null);
      const task = takeTurn(choices, now) ?? (isTurnOfNew ? fresh : known)?.task ?? null;
      if (task === null) return null;
      const isNew = task === fresh?.task;
      const usual = indexOf(visible) < FRESH_MS ? NEW_SHARE : NEW_SHARE_OF_STALE;
      const share = hasBystander(fresh, viewers) ? NEW_SHARE_BESIDE_OTHERS : usual;
      owedToNew = owedAfter(owedToNew, share, isNew);
      if (!isNew) owedToHidden = owedAfter(owedToHidden, hiddenShare(sums), task === hidden?.task);
      if (choices.classOf(task) === 'background') lastBackgroundAt = now;
      return task;
    },

    /** How the calls are being spent at `rate` a second, as `Pace` tells it. */
    spending({ sums, viewers, head }: Choices, rate: number) {
      const ofNew = hasBystander(head('new'), viewers) ? NEW_SHARE_BESIDE_OTHERS : newShare(sums, rate);
      const forVisible = rate * (1 - hiddenShare(sums)) * (sums.newCount > 0 ? 1 - ofNew : 1);
      const newTaskCostMs = 1000 / (rate * ofNew);
      return {
        visiblePeriodMs: sums.visible === 0 ? null : (sums.visible / forVisible) * 1000,
        hiddenTasks: sums.hiddenCount + sums.newCount,
        hiddenTaskCostMs: 1000 / (rate * (sums.visible > 0 ? HIDDEN_SHARE : 1)),
        firstPassMs: (sums.newCount + sums.firstRowCount) * newTaskCostMs,
        newTaskCostMs,
      };
    },
  };
}

/** Another person than the one who added it has rows on a screen. */
function hasBystander(head: Head | null, viewers: Choices['viewers']): boolean {
  const by = head?.task.addedBy ?? '';
  return by !== '' && viewers.size > (viewers.has(by) ? 1 : 0);
}

/** s of a hidden task: together they get their share of the calls, but never more each than a row on a screen. */
function hiddenWeight({ visible, visibleCount, hiddenCount }: Sums): number {
  return visible > 0 && hiddenCount > 0
    ? Math.min(visible / visibleCount, ((HIDDEN_SHARE / (1 - HIDDEN_SHARE)) * visible) / hiddenCount)
    : 1;
}

/** Of all calls; a little more than their due while some of them are about to end. */
function hiddenShare(sums: Sums): number {
  const hidden = sums.hidden * hiddenWeight(sums);
  return hidden > 0 ? hidden / (hidden + sums.visible) : 0;
}

/** Of all calls while there are new tasks, as it works out: rows on the screens become as old as they may, and no older. */
function newShare(sums: Sums, rate: number): number {
  if (sums.visible === 0) return NEW_SHARE;
  const freshEnough = sums.visible / ((FRESH_MS / 1000) * rate * (1 - hiddenShare(sums)));
  return Math.min(NEW_SHARE, Math.max(NEW_SHARE_OF_STALE, 1 - freshEnough));
}

function owedAfter(owed: number, share: number, wasTheirTurn: boolean): number {
  return Math.min(MAX_OWED, Math.max(0, owed + share - (wasTheirTurn ? 1 : 0)));
}

function indexOf(head: Head | null): number {
  return head?.index ?? Number.NEGATIVE_INFINITY;
}
