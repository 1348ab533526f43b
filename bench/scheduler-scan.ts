import type { Attention } from '#proxy/core/leases.ts';
import type { Choices, HeldBack, Sums } from '#proxy/core/queues.ts';
import { type Class, classOf, goesBefore, type Head, headOf, weightOf, wishOf } from '#proxy/core/standing.ts';
import type { Task } from '#proxy/core/tasks.ts';

const classNow = (task: Task, attention: Attention): Class =>
  classOf(task, attention, attention.apps.has(task.ref.sdkAppId));

/** What the queues tell, found by a look at all tasks: what they are compared with. */
export function scanChoices(
  tasks: Iterable<Task>,
  attention: Attention,
  mayAsk: (task: Task) => boolean,
  now: number,
): Choices {
  const heads = new Map<Class, Head>();
  const wished = new Map<string, Head>();
  const all = [...tasks];
  const heaviest = attention.heaviest();
  for (const task of all) {
    const head = headOf(task, weightOf(task, attention), heaviest, now);
    const wish = wishOf(task, attention, now);
    if (task.isAsking) continue;
    if (wish && wish.notBefore <= now && goesBefore(head, wished.get(wish.turn) ?? null) && mayAsk(task))
      wished.set(wish.turn, head);
    const c = classNow(task, attention);
    if (task.notBefore <= now && goesBefore(head, heads.get(c) ?? null) && mayAsk(task)) heads.set(c, head);
  }
  return {
    sums: scanSums(all, attention),
    viewers: attention.viewers,
    classOf: (task) => classNow(task, attention),
    head: (of) => heads.get(of) ?? null,
    turns: () => wished.keys(),
    wished: (turn) => wished.get(turn) ?? null,
  };
}

export function scanSums(
  tasks: Iterable<Task>,
  attention: Attention,
  { all, apps }: HeldBack = { all: false, apps: [] },
): Sums {
  const shut = new Set(apps);
  const sums = { visible: 0, visibleCount: 0, hidden: 0, hiddenCount: 0, newCount: 0, firstRowCount: 0 };
  for (const task of tasks) {
    const isFirst = task.lastAskedAt === null;
    if (task.notBefore === Number.POSITIVE_INFINITY) continue;
    if (isFirst && (all || shut.has(task.ref.sdkAppId))) continue;
    const { raw } = weightOf(task, attention);
    const c = classNow(task, attention);
    if (c === 'visible') {
      sums.visible += raw;
      sums.visibleCount += 1;
      if (isFirst) sums.firstRowCount += 1;
    } else if (c === 'hidden') {
      sums.hidden += raw;
      sums.hiddenCount += 1;
    } else if (c === 'new') {
      sums.newCount += 1;
    }
  }
  return { ...sums, visible: sums.visible / attention.heaviest() };
}

/** Milliseconds until the next waiting time is over. */
export function scanWaitMs(tasks: Iterable<Task>, now: number): number {
  let at = Number.POSITIVE_INFINITY;
  for (const task of tasks) if (!task.isAsking && task.notBefore > now) at = Math.min(at, task.notBefore);
  return at - now;
}
