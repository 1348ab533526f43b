import { expect, test } from 'vitest';
import type { Incident } from '#contract/incident.ts';
import { anIncident, aTaskView } from '#testing/task-fixtures.ts';
import { RequestFailure } from '../../api/request.ts';
import { isMuted, outageOf } from './outage-of.ts';

const tencent = {
  kind: 'credential' as const,
  code: 'AuthFailure.X',
  message: 'no',
  requestId: null,
  asOf: null,
  since: 5,
};
const fine = { error: null, online: true, heardAt: 1, outage: null };

test('nothing is wrong while the proxy answers and has nothing to say about Tencent', () => {
  expect(outageOf(fine)).toBeNull();
  expect(isMuted(null)).toBe(false);
});

test('an offline browser explains a failed request; being offline alone does not', () => {
  const error = new RequestFailure('unreachable', 'x');
  expect(outageOf({ ...fine, error, online: false })?.kind).toBe('offline');
  expect(outageOf({ ...fine, online: false })).toBeNull();
});

test.each([
  ['unreachable', 'proxy'],
  ['refused', 'refused'],
  ['busy', 'busy'],
  ['unreadable', 'unreadable'],
] as const)('a request that failed as %s is told as %s, before anything about Tencent', (failure, kind) => {
  expect(outageOf({ ...fine, error: new RequestFailure(failure, 'x'), outage: tencent })).toMatchObject({
    kind,
    asOf: null,
    since: 1,
  });
});

test('of the account, what needs a person is named; what someone has taken on stands behind what no one has', () => {
  const of = (cause: Incident['cause'], acknowledgement: Incident['acknowledgement'] = null) =>
    anIncident(aTaskView(), { cause, acknowledgement, since: 3, subject: { kind: 'account', sdkAppIds: [1] } });
  const taken = of('credential', { by: 'Ana', at: 4, until: null, note: '' });
  const outage = { ...tencent, asOf: 2 };
  expect(outageOf({ ...fine, outage, incidents: [taken] })).toMatchObject({ kind: 'credential', since: 3, asOf: 2 });
  expect(outageOf({ ...fine, outage, incidents: [taken, of('overBudget')] })?.kind).toBe('overBudget');
  expect(outageOf({ ...fine, incidents: [anIncident(aTaskView())] })).toBeNull();
});

test('throttling slows the board down and does not mute it', () => {
  expect(isMuted(outageOf({ ...fine, outage: { ...tencent, kind: 'throttle' } }))).toBe(false);
  expect(isMuted(outageOf({ ...fine, outage: tencent }))).toBe(true);
});

test('a store that cannot be written is said and mutes nothing', () => {
  const lost = outageOf({ ...fine, outage: { ...tencent, kind: 'store', code: 'Store.diskFull' } });
  expect(lost?.kind).toBe('store');
  expect(isMuted(lost)).toBe(false);
});

test('a wrong clock of the server is said and mutes nothing while Tencent answers', () => {
  const wrong = outageOf({ ...fine, outage: { ...tencent, kind: 'clock', code: 'Clock.Wrong' } });
  expect(wrong?.kind).toBe('clock');
  expect(isMuted(wrong)).toBe(false);
  expect(
    isMuted(outageOf({ ...fine, outage: { ...tencent, kind: 'clock', code: 'AuthFailure.SignatureExpire' } })),
  ).toBe(true);
});
