import { type HttpHandler, HttpResponse, http } from 'msw';
import { createEmulator, EMULATOR_CREDENTIAL, type EmulatorOptions } from '#emulator/emulator.ts';
import { systemClock } from '#proxy/clock.ts';
import { parseConfig } from '#proxy/config.ts';
import { PROBLEM_TYPE } from '#proxy/http/answer.ts';
import { ROUTES } from '#proxy/http/routes.ts';
import { createProxy, type ProxyOptions } from '#proxy/proxy.ts';
import { Secret } from '#proxy/secret.ts';
import type { OutgoingRequest, Reply } from '#proxy/send-request.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';
import { createSigner } from '#tencent/tc3.ts';

const ENDPOINT = new URL('https://tencent.test');

interface BackEndOptions {
  clock?: ProxyOptions['clock'];
  mode?: ProxyOptions['mode'];
  emulator?: Omit<EmulatorOptions, 'sha256' | 'now'>;
  /** Settings as in the environment. */
  settings?: Record<string, string>;
  /** Milliseconds on the way there, and again on the way back, by `clock`. */
  wayMs?: () => number;
}

export type BackEnd = ReturnType<typeof createBackEnd>;

/** The whole back end in one process: the real proxy over the real emulator, without a socket between them. */
export function createBackEnd(options: BackEndOptions = {}) {
  const { clock = systemClock, mode = 'live', emulator: like = {}, settings = {}, wayMs } = options;
  const arrivedAt: number[] = [];
  const emulator = createEmulator({ ...like, now: clock.wall, sha256: nodeSha256 });
  const config = parseConfig({ LOG_LEVEL: 'silent', ...settings });
  if ('problems' in config) throw new Error(config.problems.join('\n'));
  const deps = createProxy({
    config: { ...config, endpoint: ENDPOINT },
    credential: {
      secretId: EMULATOR_CREDENTIAL.secretId,
      secretKey: new Secret(EMULATOR_CREDENTIAL.secretKey),
      token: null,
    },
    mode,
    version: '0.0.0-test',
    clock,
    random: () => 0.5,
    send: async (request) => {
      if (wayMs) await pass(clock, wayMs());
      arrivedAt.push(clock.monotonic());
      const reply = await sendTo(emulator, request);
      if (wayMs) await pass(clock, wayMs());
      return reply;
    },
    signer: createSigner(nodeSha256),
    holdUntil: 0,
    isReady: () => true,
    logger: { warn: () => {} },
  });
  deps.board.start();
  return {
    emulator,
    deps,
    board: deps.board,
    handlers: ROUTES.map((route) => toHandler(route, deps)),
    /** Monotonic times by `clock`, in order: the emulator's own are of the real clock. */
    arrivedAt,
    stop: deps.board.stop,
  };
}

function pass(clock: ProxyOptions['clock'], ms: number): Promise<void> {
  return new Promise((resolve) => clock.after(ms, resolve));
}

async function sendTo(emulator: ReturnType<typeof createEmulator>, request: OutgoingRequest): Promise<Reply> {
  try {
    const { url, ...init } = request;
    const response = await emulator.fetch(new Request(url, init));
    return {
      kind: 'response',
      status: response.status,
      date: response.headers.get('date'),
      body: await response.text(),
    };
  } catch (error) {
    return { kind: 'failure', failure: 'reset', detail: String(error) };
  }
}

/** MSW as an adapter around a route, beside Fastify. */
function toHandler(route: (typeof ROUTES)[number], deps: ReturnType<typeof createProxy>): HttpHandler {
  return http[route.method === 'GET' ? 'get' : 'post'](`*${route.path}`, async ({ request, params }) => {
    const query = new URL(request.url).searchParams;
    const body = request.method === 'POST' ? await request.json() : undefined;
    const answer = await route.handle({ params: params as Record<string, string>, query, body }, deps);
    return new HttpResponse(JSON.stringify(answer.body), {
      status: answer.status,
      headers: { 'content-type': answer.status < 400 ? 'application/json' : PROBLEM_TYPE, ...answer.headers },
    });
  });
}
