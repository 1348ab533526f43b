import { readFileSync } from 'node:fs';
import { type JsonSchema, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { AppSummary, AppsAnswer, AppTasksAnswer } from '#contract/app-summary.ts';
import { EndedAnswer } from '#contract/ended.ts';
import { ExchangeAnswer, ReceivedAnswer } from '#contract/exchange.ts';
import { HistoryAnswer, Transition } from '#contract/history.ts';
import { AcknowledgeRequest, Incident, IncidentsAnswer } from '#contract/incident.ts';
import { Limits } from '#contract/limits.ts';
import { Outage, Pace } from '#contract/pace.ts';
import { ProblemDetails } from '#contract/problem-details.ts';
import { Session } from '#contract/session.ts';
import { Region, SdkAppId, TaskId, TaskRef } from '#contract/task-ref.ts';
import { TaskAnswer, TaskProblem, TaskState, TaskView } from '#contract/task-view.ts';
import { WatchAnswer, WatchRequest } from '#contract/watch.ts';
import { PROBLEM_TYPE } from '#proxy/api/answer.ts';
import type { Route } from '#proxy/api/route.ts';
import { ROUTES } from '#proxy/api/routes.ts';
import { cookieNames } from '#proxy/auth/oidc/cookie.ts';
import { OPERATIONS, type Operation } from './operations.ts';

/** The schemas that the document calls by their names; all others stand where they are used. */
const NAMED: Record<string, v.GenericSchema> = {
  AcknowledgeRequest,
  AppSummary,
  AppTasksAnswer,
  AppsAnswer,
  EndedAnswer,
  ExchangeAnswer,
  HistoryAnswer,
  Incident,
  IncidentsAnswer,
  Limits,
  Outage,
  Pace,
  ProblemDetails,
  ReceivedAnswer,
  Region,
  SdkAppId,
  Session,
  TaskAnswer,
  TaskId,
  TaskProblem,
  TaskRef,
  TaskState,
  TaskView,
  Transition,
  WatchAnswer,
  WatchRequest,
};

/** An OpenAPI 3.1 document: its schemas are JSON Schema 2020-12. */
export function openApiDocument() {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Scribeboard',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description: [
        'The API of a Scribeboard server. Times are milliseconds since the epoch by the clock of the server.',
        'Made from the schemas in src/contract and the routes in src/proxy/api by `npm run openapi`.',
        'The pages of the login below /auth are for browsers, and not described here.',
      ].join(' '),
    },
    servers: [{ url: 'http://127.0.0.1:3000', description: 'A server as it starts without settings' }],
    paths: pathsOf(ROUTES),
    components: {
      schemas: toJsonSchemaDefs(NAMED, CONVERSION),
      responses: {
        ...Object.fromEntries(Object.entries(REFUSALS).map(([status, says]) => [status, problemResponse(says)])),
        other: problemResponse('What was wrong, and what to do.'),
      },
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A line of TOKENS_FILE; `npm run token` makes one. It may read, and change nothing.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: cookieNames('').session,
          description: 'With AUTH_MODE=oidc: set by the login. With a BASE_PATH, its name ends in that path.',
        },
      },
    },
  };
}

type ConversionConfig = NonNullable<Parameters<typeof toJsonSchema>[1]>;

const CONVERSION = {
  target: 'draft-2020-12',
  // Of what is sent as JSON in an address: the value, not the text.
  typeMode: 'output',
  // The server does it before it checks a length.
  ignoreActions: ['trim'],
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  // Patterns of JSON Schema are those of JavaScript, always with the flag `u`.
  overrideAction: ({ valibotAction, jsonSchema }) =>
    valibotAction.type === 'regex' && 'requirement' in valibotAction && valibotAction.requirement instanceof RegExp
      ? { ...jsonSchema, pattern: valibotAction.requirement.source }
      : undefined,
} satisfies ConversionConfig;

function schemaOf(schema: v.GenericSchema): JsonSchema {
  const name = Object.keys(NAMED).find((key) => NAMED[key] === schema);
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
  const { $schema, $defs, ...converted } = toJsonSchema(schema, { ...CONVERSION, definitions: NAMED });
  return converted;
}

function pathsOf(routes: readonly Route[]) {
  const keys = routes.map(({ method, path }) => `${method} ${path}`);
  const strays = Object.keys(OPERATIONS).filter((key) => !keys.includes(key));
  if (strays.length > 0) throw new Error(`OPERATIONS describes what is no route: ${strays.join(', ')}`);

  const paths: Record<string, Record<string, object>> = {};
  for (const [index, route] of routes.entries()) {
    const operation = OPERATIONS[keys[index] ?? ''];
    if (!operation) throw new Error(`OPERATIONS lacks the route ${keys[index]}`);
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, operation) };
  }
  return paths;
}

function operationOf(route: Route, operation: Operation) {
  const { id, summary, description, query = {}, body, success, conditional } = operation;
  const parameters = [
    ...[...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: schemaOf(SdkAppId),
    })),
    ...Object.entries(query).map(([name, { schema, says, required }]) => ({
      name,
      in: 'query',
      description: says,
      required,
      schema: schemaOf(schema),
    })),
    ...(conditional
      ? [{ name: 'If-None-Match', in: 'header', description: 'An `ETag` of before.', schema: { type: 'string' } }]
      : []),
  ];
  return {
    operationId: id,
    summary,
    ...(description ? { description } : {}),
    // Any one of them; the empty one for AUTH_MODE=none, and for a proxy in front that says who the caller is.
    security: route.policy === 'public' ? [] : [{}, { token: [] }, { session: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } } : {}),
    responses: {
      [success.status]: {
        description: success.says,
        ...(conditional ? { headers: { ETag: { schema: { type: 'string' } } } } : {}),
        content: { 'application/json': { schema: schemaOf(success.body) } },
      },
      ...(conditional ? { 304: { description: 'Nothing is new since that `ETag`.' } } : {}),
      ...refusalsOf(route, operation),
    },
  };
}

/** What a server refuses of any route of a kind; the rest its operation says. */
const REFUSALS = {
  400: 'Bad input; `errors` says where, what must hold and what came.',
  401: 'The caller is not known; `signIn` says where a browser goes.',
  403: 'The caller lacks the scope of the route, or a page of another site sent the request.',
  404: 'The SdkAppId is not served here, or not to this caller.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  421: 'The Host header is not a name of this server.',
  429: 'Too many requests; `Retry-After` says for how many seconds to wait.',
  503: 'The server is busy; `Retry-After` says for how many seconds to wait.',
} as const;

function refusalsOf({ path, method, policy }: Route, { query, body, refusals = {} }: Operation) {
  const hasApp = path.includes(':sdkAppId');
  const usual: (keyof typeof REFUSALS)[] = [
    ...(query || body || hasApp ? ([400] as const) : []),
    ...(policy === 'public' ? [] : ([401, 403, 429, 503] as const)),
    ...(hasApp ? ([404] as const) : []),
    ...(method === 'POST' ? ([413, 415] as const) : []),
    421,
  ];
  return {
    ...Object.fromEntries(usual.map((status) => [status, { $ref: `#/components/responses/${status}` }])),
    ...Object.fromEntries(Object.entries(refusals).map(([status, says]) => [status, problemResponse(says)])),
    default: { $ref: '#/components/responses/other' },
  };
}

function problemResponse(description: string) {
  return { description, content: { [PROBLEM_TYPE]: { schema: schemaOf(ProblemDetails) } } };
}
