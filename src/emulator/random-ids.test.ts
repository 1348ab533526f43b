import { expect, it } from 'vitest';
import { randomTaskId, randomUuid } from './random-ids.ts';

const many = <T>(make: (random: () => number) => T) => Array.from({ length: 500 }, () => make(Math.random));

it('makes UUIDs of version 4 in lower case, each a new one', () => {
  const uuids = many(randomUuid);
  for (const uuid of uuids)
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(uuids).size).toBe(500);
});

it('makes TaskIds with every trap of the real ones', () => {
  const ids = many(randomTaskId);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9+.-]{40,62}$/);
  for (const id of ids) expect(id.endsWith('.')).toBe(true);
  expect(ids.filter((id) => id.startsWith('-')).length).toBeGreaterThan(250);
  expect(ids.filter((id) => id.includes('+')).length).toBeGreaterThan(100);
  expect(new Set(ids).size).toBe(500);
});
