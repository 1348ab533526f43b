import { AppLabel } from '#contract/app-label.ts';
import type { AppsAnswer, AppTasksAnswer } from '#contract/app-summary.ts';
import type { EndedAnswer } from '#contract/ended.ts';
import { AcknowledgeRequest, type IncidentsAnswer } from '#contract/incident.ts';
import { Limits } from '#contract/limits.ts';
import type { Session } from '#contract/session.ts';
import type { TaskAnswer } from '#contract/task-view.ts';
import { type WatchAnswer, WatchRequest } from '#contract/watch.ts';
import { hex, type Sha256 } from '#tencent/tc3.ts';
import type { Board } from '../board/board.ts';
import type { CapacityError } from '../board/capacity-error.ts';
import { CAPS } from '../core/caps.ts';
import { explainExchange } from '../upstream/explain-exchange.ts';
import { type ApiAnswer, type ApiRequest, problem } from './answer.ts';
import { EndedQuery } from './ended-query.ts';
import { type Scope, viewerKey } from './identity.ts';
import { badInput, type Parsed, parseInput, showInput } from './parse-input.ts';
import type { Route } from './route.ts';
import { parseApp, parseTask, refuseApp, type ServedApps, servedPart } from './served-apps.ts';

/** A task that was never asked may keep its first caller waiting this long. */
const FIRST_ANSWER_PATIENCE_MS = 3_000;
const SMALL_BODY = 8 * 1024;
const LIST_BODY = 256 * 1024;

const ENDED_NOT_READABLE = 'Stored ended tasks cannot be read at present. The log of this server says why.';

type Known = Extract<Route, { policy: Scope }>['handle'];

