import { expect, it } from 'vitest';
import { AWAY_LEASE_MS, LEASE_MS } from '#contract/watch.ts';
import { createLeases } from './leases.ts';

const says = { apps: new Set<number>(), keys: new Set(['a']), visible: ['a'] };

it.each([
  ['of a tab on a screen', false, LEASE_MS],
  ['of a hidden tab with notifications, which browsers wake once a minute', true, AWAY_LEASE_MS],
])('the lease %s ends when it was not renewed for that long', (_whose, away, lifeMs) => {
  const leases = createLeases({ all: 1, ofOne: 1 });
  leases.put('tab', 'ann', 0, says, { away });
  expect(leases.attention(lifeMs - 1).listed.has('a')).toBe(true);
  expect(leases.renew('tab', lifeMs - 1, { away })).not.toBeNull();
  expect(leases.renew('tab', 2 * lifeMs - 2, { away })).not.toBeNull();
  expect(leases.attention(3 * lifeMs - 2).listed.has('a')).toBe(false);
  expect(leases.renew('tab', 3 * lifeMs - 2, { away })).toBeNull();
});

it('a tab that is on a screen again has the short life again', () => {
  const leases = createLeases({ all: 1, ofOne: 1 });
  leases.put('tab', 'ann', 0, says, { away: true });
  expect(leases.renew('tab', LEASE_MS + 1)).not.toBeNull();
  expect(leases.renew('tab', 2 * LEASE_MS + 1)).toBeNull();
});

it('who comes when there are as many leases as are kept gets none, until one ends', () => {
  const leases = createLeases({ all: 1, ofOne: 1 });
  leases.put('tab', 'ann', 0, says);
  expect(leases.put('another', 'bob', LEASE_MS - 1, says)).toBeNull();
  expect(leases.put('another', 'bob', LEASE_MS, says)?.keys.has('a')).toBe(true);
});
