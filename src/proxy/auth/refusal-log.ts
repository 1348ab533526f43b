import type { Clock } from '../clock.ts';

/** So often at most; a caller who is refused may come again at once, and the disk of the log is not theirs to fill. */
const EVERY_MS = 10_000;

/** Logs why visitors were refused: of each reason the first one, and how many more there were when it is logged again. */
export function createRefusalLog(
  { monotonic }: Pick<Clock, 'monotonic'>,
  logger: { warn(fields: object, message: string): void },
) {
  const logged = new Map<string, { at: number; left: number }>();

  /** @param why one of a few texts */
  return (why: string, fields: object): void => {
    const now = monotonic();
    const last = logged.get(why);
    if (last && now - last.at < EVERY_MS) {
      last.left += 1;
      return;
    }
    logged.set(why, { at: now, left: 0 });
    logger.warn({ ...fields, ...(last && last.left > 0 && { before: last.left }) }, why);
  };
}
