/** Answers that are lost are asked for again; no tab loses more of them than this in a row. */
const KEPT = 16;

/**
 * What a tab was told, in numbers of its own: the revision of the whole board would tell, in any answer, how much changes
 * for others.
 */
export interface Telling {
  /** The last number given out. */
  count: number;
  /** The revision of the board of the last numbers. */
  revisions: Map<number, number>;
  /** Incidents that it knows of: only of these it hears that they are over. */
  incidents: Set<string>;
}

export function newTelling(): Telling {
  return { count: 0, revisions: new Map(), incidents: new Set() };
}

/** From which revision of the board on a tab wants to know; 0 is all, Infinity (a number yet to come) is nothing. */
export function toldUntil({ count, revisions }: Telling, number: number): number {
  if (number === 0) return 0;
  return number > count ? Number.POSITIVE_INFINITY : (revisions.get(number) ?? 0);
}

/**
 * The number of an answer that tells all up to `revision`. Without news it is the one before.
 *
 * @param since what `toldUntil` gave for the question
 */
export function tellUntil(telling: Telling, { since, revision, isNews }: Told): number {
  // It wanted nothing, and was told nothing.
  if (since === Number.POSITIVE_INFINITY) return telling.count;
  if (isNews || telling.count === 0) telling.count += 1;
  telling.revisions.set(telling.count, revision);
  const [oldest] = telling.revisions.keys();
  if (telling.revisions.size > KEPT && oldest !== undefined) telling.revisions.delete(oldest);
  return telling.count;
}

interface Told {
  since: number;
  revision: number;
  isNews: boolean;
}
