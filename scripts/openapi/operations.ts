import * as v from 'valibot';
import { AppLabel } from '#contract/app-label.ts';
import { AppsAnswer, AppTasksAnswer } from '#contract/app-summary.ts';
import { EndedAnswer } from '#contract/ended.ts';
import { ExchangeAnswer } from '#contract/exchange.ts';
import { HistoryAnswer } from '#contract/history.ts';
import { AcknowledgeRequest, IncidentsAnswer } from '#contract/incident.ts';
import { Limits } from '#contract/limits.ts';
import { Outage } from '#contract/pace.ts';
import { Session } from '#contract/session.ts';
import { SdkAppId } from '#contract/task-ref.ts';
import { TaskAnswer } from '#contract/task-view.ts';
import { WatchAnswer, WatchRequest } from '#contract/watch.ts';
import { EndedParameters } from '#proxy/api/ended-query.ts';
import { TaskName } from '#proxy/api/served-apps.ts';

/** What a reader of the API has to know of one route, and cannot be read from the route itself. */
export interface Operation {
  id: string;
  summary: string;
  description?: string;
  /** Parameters of the query, each with the schema of its value. */
  query?: Readonly<Record<string, QueryParameter>>;
  /** The JSON of the request. */
  body?: v.GenericSchema;
  success: { status: 200 | 202; says: string; body: v.GenericSchema };
  /** It knows `If-None-Match`: what has not changed is answered 304. */
  conditional?: true;
  /** Refusals that no property of the route tells. */
  refusals?: Readonly<Record<number, string>>;
}

interface QueryParameter {
  schema: v.GenericSchema;
  says: string;
  required: boolean;
}

const Alive = v.object({ status: v.literal('ok') });
const Ready = v.object({
  status: v.literal('ok'),
  /** Only while states are kept in memory only. */
  store: v.optional(v.object({ reason: v.string(), since: v.number() })),
  /** Only while another part of the server fails. */
  faults: v.optional(v.array(v.object({ what: v.string(), code: v.string(), since: v.number(), times: v.number() }))),
  /** Only while nothing new can be learnt from Tencent: one entry for each account. */
  tencent: v.optional(v.array(v.object({ kind: Outage.entries.kind, since: v.number() }))),
});
const AppLimits = v.object({ sdkAppId: SdkAppId, limits: Limits });
const Acknowledged = v.object({ acknowledged: v.number() });
const Removed = v.object({ removed: v.literal(true) });
const NamedApp = v.object({ sdkAppId: SdkAppId, label: AppLabel.entries.label });

const TASK_QUERY = {
  id: {
    schema: TaskName.entries.id,
    says: 'The TaskId, percent-encoded: a + is written %2B.',
    required: true,
  },
  region: {
    schema: TaskName.entries.region,
    says: 'Must be one of the regions that `GET /api/session` lists.',
    required: true,
  },
} as const;

/** The body is the same: one answer of the document stands for both. */
const OR_202 = 'It is on the disk; with 202 instead it is remembered, and written when the disk allows it.';
const FULL = { 503: 'No room for another task. Or the server is busy.' };

