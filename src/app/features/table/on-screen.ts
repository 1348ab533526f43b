export interface Span {
  /** The first one, and the one behind the last. */
  from: number;
  to: number;
}

/** Rows rendered above and below those that can be seen, so that scrolling finds them there. */
const MARGIN = 4;
/** The window moves in steps: not every scrolled row is a rendering. */
const STEP = 5;

/**
 * Which rows lie between `top` and `bottom`. `tops` has where each begins, and behind them where the last one ends.
 */
export function rowsBetween(tops: ArrayLike<number>, top: number, bottom: number): Span {
  const count = tops.length - 1;
  if (count <= 0 || bottom <= top) return { from: 0, to: 0 };
  const from = Math.min(lastAtOrAbove(tops, top), count);
  const to = Math.min(lastAtOrAbove(tops, bottom - 1) + 1, count);
  return { from, to: Math.max(from, to) };
}

/** Which rows to render when these can be seen. */
export function windowAround({ from, to }: Span, count: number): Span {
  return {
    from: Math.max(0, Math.floor((from - MARGIN) / STEP) * STEP),
    to: Math.min(count, Math.ceil((to + MARGIN) / STEP) * STEP),
  };
}

function lastAtOrAbove(tops: ArrayLike<number>, offset: number): number {
  let [low, high] = [0, tops.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
