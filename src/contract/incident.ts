import * as v from 'valibot';
import { ONE_LINE } from './one-line.ts';
import { Region, SdkAppId, TaskId } from './task-ref.ts';

/**
 * What a person should act on, the widest first. Of the account: our key, the way, the quota, the clock, more tasks than
 * calls, a store that cannot write. `permission` is of one SdkAppId, `service` of one region, the others of one task.
 */
export const CAUSES = [
  'credential',
  'unreachable',
  'clock',
  'throttle',
  'store',
  'overBudget',
  'permission',
  'service',
  'failing',
  'overLimit',
  'notFound',
] as const;
export const Cause = v.picklist(CAUSES);
export type Cause = v.InferOutput<typeof Cause>;

const Milliseconds = v.number();

/** What Tencent said, or our own code for what could not be read. */
export const IncidentProblem = v.object({
  code: v.string(),
  message: v.string(),
  requestId: v.nullable(v.string()),
});
export type IncidentProblem = v.InferOutput<typeof IncidentProblem>;

/** Who looks after an incident. `until` is null until the incident is over. */
export const Acknowledgement = v.object({
  by: v.string(),
  at: Milliseconds,
  until: v.nullable(Milliseconds),
  note: v.string(),
});
export type Acknowledgement = v.InferOutput<typeof Acknowledgement>;

/** Which limit of an SdkAppId a task is over. */
const OverLimit = v.object({ what: v.picklist(['idle', 'exiting', 'running']), limitMs: Milliseconds });

/** One cause, one subject, one beginning and one end. All times are milliseconds since the epoch by the proxy's clock. */
const facts = {
  id: v.string(),
  cause: Cause,
  problem: v.nullable(IncidentProblem),
  overLimit: v.nullable(OverLimit),
  /** When it began this time; and when and how often it began, counting the times it came back within minutes. */
  since: Milliseconds,
  firstSince: Milliseconds,
  times: v.number(),
  /** Null while it is open. */
  endedAt: v.nullable(Milliseconds),
  /** False where its beginning tells no one anything new: a limit was set, a list was opened. */
  isNews: v.boolean(),
  acknowledgement: v.nullable(Acknowledgement),
};

const TaskSubject = v.object({ kind: v.literal('task'), sdkAppId: SdkAppId, region: Region, taskId: TaskId });
const AppSubject = v.object({ kind: v.literal('app'), sdkAppId: SdkAppId });

/** An incident as a viewer is told of it: of what is wider than an SdkAppId, only the SdkAppIds that they may see. */
export const Incident = v.object({
  ...facts,
  subject: v.variant('kind', [
    v.object({ kind: v.literal('account'), sdkAppIds: v.array(SdkAppId) }),
    AppSubject,
    v.object({ kind: v.literal('region'), sdkAppIds: v.array(SdkAppId), region: Region }),
    TaskSubject,
  ]),
});
export type Incident = v.InferOutput<typeof Incident>;

/** An incident as the proxy keeps it: of an account by its name. */
export const KeptIncident = v.object({
  ...facts,
  subject: v.variant('kind', [
    v.object({ kind: v.literal('account'), account: v.string() }),
    AppSubject,
    v.object({ kind: v.literal('region'), account: v.string(), region: Region }),
    TaskSubject,
  ]),
});
export type KeptIncident = v.InferOutput<typeof KeptIncident>;
export type Subject = KeptIncident['subject'];

/** More are acknowledged in parts. */
export const MAX_ACKNOWLEDGED = 500;
const MAX_NOTE_LENGTH = 200;
const MAX_SNOOZE_MS = 31 * 24 * 3_600_000;

/** A person takes an incident on, or gives it back (`acknowledged: false`). `forMs` is null until it is over. */
export const AcknowledgeRequest = v.strictObject({
  ids: v.pipe(
    v.array(v.string()),
    v.minLength(1, 'must name one at least'),
    v.maxLength(MAX_ACKNOWLEDGED, `must be at most ${MAX_ACKNOWLEDGED}`),
  ),
  acknowledged: v.boolean('must be true or false'),
  forMs: v.optional(
    v.nullable(
      v.pipe(
        v.number('must be whole milliseconds'),
        v.safeInteger('must be whole milliseconds'),
        v.minValue(1_000, 'must be at least 1000'),
        v.maxValue(MAX_SNOOZE_MS, `must be at most ${MAX_SNOOZE_MS}`),
      ),
    ),
    null,
  ),
  note: v.optional(
    v.pipe(
      v.string('must be text'),
      v.trim(),
      v.maxLength(MAX_NOTE_LENGTH, `must be at most ${MAX_NOTE_LENGTH} characters`),
      v.regex(ONE_LINE, 'must not contain control characters'),
    ),
    '',
  ),
});
export type AcknowledgeRequest = v.InferOutput<typeof AcknowledgeRequest>;

/** The incidents of an SdkAppId, the newest first: its own, those of its tasks, and the wider ones that covered it. */
export const IncidentsAnswer = v.object({ now: v.number(), incidents: v.array(Incident) });
export type IncidentsAnswer = v.InferOutput<typeof IncidentsAnswer>;
