import type { ServerResponse } from 'node:http';
import type { Background } from '../background.ts';

/** For one answer: 14 MB come through a line of 2 Mbit/s in it. One that reads nothing at all is closed after 15 s. */
const LONGEST_READ_MS = 60_000;

/** Closes the connection of a reader that has not taken its answer in time: what it holds of it is held for it alone. */
export function closeSlowReader(response: ServerResponse, background: Background): void {
  const cancel = background.after('slow readers', LONGEST_READ_MS, () => response.destroy());
  response.once('close', cancel);
}
