import { expect, test } from 'vitest';
import { findZones, listZones } from './zone-list.ts';

const JANUARY = Date.UTC(2026, 0, 15);
const JULY = Date.UTC(2026, 6, 15);
const zones = listZones('en', JANUARY);
const idsOf = (typed: string) => findZones(zones, typed).map(({ id }) => id);

test('every zone has the name that IANA gives it today, once, and works', () => {
  const ids = zones.map(({ id }) => id);
  for (const id of ['Europe/Kyiv', 'Asia/Kolkata', 'Asia/Ho_Chi_Minh', 'America/Nuuk', 'America/Argentina/Cordoba'])
    expect(ids).toContain(id);
  for (const old of ['Europe/Kiev', 'Asia/Calcutta', 'Asia/Saigon', 'America/Godthab']) expect(ids).not.toContain(old);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(400);
  for (const timeZone of ids) expect(() => Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
});

test('the usual ones stand first, the others from west to east', () => {
  expect(zones.slice(0, 2).map(({ id }) => id)).toEqual(['UTC', 'Asia/Shanghai']);
  const at = (id: string) => zones.findIndex((zone) => zone.id === id);
  expect(at('America/New_York')).toBeLessThan(at('Europe/Berlin'));
  expect(at('Europe/Berlin')).toBeLessThan(at('Asia/Tokyo'));
});

test.each([
  ['kyiv', 'Europe/Kyiv'],
  ['Kiev', 'Europe/Kyiv'],
  ['ho chi', 'Asia/Ho_Chi_Minh'],
  ['asia/kolkata', 'Asia/Kolkata'],
  ['India Standard', 'Asia/Kolkata'],
  ['+5:45', 'Asia/Kathmandu'],
  ['gmt+5:45', 'Asia/Kathmandu'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['pacific time', 'America/Los_Angeles'],
])('%j finds %s', (typed, id) => {
  expect(idsOf(typed)).toContain(id);
});

test.each([
  ['utc', 'UTC'],
  ['london', 'Europe/London'],
  ['los', 'America/Los_Angeles'],
])('of all that %j finds, %s comes first', (typed, id) => {
  expect(idsOf(typed)[0]).toBe(id);
});

test('what is no zone finds none', () => {
  expect(idsOf('olympus mons')).toEqual([]);
});

test('the offset is that of the day, across daylight saving', () => {
  const offsetIn = (at: number) => listZones('en', at).find(({ id }) => id === 'Europe/Berlin')?.offset;
  expect([offsetIn(JANUARY), offsetIn(JULY)]).toEqual(['UTC+1', 'UTC+2']);
});

test('in Chinese a zone is found by its Chinese name', () => {
  expect(findZones(listZones('zh-CN', JANUARY), '中国').map(({ id }) => id)).toContain('Asia/Shanghai');
});
