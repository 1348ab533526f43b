import { expect, it } from 'vitest';
import type { KeptIncident } from '#contract/incident.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';

const APP = 1_400_000_000;
const ref = { sdkAppId: APP, region: 'ap-singapore', taskId: '-a.' };

it('an incident that is found late in the store is told to the tabs that began without it', async () => {
  const clock = createVirtualClock();
  const { board, emulator, stop } = createBackEnd({ clock });
  emulator.setTask(ref, { startsAt: clock.wall(), steps: [{ status: 'InProgress', forMs: 1e9 }] });
  const watch = (revision: number) => {
    const list = { apps: [APP], refs: [ref], mode: 'replace' as const };
    const answer = board.watch({ lease: 'a-lease-of-one-tab', revision, ...(revision === 0 && { list }) }, () => true);
    if ('full' in answer) throw new Error(answer.full);
    return answer;
  };
  watch(0);
  await clock.advance(500);
  const { revision, incidents } = watch(0);
  expect(incidents).toEqual([]);
  const since = clock.wall() - 600_000;
  const kept: KeptIncident = {
    id: 'kept-1',
    cause: 'failing',
    subject: { kind: 'task', ...ref },
    problem: { code: 'InternalError', message: 'no', requestId: 'r' },
    overLimit: null,
    since,
    firstSince: since,
    times: 1,
    endedAt: null,
    isNews: true,
    acknowledgement: null,
  };
  board.restore({ views: [], incidents: [kept] });
  expect(watch(revision).incidents.map(({ id }) => id)).toEqual(['kept-1']);
  stop();
});
