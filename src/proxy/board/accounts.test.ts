import { describe, expect, it } from 'vitest';
import { lifeCycle } from '#emulator/task-script.ts';
import { worstSlidingSecond } from '#emulator/worst-sliding-second.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import {
  type CredentialSource,
  credentialOf,
  fixedCredential,
  type Reading,
} from '../credentials/credential-source.ts';

const refs = (sdkAppId: number, n: number) =>
  Array.from({ length: n }, (_, i) => ({ sdkAppId, region: 'ap-singapore', taskId: `-${sdkAppId}.${i}.` }));

/** Two accounts beside each other: SdkAppId 1 is served by `one`, every other by `rest`. */
function setUp(one: CredentialSource = fixedCredential(key('AKIDone'))) {
  const clock = createVirtualClock();
  const secrets = ['AKIDone', 'AKIDnew', 'AKIDrest'].map((secretId) => ({ secretId, secretKey: `key-of-${secretId}` }));
  const backEnd = createBackEnd({
    clock,
    wayMs: () => 30,
    emulator: { credentials: secrets },
    accounts: [
      { name: 'one', credential: one, sdkAppIds: new Set([1]) },
      { name: 'rest', credential: fixedCredential(key('AKIDrest')), sdkAppIds: null },
    ],
  });
  const listed = [...refs(1, 60), ...refs(2, 60)];
  for (const ref of listed) {
    const startsAt = clock.wall();
    backEnd.emulator.setTask(ref, lifeCycle({ startsAt, idleMs: 0, inProgressMs: 1e9, exitedMs: 0 }));
  }
  const look = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      watch();
      await clock.advance(1_000);
    }
  };
  const watch = () => {
    const list = { apps: [], refs: listed, mode: 'replace' as const };
    const answer = backEnd.board.watch({ lease: 'a-lease-of-one-tab', revision: 0, list, visible: listed }, () => true);
    if ('full' in answer) throw new Error(answer.full);
    return answer;
  };
  const callsOf = (secretId: string) =>
    backEnd.emulator.arrivals.filter((arrival) => arrival.secretId === secretId).length;
  return { ...backEnd, clock, look, watch, callsOf };
}

function key(secretId: string): Reading {
  return credentialOf({ secretId, secretKey: `key-of-${secretId}`, token: undefined });
}

describe('accounts side by side', () => {
  it('each spend a quota of their own, on their own SdkAppIds', async () => {
    const { look, watch, callsOf, emulator, arrivedAt } = setUp();
    await look(30);
    expect(callsOf('AKIDone')).toBeGreaterThan(0.9 * 18 * 30);
    expect(callsOf('AKIDrest')).toBeGreaterThan(0.9 * 18 * 30);
    expect(emulator.overLimit).toBe(0);
    expect(worstSlidingSecond(arrivedAt)).toBeGreaterThan(20);
    const crossed = emulator.arrivals.filter(({ secretId, sdkAppId }) => (secretId === 'AKIDone') !== (sdkAppId === 1));
    expect(crossed).toEqual([]);
    expect(watch().pace).toMatchObject({ ceilingPerSecond: 36, quotaPerSecond: 40, liveTasks: 120 });
  });

  it('one with a key that is refused keeps the other from nothing, and goes on when its key is replaced', async () => {
    let reading = key('AKIDrevoked');
    let tell = () => {};
    const { look, watch, callsOf } = setUp({
      current: () => reading,
      onChange: (listener) => {
        tell = listener;
      },
      stop: () => {},
    });
    await look(20);
    expect(callsOf('AKIDrevoked')).toBe(1);
    expect(callsOf('AKIDrest')).toBeGreaterThan(0.9 * 18 * 20);
    expect(watch().outage?.kind).toBe('credential');

    reading = key('AKIDnew');
    tell();
    await look(10);
    expect(callsOf('AKIDnew')).toBeGreaterThan(0.9 * 18 * 10);
    expect(watch().outage).toBeNull();
    expect(watch().views.every((view) => view.state === 'inProgress' && view.problem === null)).toBe(true);
  });

  it('one that Tencent does not answer is not hidden behind one that it does, nor told to who may not see it', async () => {
    const { look, watch, board, emulator, clock } = setUp();
    await look(10);
    const lastOf = (sdkAppId: number) => {
      const { apps, answeredAt } = board.apps('', (app) => app === sdkAppId);
      return [apps.map((app) => app.answeredAt), answeredAt];
    };
    // For seven seconds each of its calls says nothing at all.
    emulator.setFault({ sdkAppId: 1 }, { kind: 'latency', ms: 7_000 });
    const since = clock.wall();
    await look(5);
    const silent = watch().pace.answeredAt ?? Number.POSITIVE_INFINITY;
    expect(silent).toBeLessThanOrEqual(since + 1_000);
    expect(board.apps('', () => true).answeredAt).toBe(silent);
    expect(lastOf(1)).toEqual([[silent], silent]);
    const [apps, other] = lastOf(2);
    expect(apps).toEqual([other]);
    expect(clock.wall() - Number(other)).toBeLessThan(1_000);
  });

  it('one is not told to a viewer of the other, whatever they list', async () => {
    const { look, board, emulator } = setUp();
    await look(5);
    emulator.setFault({ sdkAppId: 1 }, { kind: 'error', code: 'AuthFailure.SecretIdNotFound' });
    await look(5);
    const lists = [
      { apps: [], refs: [], mode: 'replace' as const },
      { apps: [2], refs: refs(2, 3), mode: 'replace' as const },
    ];
    for (const [index, list] of lists.entries()) {
      const answer = board.watch({ lease: `a-lease-of-another-${index}`, revision: 0, list }, (app) => app === 2);
      expect(answer).toMatchObject({ outage: null, incidents: [], pace: { isProbing: false, ceilingPerSecond: 18 } });
    }
    expect(board.apps('', (app) => app === 2).incidents).toEqual([]);
  });

  it('one without a credential says why, and costs no call', async () => {
    const { look, watch, callsOf } = setUp(fixedCredential({ missing: 'it cannot be read: ENOENT' }));
    await look(10);
    expect(watch().outage).toMatchObject({ kind: 'credential', code: 'Credential.Missing' });
    expect(watch().outage?.message).toContain('ENOENT');
    expect(callsOf('AKIDrest')).toBeGreaterThan(0.9 * 18 * 10);
  });
});
