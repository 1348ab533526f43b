import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import { DEFAULT_LIMITS } from '#contract/limits.ts';

const NAME = 'scribeboard.limits';
const limits = (sdkAppId: number, idleMs: number | null) => ({ sdkAppId, ...DEFAULT_LIMITS, idleMs });
const store = (apps: unknown[], version = 1) =>
  localStorage.setItem(NAME, JSON.stringify({ state: { apps }, version }));

/** As a tab that is opened now. */
async function openTab() {
  vi.resetModules();
  return import('./old-limits.ts');
}

test('are found as version 0.2 left them, and forgotten one by one', async () => {
  store([limits(7, 60_000), limits(8, null)]);
  const { forgetOldLimits, useOldLimits } = await openTab();
  expect(useOldLimits.getState().apps).toEqual([limits(7, 60_000), limits(8, null)]);
  forgetOldLimits(7);
  expect(useOldLimits.getState().apps).toEqual([limits(8, null)]);
  expect((await openTab()).useOldLimits.getState().apps).toEqual([limits(8, null)]);
});

test('a browser that never had any keeps nothing', async () => {
  localStorage.clear();
  expect((await openTab()).useOldLimits.getState().apps).toEqual([]);
  expect(localStorage.getItem(NAME)).toBeNull();
});

test('what cannot be understood is left out, the others stay', async () => {
  store([{ ...limits(7, 60_000), silentMs: 5 }, { sdkAppId: 'x' }, limits(8, -1)]);
  expect((await openTab()).useOldLimits.getState().apps).toEqual([limits(7, 60_000)]);
});

test('whatever stands in the storage, nothing throws and nothing wrong comes out', async () => {
  const { parseOldLimits, OldLimits } = await openTab();
  const entry = fc.oneof(
    fc.anything(),
    fc.record({ sdkAppId: fc.anything(), idleMs: fc.integer(), exitingMs: fc.double(), runningMs: fc.anything() }),
  );
  await fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record({ apps: fc.array(entry) })), (value) => {
      for (const app of parseOldLimits(value)) expect(v.is(OldLimits, app)).toBe(true);
    }),
  );
});
