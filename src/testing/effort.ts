/** Set for the `soak` project in vitest.config.ts, and for Playwright's in package.json. */
const isSoak = process.env['SOAK'] === '1';

/**
 * How hard a test tries: as hard as every change can wait for, or, in `npm run soak`, as hard as a night allows. Runs of a
 * property, rounds, minutes of virtual time: what is promised is the same for both.
 */
export function effort<T>({ usual, soak }: { usual: T; soak: T }): T {
  return isSoak ? soak : usual;
}
