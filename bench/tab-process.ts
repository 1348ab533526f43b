// A child process with a tab of one person: told by message what it looks at, it answers with what it saw.
import { setTimeout as sleep } from 'node:timers/promises';
import type { TaskRef } from '#contract/task-ref.ts';
import type { WatchAnswer } from '#contract/watch.ts';

export interface Look {
  url: string;
  headers: Record<string, string>;
  rows: readonly TaskRef[];
  listed: readonly TaskRef[];
  seconds: number;
}

/** Of its rows the mean age, and how long 95 of 100 of its requests take at most. */
export interface Seen {
  ageMs: number;
  p95Ms: number;
  failed: number;
}

/** Ten times as often as a tab would ask, to see more. */
const EVERY_MS = 100;

process.on('message', async (look: Look) => process.send?.(await lookOn(look)));
process.on('disconnect', () => process.exit(0));

async function lookOn({ url, headers, rows, listed, seconds }: Look): Promise<Seen> {
  const took: number[] = [];
  const ages: number[] = [];
  let failed = 0;
  const list = { apps: [], refs: listed, mode: 'replace' };
  const lease = `the-tab-of-process-${process.pid}`;
  for (const until = performance.now() + seconds * 1_000; performance.now() < until; await sleep(EVERY_MS)) {
    const sent = performance.now();
    const answer: WatchAnswer | null = await fetch(`${url}/api/watch`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ lease, revision: 1e12, list, visible: rows }),
    })
      .then((response): Promise<WatchAnswer> | null => (response.ok ? (response.json() as Promise<WatchAnswer>) : null))
      .catch(() => null);
    took.push(performance.now() - sent);
    if (answer === null) failed += 1;
    if (answer) for (const [askedAt] of answer.checked) if (askedAt !== null) ages.push(answer.now - askedAt);
  }
  const ageMs = ages.reduce((sum, age) => sum + age, 0) / ages.length;
  return { ageMs, p95Ms: took.sort((a, b) => a - b)[Math.floor(0.95 * took.length)] ?? Number.NaN, failed };
}