/** By method and path, as in ROUTES: a route without an entry, or an entry without a route, is an error. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET /livez': {
    id: 'getLiveness',
    summary: 'Whether the process runs',
    success: { status: 200, says: 'It runs.', body: Alive },
  },
  'GET /readyz': {
    id: 'getReadiness',
    summary: 'Whether the server takes requests',
    success: {
      status: 200,
      says: 'It takes requests. With `store`, states are kept in memory only, for that reason and since then; `faults` are other parts that fail and are tried again; `tencent` says why nothing new is learnt there.',
      body: Ready,
    },
    refusals: { 503: 'The server is starting or stopping.' },
  },
  'GET /api/session': {
    id: 'getSession',
    summary: 'What this server is, and who the caller is',
    success: { status: 200, says: 'The session.', body: Session },
  },
  'GET /api/apps': {
    id: 'listApps',
    summary: 'All known SdkAppIds with their counts and what needs attention',
    success: { status: 200, says: 'The SdkAppIds that the caller may see.', body: AppsAnswer },
  },
  'GET /api/apps/:sdkAppId/tasks': {
    id: 'listTasks',
    summary: 'The tasks of an SdkAppId, but for those that ended too long ago to be on the board',
    success: { status: 200, says: 'The tasks.', body: AppTasksAnswer },
  },
  'GET /api/apps/:sdkAppId/ended': {
    id: 'listEndedTasks',
    summary: 'Every task of an SdkAppId that has ended and is kept, the latest end first, page by page',
    description:
      'Ask for the next page with the `before` of the last one, until that is null. A search looks at a bounded number of tasks for one page: a page before the end may have few tasks, or none.',
    query: {
      q: {
        schema: EndedParameters.entries.q,
        says: 'Beginnings of TaskIds, with spaces between them; a - in front may be missing.',
        required: false,
      },
      why: { schema: EndedParameters.entries.why, says: 'How they are known to be over.', required: false },
      from: { schema: EndedParameters.entries.from, says: 'Ended at this moment or later.', required: false },
      to: { schema: EndedParameters.entries.to, says: 'Ended before this moment.', required: false },
      before: { schema: EndedParameters.entries.before, says: 'The `before` of the last page.', required: false },
      limit: { schema: EndedParameters.entries.limit, says: 'Tasks of a page, 100 unless told.', required: false },
    },
    success: { status: 200, says: 'The page.', body: EndedAnswer },
    refusals: { 503: 'What is kept cannot be read at present. Or the server is busy.' },
  },
  'POST /api/apps/:sdkAppId/label': {
    id: 'nameApp',
    summary: 'Names an SdkAppId for all viewers; null removes the name',
    body: AppLabel,
    success: { status: 200, says: `The name that holds now. ${OR_202}`, body: NamedApp },
  },
  'POST /api/apps/:sdkAppId/limits': {
    id: 'setLimits',
    summary: 'Sets for all viewers how long a task may idle, exit and run; null is no limit',
    body: Limits,
    success: { status: 200, says: `The limits that hold now. ${OR_202}`, body: AppLimits },
  },
  'GET /api/apps/:sdkAppId/incidents': {
    id: 'listIncidents',
    summary: 'What needed attention: the newest 200 incidents, open and over',
    success: { status: 200, says: 'The incidents, the newest first.', body: IncidentsAnswer },
  },
  'POST /api/incidents/acknowledge': {
    id: 'acknowledge',
    summary: 'Acknowledges incidents for all viewers, or undoes that',
    body: AcknowledgeRequest,
    success: { status: 200, says: `How many of them are open and were changed. ${OR_202}`, body: Acknowledged },
  },
  'POST /api/apps/:sdkAppId/task/remove': {
    id: 'removeTask',
    summary: 'Removes a task that is not alive for all viewers, with its history',
    body: TaskName,
    success: { status: 200, says: `It is not kept any more. ${OR_202}`, body: Removed },
    refusals: { 409: 'The task is alive.' },
  },
  'GET /api/apps/:sdkAppId/task': {
    id: 'getTask',
    summary: 'What is believed about one task',
    description:
      'The first request for an unknown task waits up to 3 s for an answer of Tencent Cloud; all others are answered at once.',
    query: TASK_QUERY,
    success: {
      status: 200,
      says: 'The task. `nextPollMs` says when asking again can tell something new.',
      body: TaskAnswer,
    },
    conditional: true,
    refusals: FULL,
  },
  'GET /api/apps/:sdkAppId/task/history': {
    id: 'getTaskHistory',
    summary: 'Observed changes of state and the last problems of one task',
    query: TASK_QUERY,
    success: {
      status: 200,
      says: 'The history, oldest first; empty for a task that is not known.',
      body: HistoryAnswer,
    },
  },
  'GET /api/apps/:sdkAppId/task/exchange': {
    id: 'getTaskExchange',
    summary: 'The last request and responses for one task, as sent and received',
    description: 'The secret key and a real signature are never part of it.',
    query: TASK_QUERY,
    success: {
      status: 200,
      says: 'All null for a task that was not asked about since the server started.',
      body: ExchangeAnswer,
    },
  },
  'POST /api/apps/:sdkAppId/task/check': {
    id: 'checkTask',
    summary: 'Moves one task to the front of the queue, within the budget',
    description: 'It causes no extra call to Tencent Cloud.',
    body: TaskName,
    success: { status: 202, says: 'What is believed so far.', body: TaskAnswer },
    refusals: FULL,
  },
  'POST /api/watch': {
    id: 'watch',
    summary: 'What changed since the last response, for a list of tasks',
    description:
      'What the page uses. `list` and `visible` are sent when they changed, and again after an answer with `renew`. What is listed and not served is in `notServed`; the others are answered all the same.',
    body: WatchRequest,
    success: { status: 200, says: 'The changes since `revision`.', body: WatchAnswer },
    refusals: { 404: 'Nothing that is listed is served here, or not to this caller.', ...FULL },
  },
};
