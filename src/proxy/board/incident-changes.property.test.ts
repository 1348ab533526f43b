import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cause, KeptIncident, Subject } from '#contract/incident.ts';
import { taskKey } from '#contract/task-ref.ts';
import { effort } from '#testing/effort.ts';
import { anIncident } from '#testing/task-fixtures.ts';
import { createIncidentChanges } from './incident-changes.ts';

const RUNS = effort({ usual: 2_000, soak: 300_000 });

const ref = (sdkAppId: number, n: number) => ({ sdkAppId, region: 'ap-one', taskId: `-t${n}.` });
const task = (sdkAppId: number, n: number): Subject => ({ kind: 'task', ...ref(sdkAppId, n) });
/** What each incident is about, for as long as there is one. */
const ABOUT: { cause: Cause; subject: Subject }[] = [
  { cause: 'failing', subject: task(1, 0) },
  { cause: 'overLimit', subject: task(1, 0) },
  { cause: 'notFound', subject: task(1, 1) },
  { cause: 'failing', subject: task(2, 0) },
  { cause: 'permission', subject: { kind: 'app', sdkAppId: 1 } },
  { cause: 'unreachable', subject: { kind: 'account', account: 'main' } },
];

it('whatever incidents begin, change and end: what is open, new, of a task or wide, and their counts are a full count', () => {
  const step = fc.record({ n: fc.nat(ABOUT.length - 1), isOver: fc.boolean(), isAcknowledged: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: 'max' }), fc.nat(40), (steps, since) => {
      const changes = createIncidentChanges();
      const last = new Map<string, { incident: KeptIncident; revision: number }>();
      let revision = 0;
      for (const { n, isOver, isAcknowledged } of steps) {
        const said = isAcknowledged ? { by: 'me', at: 1, until: null, note: '' } : null;
        const differs = { ...ABOUT[n], id: `incident ${n}`, endedAt: isOver ? 9 : null, acknowledgement: said };
        const incident = { ...anIncident(ref(1, 0)), ...differs } as KeptIncident;
        revision += 1;
        changes.note(incident, revision);
        last.set(incident.id, { incident, revision });
      }
      const newest = [...last.values()].toSorted((a, b) => a.revision - b.revision);
      const open = newest.flatMap(({ incident }) => (incident.endedAt === null ? incident : []));
      const isNew = newest.filter((change) => change.revision > since).map(({ incident }) => incident);

      expect(new Set(changes.all())).toEqual(new Set(open));
      expect(changes.since(since)).toEqual(isNew.filter(({ endedAt }) => endedAt === null));
      expect(changes.endedSince(since)).toEqual(isNew.filter(({ endedAt }) => endedAt !== null).map(({ id }) => id));
      expect(new Set(changes.wide())).toEqual(new Set(open.filter(({ subject }) => subject.kind !== 'task')));
      for (const sdkAppId of [1, 2]) {
        const isOf = ({ subject }: KeptIncident) => subject.kind === 'task' && subject.sdkAppId === sdkAppId;
        const count = (is: (incident: KeptIncident) => boolean) => open.filter((one) => isOf(one) && is(one)).length;
        expect(changes.countsOf(sdkAppId)).toEqual({
          failing: count((one) => one.cause === 'failing' && !one.acknowledgement),
          overLimit: count((one) => one.cause === 'overLimit' && !one.acknowledgement),
          notFound: count((one) => one.cause === 'notFound' && !one.acknowledgement),
          acknowledged: count((one) => one.acknowledgement !== null),
        });
        const key = taskKey(ref(sdkAppId, 0));
        expect(new Set(changes.ofTask(key))).toEqual(
          new Set(open.filter(({ subject }) => subject.kind === 'task' && taskKey(subject) === key)),
        );
      }
    }),
    { numRuns: RUNS },
  );
});
