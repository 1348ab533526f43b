import { expect, test } from 'vitest';
import type { AppSummary } from '#contract/app-summary.ts';
import type { Incident } from '#contract/incident.ts';
import { DEFAULT_LIMITS } from '#contract/limits.ts';
import { anIncident } from '#testing/task-fixtures.ts';
import { knownApps } from './known-apps.ts';

const NONE = { unchecked: 0, idle: 0, inProgress: 0, exiting: 0, ended: 0, notFound: 0, other: 0 };
const summary = (sdkAppId: number, differs: Partial<AppSummary> = {}): AppSummary => ({
  sdkAppId,
  label: null,
  counts: NONE,
  endedEarlier: 0,
  limits: DEFAULT_LIMITS,
  incidents: { failing: 0, overLimit: 0, notFound: 0, acknowledged: 0 },
  oldestAnswerAt: null,
  answeredAt: null,
  ...differs,
});
const known = (apps: AppSummary[], incidents: Incident[] = []) => ({ apps, incidents });
const kept = (sdkAppId: number, taskId: string) => ({
  sdkAppId,
  region: 'ap-guangzhou',
  taskId,
  label: '',
  note: '',
  pinned: false,
});

test('those of the server, mine and the opened one stand once each, by number', () => {
  const apps = knownApps(known([summary(1_400_000_000), summary(20)]), [kept(7, 'a'), kept(20, 'b')], [100, 20]);
  expect(apps.map(({ sdkAppId }) => sdkAppId)).toEqual([7, 20, 100, 1_400_000_000]);
});

test('one that only I know has no summary, and my tasks are counted beside those of the server', () => {
  const counts = { ...NONE, idle: 3 };
  const [mine, both] = knownApps(known([summary(20, { counts })]), [kept(7, 'a'), kept(7, 'b'), kept(20, 'c')]);
  expect(mine).toMatchObject({
    sdkAppId: 7,
    name: null,
    summary: null,
    mine: 2,
    tasks: 0,
    live: 0,
    attention: 0,
    unchecked: 2,
  });
  expect(both).toMatchObject({ sdkAppId: 20, mine: 1, tasks: 3, unchecked: 0 });
});

test('live are those that Tencent still answers for, and attention is every incident that no one has acknowledged', () => {
  const counts = { unchecked: 1, idle: 2, inProgress: 4, exiting: 8, ended: 16, notFound: 32, other: 64 };
  const incidents = { failing: 1, overLimit: 4, notFound: 8, acknowledged: 16 };
  const [app] = knownApps(known([summary(7, { label: 'Lectures', counts, incidents })]), []);
  expect(app).toMatchObject({
    name: 'Lectures',
    tasks: 127,
    live: 2 + 4 + 8 + 64,
    attention: 13,
    unchecked: 1,
    acknowledged: 16,
  });
});

test('what is wider than a task counts for every SdkAppId that it concerns', () => {
  const acknowledgement = { by: '', at: 1, until: null, note: '' };
  const incident = (subject: Incident['subject'], differs: Partial<Incident> = {}) =>
    anIncident(kept(8, 'a'), { id: subject.kind, cause: 'credential', subject, ...differs });
  const incidents = [
    incident({ kind: 'account', sdkAppIds: [7, 8] }),
    incident({ kind: 'app', sdkAppId: 8 }, { cause: 'permission' }),
    incident({ kind: 'region', region: 'ap-guangzhou', sdkAppIds: [8] }, { cause: 'service', acknowledgement }),
  ];
  const [seven, eight] = knownApps(known([summary(7), summary(8)], incidents), []);
  expect(seven).toMatchObject({ attention: 1, acknowledged: 0 });
  expect(eight).toMatchObject({ attention: 2, acknowledged: 1 });
  expect(eight?.wide.map(({ id }) => id)).toEqual(['account', 'app', 'region']);
});
