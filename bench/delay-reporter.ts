// Loaded into the server before its own code: with each SIGUSR2, tells in a file what its event loop was delayed by since the last.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
const file = process.env['DELAYS_FILE'] ?? '';
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delays.enable();
let reports = 0;
process.on('SIGUSR2', () => {
  reports += 1;
  // The histogram counts the pause between two looks, not how much longer than meant it was.
  const msOf = (ns: number) => Math.max(0, ns / 1e6 - RESOLUTION_MS);
  writeFileSync(file, JSON.stringify({ reports, p99Ms: msOf(delays.percentile(99)), mostMs: msOf(delays.max) }));
  delays.reset();
});