/** Everything that the proxy answers, apart from the files of the board itself and the addresses of the login. */
export const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/livez', bodyLimit: SMALL_BODY, policy: 'public', handle: () => ok({ status: 'ok' }) },

  {
    method: 'GET',
    path: '/readyz',
    bodyLimit: SMALL_BODY,
    policy: 'public',
    handle(_request, { isReady, storeTrouble, faults, outages }) {
      if (!isReady()) return problem(503, 'Not ready', 'The server is starting or stopping. Retry soon.');
      const trouble = storeTrouble();
      // Kind and age only: what Tencent or the network said is not for every caller.
      const told = outages().map(({ kind, since }) => ({ kind, since }));
      // Ready all the same: what happens is kept in memory. The message names a path, and this answer is public.
      return ok({
        status: 'ok',
        ...(trouble && { store: { reason: trouble.reason, since: trouble.since } }),
        ...(faults().length > 0 && { faults: faults() }),
        ...(told.length > 0 && { tencent: told }),
      });
    },
  },

  get('/api/session', 'read', (_request, { serverInfo, served, identity, signOutPath }) => {
    const { kind, name } = identity;
    const person = { kind, name, signOut: kind === 'person' ? signOutPath : null };
    const mayWrite = identity.scopes.has('write');
    const sites = serverInfo.sites
      .map((site) => ({ ...site, sdkAppIds: site.sdkAppIds?.filter(mayReadOf(served)) ?? null }))
      .filter((site) => site.sdkAppIds?.length !== 0);
    return ok({ ...serverInfo, sites, sdkAppIds: served.sdkAppIds, mayWrite, person } satisfies Session);
  }),

  get('/api/apps', 'read', (_request, { board, clock, served, identity }) =>
    ok({ now: clock.wall(), ...board.apps(viewerKey(identity), mayReadOf(served), identity.id) } satisfies AppsAnswer),
  ),

  get('/api/apps/:sdkAppId/tasks', 'read', (request, { board, served, clock }) =>
    whenParsed(parseApp(request, served), (sdkAppId) =>
      okLasting('tasks', { now: clock.wall(), tasks: board.tasksOf(sdkAppId) } satisfies AppTasksAnswer),
    ),
  ),

  get('/api/apps/:sdkAppId/ended', 'read', (request, { board, served }) =>
    whenParsed(parseApp(request, served), (sdkAppId) =>
      whenParsed(parseQuery(request.query), (query) =>
        whenParsed(parseInput(EndedQuery, query), async (search) => {
          const answer = await board.ended({ sdkAppId, ...search });
          return answer ? ok(answer satisfies EndedAnswer) : problem(503, 'Not readable', ENDED_NOT_READABLE);
        }),
      ),
    ),
  ),

  post('/api/apps/:sdkAppId/label', 'write', SMALL_BODY, (request, { board, served, identity }) =>
    whenParsed(parseApp(request, served), (sdkAppId) =>
      whenParsed(parseInput(AppLabel, request.body), ({ label }) =>
        board.setAppLabel(sdkAppId, label, identity.id) ? kept(board, { sdkAppId, label }) : tooManyNamed(),
      ),
    ),
  ),

  post('/api/apps/:sdkAppId/limits', 'write', SMALL_BODY, (request, { board, served, identity }) =>
    whenParsed(parseApp(request, served), (sdkAppId) =>
      whenParsed(parseInput(Limits, request.body), (limits) =>
        board.setAppLimits(sdkAppId, limits, identity.id) ? kept(board, { sdkAppId, limits }) : tooManyNamed(),
      ),
    ),
  ),

  get('/api/apps/:sdkAppId/incidents', 'read', (request, { board, served, clock }) =>
    whenParsed(parseApp(request, served), async (sdkAppId) =>
      ok({ now: clock.wall(), incidents: await board.incidents(sdkAppId) } satisfies IncidentsAnswer),
    ),
  ),

  post('/api/incidents/acknowledge', 'write', LIST_BODY, (request, { board, served, clock, identity }) =>
    whenParsed(parseInput(AcknowledgeRequest, request.body), ({ ids, acknowledged, forMs, note }) => {
      const at = clock.wall();
      const said = acknowledged ? { by: identity.name, at, until: forMs === null ? null : at + forMs, note } : null;
      return kept(board, { acknowledged: board.acknowledge(ids, said, mayReadOf(served)) });
    }),
  ),

  post('/api/apps/:sdkAppId/task/remove', 'write', SMALL_BODY, (request, { board, served, identity }) =>
    whenParsed(parseTask(request, request.body, served), (ref) => {
      board.recall([ref], identity.id);
      return board.remove(ref)
        ? kept(board, { removed: true })
        : problem(
            409,
            'The task is alive',
            'Tencent Cloud reports this task as running: it can be removed once it has ended.',
          );
    }),
  ),

  get('/api/apps/:sdkAppId/task', 'read', (request, { board, served, identity, sha256 }) =>
    whenParsed(parseQuery(request.query), (query) =>
      whenParsed(parseTask(request, query, served), async (ref) => {
        const answer = await board.task(ref, FIRST_ANSWER_PATIENCE_MS, identity.id);
        if ('removed' in answer) return problem(404, 'Removed', answer.removed);
        return 'full' in answer ? orCapacityError(answer) : unlessKnown(request, answer, sha256);
      }),
    ),
  ),

  get('/api/apps/:sdkAppId/task/history', 'read', (request, { board, served }) =>
    whenParsed(parseQuery(request.query), (query) =>
      whenParsed(parseTask(request, query, served), async (ref) => ok(await board.history(ref))),
    ),
  ),

  get('/api/apps/:sdkAppId/task/exchange', 'read', (request, { board, served, clock, sha256 }) =>
    whenParsed(parseQuery(request.query), (query) =>
      whenParsed(parseTask(request, query, served), (ref) =>
        ok(explainExchange(board.exchanges(ref), clock.wall(), sha256)),
      ),
    ),
  ),

  post('/api/apps/:sdkAppId/task/check', 'read', SMALL_BODY, (request, { board, served, identity }) =>
    whenParsed(parseTask(request, request.body, served), (ref) => {
      board.recall([ref], identity.id);
      return orCapacityError(board.check(ref, identity.id), 202);
    }),
  ),

  post('/api/watch', 'read', LIST_BODY, (request, { board, served, identity }) =>
    whenParsed(parseInput(WatchRequest, request.body), function* (watch) {
      const { request, notServed } = servedPart(watch, served);
      const [app] = notServed.apps;
      // Of a board of its own there is nothing to show.
      const refusal = app !== undefined && request.list?.apps.length === 0 ? refuseApp(app, served) : null;
      if (refusal && request.list?.refs.length === 0) return refusal.answer;
      // A lease is known only to who made it, and only for as long as they may see what they saw then.
      const lease = `${viewerKey(identity)} ${watch.lease}`;
      const answer = yield* board.watchInSteps(
        { ...request, lease },
        mayReadOf(served),
        identity.apps === 'all',
        identity.id,
      );
      if ('full' in answer) return orCapacityError(answer);
      const refs = [...notServed.refs, ...answer.notServed.refs];
      return okLasting('views', { ...answer, notServed: { ...notServed, refs } } satisfies WatchAnswer);
    }),
  ),
];

