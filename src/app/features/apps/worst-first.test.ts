import { expect, test } from 'vitest';
import type { Incident } from '#contract/incident.ts';
import { DEFAULT_LIMITS } from '#contract/limits.ts';
import { STATUSES } from '#contract/status.ts';
import { anIncident } from '#testing/task-fixtures.ts';
import { recordOf } from '../../record-of.ts';
import { knownApps } from './known-apps.ts';
import { worstFirst } from './worst-first.ts';

const NONE = { failing: 0, overLimit: 0, notFound: 0, acknowledged: 0 };
const app = (sdkAppId: number, incidents: Partial<typeof NONE> = {}) => ({
  sdkAppId,
  label: null,
  limits: DEFAULT_LIMITS,
  counts: recordOf(STATUSES, () => 1),
  endedEarlier: 0,
  incidents: { ...NONE, ...incidents },
  oldestAnswerAt: null,
  answeredAt: null,
});
const wide = (subject: Incident['subject'], cause: Incident['cause'], differs: Partial<Incident> = {}) =>
  anIncident({ sdkAppId: 1, region: '', taskId: '' }, { cause, subject, ...differs });
const order = (apps: ReturnType<typeof app>[], incidents: Incident[] = []) =>
  worstFirst(knownApps({ apps, incidents }, [])).map(({ sdkAppId }) => sdkAppId);

test('the worst cause decides, and among equals the number', () => {
  const apps = [
    app(1),
    app(2, { acknowledged: 5 }),
    app(3, { notFound: 9 }),
    app(4, { overLimit: 1 }),
    app(6, { failing: 1 }),
    app(5, { failing: 3, notFound: 1 }),
    app(7),
    app(8),
  ];
  const acknowledgement = { by: 'Ann', at: 1, until: null, note: '' };
  const incidents = [
    wide({ kind: 'app', sdkAppId: 8 }, 'permission'),
    wide({ kind: 'region', region: 'ap-guangzhou', sdkAppIds: [7] }, 'service', { acknowledgement }),
  ];
  expect(order(apps, incidents)).toEqual([8, 5, 6, 4, 3, 2, 7, 1]);
});

test('an incident of the whole account moves no line', () => {
  const apps = [app(1), app(2, { failing: 1 }), app(3)];
  expect(order(apps, [wide({ kind: 'account', sdkAppIds: [1, 2, 3] }, 'credential')])).toEqual([2, 1, 3]);
});
