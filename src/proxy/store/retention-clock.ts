/** However far it seems to be behind, it goes on by a day with each look. */
const STEP_MS = 24 * 3_600_000;

/**
 * The time by which old rows are deleted, which is for good: never later than the machine's clock or than Tencent says,
 * none at all before Tencent has said the time, and in steps. `since` is when it was last known. A clock that jumped ahead by a year thus deletes nothing,
 * and one that is believed wrongly can be noticed before much is gone.
 */
export function createRetentionClock(since: number) {
  let reached = since;
  return {
    /** What time it is for retention; null while that is not known. `told`: what Tencent says. */
    look(wall: number, told: number | null): number | null {
      if (told === null) return null;
      const now = Math.min(wall, told);
      reached = Math.min(now, reached + STEP_MS);
      return reached;
    },
  };
}