function get(path: string, policy: Scope, handle: Known): Route {
  return { method: 'GET', path, bodyLimit: SMALL_BODY, policy, handle };
}

function post(path: string, policy: Scope, bodyLimit: number, handle: Known): Route {
  return { method: 'POST', path, bodyLimit, policy, handle };
}

const mayReadOf = (served: ServedApps) => (sdkAppId: number) => served.regionsOf(sdkAppId) !== null;

function ok(body: unknown, status = 200): ApiAnswer {
  return { status, body };
}

/** With a list of task views: a view is another object whenever it changes. */
function okLasting(list: string, body: object): ApiAnswer {
  return { ...ok(body), lasting: [list] };
}

/** What a person said is on the disk when it is answered with 200; with 202 it is remembered, and written when it can be. */
async function kept(board: Board, body: object): Promise<ApiAnswer> {
  return ok(body, (await board.keep()) ? 200 : 202);
}

/** Scripts ask again with `If-None-Match`: a body travels only when it would say something new. */
function unlessKnown(request: ApiRequest, answer: TaskAnswer, sha256: Sha256): ApiAnswer {
  // All that is said, an outage too, but for what is another with every answer.
  const { now, nextPollMs, nextTryAt, ...said } = answer;
  const etag = `W/"${hex(sha256.hash(JSON.stringify(said))).slice(0, 32)}"`;
  const headers = { etag, 'cache-control': 'private, no-cache' };
  const isKnown = request.header('if-none-match')?.split(/,\s*/).includes(etag) ?? false;
  return isKnown ? { status: 304, headers, body: null } : { status: 200, headers, body: answer };
}

function orCapacityError(result: object | CapacityError, status = 200): ApiAnswer {
  return 'full' in result ? problem(503, 'Full', result.full) : ok(result, status);
}

function tooManyNamed(): ApiAnswer {
  const { all, ofOne } = CAPS.namedApps;
  return problem(
    503,
    'Full',
    `At most ${all} SdkAppIds have a name or limits of their own, ${ofOne} said by one person.`,
  );
}

function whenParsed<T, R>(parsed: Parsed<T>, then: (value: T) => R): R | ApiAnswer {
  return parsed.ok ? then(parsed.value) : parsed.answer;
}

/** A query as a plain object; a key said twice is an error, because it cannot be told which one was meant. */
function parseQuery(query: URLSearchParams): Parsed<Record<string, string>> {
  for (const key of new Set(query.keys())) {
    const values = query.getAll(key);
    if (values.length > 1)
      return badInput([{ at: showInput(key), must: 'must come once', received: showInput(values) }]);
  }
  return { ok: true, value: Object.fromEntries(query) };
}
