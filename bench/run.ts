// npm run bench [names…]: one line for each bench, its figures in .cache/bench, and a table of them all at the end.
import { mkdirSync, writeFileSync } from 'node:fs';
import { type Bench, type Figure, isKept } from './bench.ts';
import { boardInBrowserBench } from './board-in-browser.ts';
import { cpuBench } from './cpu.ts';
import { floodBench } from './flood.ts';
import { fullLoadBench, fullMemoryBench } from './full-load.ts';
import { hugeBoardBench } from './huge-board.ts';
import { limitLiveBench } from './limit-live.ts';
import { limitSharedBench } from './limit-shared.ts';
import { limitVirtualBench } from './limit-virtual.ts';
import { overnightBench } from './overnight.ts';
import { policyBaselinesBench } from './policy-baselines.ts';
import { policyLiveBench } from './policy-live.ts';
import { policyStaticBench } from './policy-static.ts';
import { schedulerBench } from './scheduler.ts';
import { sharedLinkBench } from './shared-link.ts';
import { startBench } from './start.ts';
import { storeBench } from './store.ts';
import { viewersBench } from './viewers.ts';
import { wireBench } from './wire.ts';

const RESULTS = '.cache/bench';

const BENCHES: readonly Bench[] = [
  schedulerBench,
  policyStaticBench,
  policyLiveBench,
  policyBaselinesBench,
  limitVirtualBench,
  limitSharedBench,
  limitLiveBench,
  wireBench,
  floodBench,
  cpuBench,
  storeBench,
  viewersBench,
  fullLoadBench,
  fullMemoryBench,
  startBench,
  boardInBrowserBench,
  hugeBoardBench,
  overnightBench,
  sharedLinkBench,
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  process.stderr.write(`No bench ${unknown.join(', ')}: there are ${BENCHES.map(({ name }) => name).join(', ')}\n`);
  process.exit(2);
}

mkdirSync(RESULTS, { recursive: true });
const rows: string[] = [];
for (const { name, shows, run } of BENCHES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const figures = await run();
  const passed = figures.every(isKept);
  if (!passed) process.exitCode = 1;
  const line = figures.map((figure) => `${figure.name.replaceAll(' ', '_')}=${text(figure)}`).join(' ');
  process.stdout.write(`${passed ? 'PASS' : 'FAIL'} ${name} ${line}\n`);
  writeFileSync(`${RESULTS}/${name}.json`, `${JSON.stringify({ name, shows, passed, figures }, null, 2)}\n`);
  rows.push(...figures.map((figure) => `| ${name} | ${figure.name} | ${text(figure)} | ${bound(figure)} |`));
}
process.stdout.write(['', '| bench | figure | measured | bound |', '|---|---|---:|---:|', ...rows, ''].join('\n'));

function text({ value, unit = '' }: Figure): string {
  const digits = Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : 1;
  return `${value.toFixed(digits)}${unit}`;
}

/** With a mark at a bound that is not kept. */
function bound({ unit = '', ...figure }: Figure): string {
  const { atMost, atLeast } = figure;
  const kept = isKept(figure) ? '' : ' **not kept**';
  if (atMost !== undefined) return `<= ${atMost}${unit}${kept}`;
  return atLeast === undefined ? '' : `>= ${atLeast}${unit}${kept}`;
}
