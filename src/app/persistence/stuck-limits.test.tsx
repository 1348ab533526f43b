import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import { DEFAULT_LIMITS } from '#contract/limits.ts';

const NAME = 'scribeboard.limits';
const limits = (sdkAppId: number, idleMs: number | null) => ({ sdkAppId, ...DEFAULT_LIMITS, idleMs });
const stored = () => JSON.parse(localStorage.getItem(NAME) ?? 'null');

/** As a tab that is opened now. */
async function openTab() {
  vi.resetModules();
  return import('./stuck-limits.ts');
}

test('are there again in the next tab', async () => {
  (await openTab()).setStuckLimits([limits(7, 60_000), limits(8, null)]);
  (await openTab()).setStuckLimits([limits(7, 90_000)]);
  const { useStuckLimits } = await openTab();
  const { apps } = useStuckLimits.getState();
  expect(apps).toEqual([limits(7, 90_000), limits(8, null)]);
  expect(stored()).toEqual({ state: { apps: [limits(7, 90_000), limits(8, null)] }, version: 1 });
});

test('two tabs do not undo each other', async () => {
  const { setStuckLimits, useStuckLimits } = await openTab();
  localStorage.setItem(NAME, JSON.stringify({ state: { apps: [limits(7, 60_000)] }, version: 1 }));
  setStuckLimits([limits(8, 60_000)]);
  expect(useStuckLimits.getState().apps).toEqual([limits(7, 60_000), limits(8, 60_000)]);
});

test('what a newer version wrote is read as far as understood, and never overwritten', async () => {
  const newer = { state: { apps: [{ ...limits(7, 60_000), silentMs: 5 }, { sdkAppId: 'x' }] }, version: 2 };
  localStorage.setItem(NAME, JSON.stringify(newer));
  const { setStuckLimits, useStuckLimits } = await openTab();
  expect(useStuckLimits.getState().apps).toEqual([limits(7, 60_000)]);
  setStuckLimits([limits(8, 60_000)]);
  expect(stored()).toEqual(newer);
});

test('whatever stands in the storage, nothing throws and nothing wrong comes out', async () => {
  const { parseStuckLimits, StuckLimits } = await openTab();
  const entry = fc.oneof(
    fc.anything(),
    fc.record({ sdkAppId: fc.anything(), idleMs: fc.integer(), exitingMs: fc.double(), runningMs: fc.anything() }),
  );
  await fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record({ apps: fc.array(entry) })), (value) => {
      for (const app of parseStuckLimits(value)) expect(v.is(StuckLimits, app)).toBe(true);
    }),
  );
});
