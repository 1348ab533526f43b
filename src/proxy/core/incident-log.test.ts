import { expect, it } from 'vitest';
import type { KeptIncident } from '#contract/incident.ts';
import { createIncidentLog } from './incident-log.ts';

const subject = { kind: 'app', sdkAppId: 1 } as const;
const what = { problem: null, overLimit: null, isNews: true };

it('an incident does not end before it began, where the clock was set back', () => {
  const told: KeptIncident[] = [];
  const log = createIncidentLog((incident) => told.push(incident));
  log.begin('permission', subject, what, { wall: 3_600_000, monotonic: 0 });
  log.end('permission', subject, { wall: 60_000, monotonic: 60_000 });
  expect(told.at(-1)).toMatchObject({ since: 3_600_000, endedAt: 3_600_000 });
});
