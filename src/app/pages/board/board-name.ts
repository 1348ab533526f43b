import type { BoardView } from '../../address.ts';

/** Which list this is, as it is kept in the browser: `7 all`, `7 mine`, or with the tasks of a link. */
export function boardName(sdkAppId: number, { list, watch }: BoardView): string {
  return `${sdkAppId} ${watch.length === 0 ? list : `watch ${JSON.stringify(watch)}`}`;
}
