import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lifeCycle } from '#emulator/task-script.ts';
import { ROUTES } from '#proxy/api/routes.ts';
import { HOST, type ServedBackEnd, serveBackEnd } from '#testing/serve-back-end.ts';
import { openApiDocument } from './document.ts';

const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8'));

it('docs/openapi.json is what `npm run openapi` writes', () => {
  expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
});

it('docs/openapi.json is a valid OpenAPI document', async () => {
  expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
});

const REF = { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: '-m9+bVVU7k80.1X.' };
const APP = `/api/apps/${REF.sdkAppId}`;
const NAME = { id: REF.taskId, region: REF.region };
const QUERY = `?${new URLSearchParams(NAME)}`;
const LEASE = { lease: 'a-lease-of-one-tab', revision: 0 };
const LIMITS = { idleMs: 60_000, exitingMs: null, runningMs: null };

/** One request that succeeds for each operation, and one that is refused where the caller can be wrong. */
const EXCHANGES: Record<string, { good: [url: string, body?: object]; bad?: [url: string, body?: object] }> = {
  'GET /livez': { good: ['/livez'] },
  'GET /readyz': { good: ['/readyz'] },
  'GET /api/session': { good: ['/api/session'] },
  'GET /api/apps': { good: ['/api/apps'] },
  'GET /api/apps/{sdkAppId}/tasks': { good: [`${APP}/tasks`], bad: ['/api/apps/0/tasks'] },
  'GET /api/apps/{sdkAppId}/ended': {
    good: [`${APP}/ended?q=-m9&why=exited&from=0&to=1800000000000&before=1.1&limit=5`],
    bad: [`${APP}/ended?limit=501`],
  },
  'POST /api/apps/{sdkAppId}/label': {
    good: [`${APP}/label`, { label: 'Live classes' }],
    bad: [`${APP}/label`, { label: '' }],
  },
  'POST /api/apps/{sdkAppId}/limits': {
    good: [`${APP}/limits`, LIMITS],
    bad: [`${APP}/limits`, { ...LIMITS, idleMs: 1 }],
  },
  'GET /api/apps/{sdkAppId}/incidents': { good: [`${APP}/incidents`], bad: ['/api/apps/0/incidents'] },
  'POST /api/incidents/acknowledge': {
    good: ['/api/incidents/acknowledge', { ids: ['some'], acknowledged: true, forMs: null, note: 'on it' }],
    bad: ['/api/incidents/acknowledge', { ids: [], acknowledged: true }],
  },
  'POST /api/apps/{sdkAppId}/task/remove': {
    good: [`${APP}/task/remove`, { ...NAME, id: '-another.' }],
    bad: [`${APP}/task/remove`, {}],
  },
  'GET /api/apps/{sdkAppId}/task': { good: [`${APP}/task${QUERY}`], bad: [`${APP}/task`] },
  'GET /api/apps/{sdkAppId}/task/history': { good: [`${APP}/task/history${QUERY}`], bad: [`${APP}/task/history`] },
  'GET /api/apps/{sdkAppId}/task/exchange': { good: [`${APP}/task/exchange${QUERY}`], bad: [`${APP}/task/exchange`] },
  'POST /api/apps/{sdkAppId}/task/check': { good: [`${APP}/task/check`, NAME], bad: [`${APP}/task/check`, {}] },
  'POST /api/watch': {
    good: ['/api/watch', { ...LEASE, list: { apps: [REF.sdkAppId], refs: [REF], mode: 'replace' }, visible: [REF] }],
    bad: ['/api/watch', { ...LEASE, visible: [{ ...REF, taskId: 'a b' }] }],
  },
};

let backEnd: ServedBackEnd;

beforeAll(async () => {
  backEnd = await serveBackEnd();
  const startsAt = Date.now() - 60_000;
  backEnd.emulator.setTask(REF, lifeCycle({ startsAt, idleMs: 0, inProgressMs: 3_600_000, exitedMs: 0 }));
  // A task that is known, with a history and an exchange.
  await send('GET', `${APP}/task${QUERY}`);
});

afterAll(() => backEnd.close());

function send(method: string, url: string, body?: object) {
  const payload = body === undefined ? {} : { payload: body };
  return backEnd.server.inject({ method: method === 'GET' ? 'GET' : 'POST', url, headers: { host: HOST }, ...payload });
}

it('every route is described, and tried here', () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(operations.toSorted()).toEqual(Object.keys(EXCHANGES).toSorted());
  expect(operations).toHaveLength(ROUTES.length);
});

it.each(Object.entries(EXCHANGES))('%s answers as described', async (key, { good, bad }) => {
  const [method = '', path = ''] = key.split(' ');
  const pointer = ['paths', path, method.toLowerCase()];
  const { parameters = [], requestBody, responses } = document.paths[path][method.toLowerCase()];

  const answer = await send(method, ...good);
  expect(answer.statusCode).toBe(Number(Object.keys(responses)[0]));
  expectToFit(answer.json(), [
    ...pointer,
    'responses',
    `${answer.statusCode}`,
    'content',
    'application/json',
    'schema',
  ]);
  if (requestBody) expectToFit(good[1], [...pointer, 'requestBody', 'content', 'application/json', 'schema']);
  const given = new URL(good[0], 'http://board.test').searchParams;
  const named = parameters.filter((one: { in: string }) => one.in === 'query').map((one: { name: string }) => one.name);
  expect([...given.keys()]).toEqual(named);

  if (!bad) return;
  const refusal = await send(method, ...bad);
  expect(refusal.statusCode).toBe(400);
  expect(responses).toHaveProperty('400');
  expectToFit(refusal.json(), ['components', 'schemas', 'ProblemDetails']);
  if (requestBody) {
    const schema = [...pointer, 'requestBody', 'content', 'application/json', 'schema'];
    expect(fits(bad[1], schema).isFit).toBe(false);
  }
});

function expectToFit(value: unknown, pointer: readonly string[]): void {
  expect(fits(value, pointer)).toEqual({ isFit: true, errors: null });
}

/** Whether a value fits the schema at a place of the document. */
function fits(value: unknown, pointer: readonly string[]) {
  // `strict` knows the keywords of JSON Schema only, and the document has others.
  const ajv = new Ajv2020({ strict: false, allErrors: true }).addSchema(document, 'openapi.json');
  const escaped = pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
  const check = ajv.compile({ $ref: `openapi.json#/${escaped.join('/')}` });
  const isFit = check(value);
  return { isFit, errors: check.errors ?? null };
}
