import { type HttpHandler, HttpResponse, http } from 'msw';
import { createEmulator, EMULATOR_CREDENTIAL, type Emulator, type EmulatorOptions } from '#emulator/emulator.ts';
import type { IncomingCall } from '#emulator/incoming-call.ts';
import type { Reply as EmulatorReply } from '#emulator/reply.ts';
import type { Auth } from '#proxy/auth/auth.ts';
import { localAuth } from '#proxy/auth/local.ts';
import { type Clock, systemClock } from '#proxy/clock.ts';
import { parseConfig } from '#proxy/config.ts';
import { credentialOf, fixedCredential } from '#proxy/credentials/credential-source.ts';
import { admit } from '#proxy/http/admit.ts';
import { PROBLEM_TYPE } from '#proxy/http/answer.ts';
import { ROUTES } from '#proxy/http/routes.ts';
import { createProxy, type ProxyOptions } from '#proxy/proxy.ts';
import type { OutgoingRequest, Reply } from '#proxy/send-request.ts';
import type { Store } from '#proxy/store/store.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';

const ENDPOINT = new URL('https://tencent.test');
const DEADLINE_MS = 8_000;

interface BackEndOptions {
  clock?: ProxyOptions['clock'];
  mode?: ProxyOptions['mode'];
  emulator?: Omit<EmulatorOptions, 'sha256' | 'now'>;
  /** Settings as in the environment. */
  settings?: Record<string, string>;
  /** Milliseconds on the way there, and again on the way back, by `clock`. */
  wayMs?: () => number;
  /** Several accounts, each as the settings say but for this; one unless told. */
  accounts?: Partial<ProxyOptions['accounts'][number]>[];
  /** The Tencent of another back end; a new one unless told. */
  tencent?: Emulator;
  /** Who may come in; whoever asks, unless told. */
  auth?: Auth;
  /** What keeps the views; nothing unless told. */
  store?: Store;
}

/** The whole back end in one process: the real proxy over the real emulator, without a socket between them. */
export function createBackEnd(options: BackEndOptions = {}) {
  const {
    clock = systemClock,
    mode = 'live',
    emulator: like = {},
    settings = {},
    wayMs = () => 0,
    store = forgetful,
    auth = localAuth,
    accounts = [{}],
  } = options;
  const arrivedAt: number[] = [];
  const emulator = options.tencent ?? createEmulator({ ...like, now: clock.wall, sha256: nodeSha256 });
  const config = parseConfig(settings);
  if ('problems' in config) throw new Error(config.problems.join('\n'));
  const credential = fixedCredential(credentialOf({ ...EMULATOR_CREDENTIAL, token: undefined }));
  const deps = createProxy({
    accounts: accounts.map((account) => ({
      name: 'test',
      ...config.standard,
      endpoint: ENDPOINT,
      credential,
      ...account,
    })),
    endedCodes: config.endedCodes,
    store,
    auth,
    mode,
    version: '0.0.0-test',
    clock,
    random: () => 0.5,
    send: async (request) => {
      await pass(clock, wayMs());
      arrivedAt.push(clock.monotonic());
      return answered(emulator.answer(toCall(request, emulator.arrive())), clock, wayMs);
    },
    sha256: nodeSha256,
    holdUntil: 0,
    isReady: () => true,
    logger: { warn: () => {} },
  });
  deps.board.start();
  return {
    emulator,
    deps,
    board: deps.board,
    handlers: [...ROUTES, ...auth.routes].map((route) => toHandler(route, deps)),
    /** Monotonic times by `clock`, in order: the emulator's own are of the real clock. */
    arrivedAt,
    stop: deps.board.stop,
  };
}

const forgetful: Store = {
  load: async () => ({ views: [], lastActivityAt: null, stoppedCleanly: false, setAsideAs: null }),
  whenFound: () => {},
  save: () => {},
  noteCall: () => {},
  history: async () => ({ transitions: [], problems: [] }),
  forget: () => {},
  appLabels: async () => new Map(),
  setAppLabel: () => {},
  revoke: () => {},
  isRevoked: async () => false,
  trouble: () => null,
  flush: async () => {},
  close: async () => {},
};

function toCall({ method, url, headers, body }: OutgoingRequest, arrival: IncomingCall['arrival']): IncomingCall {
  const { pathname } = new URL(url);
  return { arrival, method, path: pathname, headers: Object.entries(headers), body: new TextEncoder().encode(body) };
}

/** What our side of the connection gets of it, and when. */
async function answered(reply: EmulatorReply, clock: Clock, wayMs: () => number): Promise<Reply> {
  const { status, headers, body, delayMs, delivery } = reply;
  if (delivery.kind === 'hang' || delivery.kind === 'trickle') {
    await pass(clock, DEADLINE_MS);
    return { kind: 'failure', failure: 'timeout', detail: `no complete answer within ${DEADLINE_MS} ms` };
  }
  await pass(clock, delayMs + wayMs());
  if (delivery.kind === 'reset') return { kind: 'failure', failure: 'reset', detail: 'ECONNRESET' };
  return { kind: 'response', status, date: headers['Date'] ?? null, body: new TextDecoder().decode(body) };
}

async function pass(clock: Clock, ms: number): Promise<void> {
  if (ms > 0) await new Promise<void>((resolve) => clock.after(ms, resolve));
}

/** MSW as an adapter around a route, beside Fastify. */
function toHandler(route: (typeof ROUTES)[number], deps: ReturnType<typeof createProxy>): HttpHandler {
  return http[route.method === 'GET' ? 'get' : 'post'](`*${route.path}`, async ({ request, params }) => {
    const query = new URL(request.url).searchParams;
    const body = request.method === 'POST' ? await request.json() : undefined;
    const header = (name: string) => request.headers.get(name) ?? undefined;
    const admission = await admit(route, { headers: [...request.headers], peer: '127.0.0.1' }, deps);
    const answer =
      admission.refused ?? (await admission.answer({ params: params as Record<string, string>, query, body, header }));
    return new HttpResponse(JSON.stringify(answer.body), {
      status: answer.status,
      headers: { 'content-type': answer.status < 400 ? 'application/json' : PROBLEM_TYPE, ...answer.headers },
    });
  });
}
