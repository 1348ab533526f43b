import { expect, it } from 'vitest';
import { runningStoreTests } from '#testing/store-contract-tests.ts';
import { incidentAt } from '#testing/store-fixtures.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { createMemoryStore } from './memory-store.ts';

runningStoreTests('the store in memory', () => {
  const clock = createVirtualClock();
  return { store: createMemoryStore(clock), clock };
});

it('holds no more than ten thousand incidents that are over, drops the oldest, and never an open one', async () => {
  const store = createMemoryStore(createVirtualClock());
  store.saveIncident(incidentAt(0));
  for (let i = 1; i <= 10_010; i += 1) store.saveIncident(incidentAt(i, { endedAt: i }));
  const kept = await store.incidentHistory({ sdkAppId: 1_400_000_000, account: 'main' }, 20_000);
  expect([kept.length, kept.at(-1)?.since, kept.at(-2)?.since]).toEqual([10_001, 0, 11]);
});
