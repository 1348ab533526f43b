import type { Account } from './account.ts';

/**
 * Since when Tencent has been silent, for several accounts: the last good answer to the one that waits for longest. One
 * that answers says nothing about another. Null when one of them was never answered.
 */
export function earliestAnswer(accounts: Iterable<Pick<Account, 'answeredAt'>>): number | null {
  const times = Array.from(accounts, (account) => account.answeredAt());
  return times.length === 0 || times.includes(null) ? null : Math.min(...times.map(Number));
}
