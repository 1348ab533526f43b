/** The most arrivals in any half-open [x, x + 1000) ms; the order of `times` (ms) does not matter. */
export function worstSlidingSecond(times: readonly number[]): number {
  const sorted = Float64Array.from(times).sort();
  let first = 0;
  let worst = 0;
  for (const [last, time] of sorted.entries()) {
    while (time - (sorted[first] ?? time) >= 1000) first += 1;
    worst = Math.max(worst, last - first + 1);
  }
  return worst;
}
