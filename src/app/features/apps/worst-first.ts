import { type KnownApp, TASK_CAUSES } from './known-apps.ts';

/** By the worst that is wrong with each; below that they stay in their order, so that a line moves seldom. */
export function worstFirst(apps: readonly KnownApp[]): KnownApp[] {
  const ranks = new Map(apps.map((app) => [app, rank(app)]));
  return [...apps].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

function rank({ summary, wide, attention, acknowledged }: KnownApp): number {
  if (wide.some(({ subject, acknowledgement }) => subject.kind !== 'account' && acknowledgement === null)) return 0;
  const worst = TASK_CAUSES.findIndex((cause) => summary && summary.incidents[cause] > 0);
  if (worst >= 0) return 1 + worst;
  return 1 + TASK_CAUSES.length + (attention > 0 ? 0 : acknowledged > 0 ? 1 : 2);
}
