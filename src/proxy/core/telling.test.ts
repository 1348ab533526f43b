import { describe, expect, it } from 'vitest';
import { newTelling, tellUntil, toldUntil } from './telling.ts';

describe('the numbers of what a tab was told', () => {
  it('count its own news and nothing of the board', () => {
    const telling = newTelling();
    expect(tellUntil(telling, { since: 0, revision: 5_000, isNews: true })).toBe(1);
    expect(tellUntil(telling, { since: 5_000, revision: 9_000, isNews: false })).toBe(1);
    expect(toldUntil(telling, 1)).toBe(9_000);
    expect(tellUntil(telling, { since: 9_000, revision: 9_001, isNews: true })).toBe(2);
    expect([toldUntil(telling, 1), toldUntil(telling, 2)]).toEqual([9_000, 9_001]);
  });

  it('ask for all with 0, with a number that was forgotten, and for nothing with one yet to come', () => {
    const telling = newTelling();
    for (let revision = 1; revision <= 40; revision += 1) tellUntil(telling, { since: 0, revision, isNews: true });
    expect(toldUntil(telling, 0)).toBe(0);
    expect(toldUntil(telling, 1)).toBe(0);
    expect(toldUntil(telling, 30)).toBe(30);
    expect(toldUntil(telling, 41)).toBe(Number.POSITIVE_INFINITY);
    expect(telling.revisions.size).toBeLessThanOrEqual(16);
  });

  it('stay when nothing was wanted', () => {
    const telling = newTelling();
    tellUntil(telling, { since: 0, revision: 7, isNews: true });
    expect(tellUntil(telling, { since: Number.POSITIVE_INFINITY, revision: 99, isNews: false })).toBe(1);
    expect(toldUntil(telling, 1)).toBe(7);
  });
});
