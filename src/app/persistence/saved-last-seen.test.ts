import { expect, test } from 'vitest';
import { formatLastSeen, parseLastSeen } from './saved-last-seen.ts';

const APP = 1_400_000_000;

test('what was seen comes back as it was, whatever stands in a TaskId', () => {
  const seen = new Map([
    [`${APP}/ap-guangzhou/-m9+a.`, 'inProgress'],
    [`${APP}/ap-guangzhou/-m9/b/c.`, 'inProgress!'],
    [`${APP}/ap-guangzhou/-m9+c.`, 'inProgress'],
    [`${APP}/ap-singapore/-m9+a.`, 'ended~'],
  ]);
  const text = formatLastSeen({ at: 5, seen });
  const back = parseLastSeen(`${APP} all`, text);
  expect(back?.at).toBe(5);
  expect(new Map([...(back?.seen ?? [])].sort())).toEqual(new Map([...seen].sort()));
});

test('ten thousand tasks stay small', () => {
  const keys = Array.from(
    { length: 10_000 },
    (_, nth) => [`${APP}/ap-guangzhou/-m9-bVVU7k8${nth}+X.`, 'idle'] as const,
  );
  expect(formatLastSeen({ at: 5, seen: new Map(keys) }).length).toBeLessThan(300_000);
});

test.each([null, '', 'no json', '3', '{"at":"x","seen":{}}', '{"at":1,"seen":{"ap-x":3}}'])(
  'nothing comes of %j, which is none',
  (text) => expect(parseLastSeen(`${APP} all`, text)).toBeUndefined(),
);
