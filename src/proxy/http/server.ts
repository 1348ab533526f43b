import { Readable } from 'node:stream';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { type Answering, type ApiAnswer, type ApiRequest, isInSteps } from '../api/answer.ts';
import { type Parsed, refuseSize } from '../api/parse-input.ts';
import type { RouteDeps } from '../api/route.ts';
import { ROUTES } from '../api/routes.ts';
import type { Auth, Visitor } from '../auth/auth.ts';
import { onlyHeader } from '../auth/only-header.ts';
import type { Background } from '../background.ts';
import { type Admission, admit } from './admit.ts';
import { type AllowedOrigins, allowedOrigins, refuseHost, refuseOtherSites, underAnyName } from './allowed-origins.ts';
import { answerBody, takesGzip } from './answer-body.ts';
import { errorAnswer, refuseRaw } from './framework-refusals.ts';
import { type InboundLimits, tooOften } from './inbound-limits.ts';
import { jsonPieces } from './json-pieces.ts';
import { limitConnections } from './limit-connections.ts';
import { createMeter, type Meter, measuredPieces, stepByStep } from './meter.ts';
import { createOverload } from './overload.ts';
import { servePages } from './pages.ts';
import { securityHeaders } from './security-headers.ts';
import { closeSlowReader } from './slow-readers.ts';
import { createTarpit } from './tarpit.ts';
import { createTurns, type Place } from './turns.ts';

export interface ServerOptions {
  background: Background;
  auth: Auth;
  deps: RouteDeps;
  /** The built board: a folder with index.html. */
  pagesDir: string;
  basePath: string;
  publicUrl: URL | null;
  /** The port that browsers will name; with 0, the one that `listen` gets. */
  port: number;
  /** Under whatever name and address it is reached: only where there is nothing to keep from any page. */
  anyName?: boolean;
  limits: InboundLimits;
  /** Mean delay of the event loop beyond which new requests would only make it worse, and are turned away. */
  mostDelayMs: number;
  logger: FastifyBaseLogger;
}

/** What is read of a body in a millisecond, roughly. */
const BYTES_PER_MS = 256 * 1024;
/** After it, some of those that wait for their turn had it. */
const NO_PLACE_MS = 1_000;
/** Orchestrators ask by address. They are told nothing that a page of another site must not know. */
const PROBES = ['/livez', '/readyz'];

/** Fastify as an adapter around ROUTES, with strict settings: its defaults leave slow and idle sockets open. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { background, auth, deps, basePath, publicUrl, limits } = options;
  const headers = securityHeaders(publicUrl, basePath);
  const app = Fastify({
    loggerInstance: options.logger,
    logController: new Fastify.LogController({ disableRequestLogging: true }),
    bodyLimit: 8 * 1024,
    requestTimeout: 9_000,
    connectionTimeout: 15_000,
    keepAliveTimeout: 75_000,
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000, requireHostHeader: false },
    trustProxy: false,
    rewriteUrl: ({ url = '/' }) => underBasePath(url, basePath),
    // What comes on a connection that is still open while we stop is answered like anything else, and then it is closed.
    return503OnClosing: false,
    clientErrorHandler: (error, socket) => refuseRaw(error, socket, headers),
    frameworkErrors: (error, _request, reply) => {
      send(reply.headers(headers), errorAnswer(error));
    },
  });
  limitConnections(app.server);
  // Node would answer by itself, past all that stands below, as it would where there is no Host.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  // Without a listener, a connection that cannot be accepted would end the process.
  const accepting = background.faults.of('connections');
  app.server.on('error', accepting.raise).on('connection', accepting.clear);
  app.removeContentTypeParser('text/plain');
  // It is read as it comes, and parsed in its turn.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  const parseJson: ParseJson = app.getDefaultJsonParser('error', 'error');

  const routes = [...ROUTES, ...auth.routes];
  const routePaths = new Set(routes.map(({ path }) => basePath + path));
  const tarpit = createTarpit(background);
  const turns = createTurns(background);
  const refuseLate = async (reply: FastifyReply, answer: ApiAnswer) =>
    (await tarpit.hold(reply)) ? send(reply, answer) : reply;

  /** Known only once the server listens, when the port was left to the system. */
  let allowed: AllowedOrigins | null = null;
  const boundPort = () => {
    const address = app.server.address();
    return address !== null && typeof address === 'object' ? address.port : options.port;
  };
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    allowed ??= allowedOrigins(boundPort(), publicUrl);
    const { origin, 'sec-fetch-site': secFetchSite } = request.headers;
    // Of several names, a gateway may have gone by another one than Node.
    const host = onlyHeader(visitorOf(request), 'host') ?? undefined;
    const names = options.anyName && host ? underAnyName(host) : allowed;
    // The route that was found, not the address as it was spelt: `/%61pi/` is `/api/` too.
    const { url: found = '' } = request.routeOptions;
    // Links of other sites may lead to a screen or a login; nothing else is for their pages.
    const isNavigation = /^(GET|HEAD)$/.test(request.method) && !found.startsWith(`${basePath}/api/`);
    const refusal =
      (PROBES.some((path) => found === basePath + path) ? null : refuseHost(host, names)) ??
      (isNavigation ? null : refuseOtherSites({ origin, secFetchSite: secFetchSite?.toString() }, names));
    // Routes count by who asks, once that is known; everything else by where it comes from.
    const isRoute = routePaths.has(found);
    const late = refusal || !isRoute ? limits.refusePeer(request.socket.remoteAddress ?? null) : null;
    if (late) return refuseLate(reply, late);
    if (refusal) return send(reply, refusal);
  });

  /** Compressed where that pays, and in pieces where it is long. */
  function sendAll(request: FastifyRequest, reply: FastifyReply, answer: ApiAnswer, measured: Meter) {
    if (typeof answer.body !== 'object' || answer.body === null) return send(reply, answer);
    const pieces = measuredPieces(jsonPieces(answer.body, answer.lasting), measured);
    const { payload, isCompressed } = answerBody(pieces, takesGzip(request.headers['accept-encoding']));
    if (payload instanceof Readable) closeSlowReader(reply.raw, background);
    reply.header('vary', 'accept-encoding');
    if (isCompressed) reply.header('content-encoding', 'gzip');
    return send(reply, { ...answer, body: payload });
  }

  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const answer = errorAnswer(error);
    if (answer.status === 500) request.log.error({ err: error }, 'a route failed');
    return send(reply, answer);
  });

  // Not the pages and their files: an open page is told that the server is busy, and is answered later.
  await app.register(async (api) => {
    const overload = createOverload(options);
    api.addHook('onClose', async () => overload.stop());
    api.addHook('onRequest', async (request, reply) => {
      // A liveness probe would otherwise end a process that is merely busy.
      const busy = request.routeOptions.url === `${basePath}/livez` ? null : overload.refuse();
      return busy ? send(reply, busy) : undefined;
    });

    /** Who may come in is decided before a byte of the body is read. */
    const admitted = new WeakMap<FastifyRequest, { admission: Admission; place: Place | null }>();
    for (const route of routes) {
      const isProbe = PROBES.includes(route.path);
      api.route({
        method: route.method,
        url: basePath + route.path,
        bodyLimit: route.bodyLimit,
        onRequest: async (request, reply) => {
          const visitor = visitorOf(request);
          const admission = await admit(route, visitor, auth, deps);
          const refusal = admission.who ? limits.refusePerson(admission.who) : limits.refusePeer(visitor.peer);
          if (refusal && !isProbe) return refuseLate(reply, refusal);
          if (admission.refused) return send(reply, admission.refused);
          const place = admission.who ? turns.enter(admission.who, bodyBytes(request)) : null;
          if (admission.who && !place) return refuseLate(reply, tooOften(NO_PLACE_MS));
          if (place) reply.raw.once('close', place.leave);
          admitted.set(request, { admission, place });
        },
        handler: async (request, reply) => {
          const { admission, place } = admitted.get(request) ?? {};
          if (!admission || admission.refused) throw new Error('a request that was not admitted came to its route');
          const { who } = admission;
          if (place && !(await place.turn())) return reply.hijack();
          const measured = createMeter((ms) => {
            if (who) limits.charge(who, ms);
            place?.spend(ms);
          });
          try {
            // Those before it may have cost all that they may have.
            const tooMuch = who ? limits.refuseCost(who) : null;
            if (tooMuch) return refuseLate(reply, tooMuch);
            if (who) limits.charge(who, bodyBytes(request) / BYTES_PER_MS);
            let answering = measured((): Answering => {
              const body = jsonOf(request, parseJson);
              return body.ok ? admission.answer(apiRequest(request, body.value)) : body.answer;
            });
            if (isInSteps(answering)) answering = await stepByStep(answering, measured);
            // It may wait for Tencent, or for the disk: that is no one's turn.
            if (answering instanceof Promise) place?.leave();
            const answer = await answering;
            return measured(() => sendAll(request, reply, answer, measured));
          } finally {
            place?.leave();
          }
        },
      });
    }
  });
  await servePages(app, options);
  return app;
}

/** A gateway may pass our prefix on, or take it away: an address without it is meant to have it. */
function underBasePath(url: string, basePath: string): string {
  const path = url.split('?', 1)[0] ?? '';
  const hasIt = path === basePath || path.startsWith(`${basePath}/`);
  return hasIt || !url.startsWith('/') ? url : basePath + url;
}

function visitorOf({ raw, socket }: FastifyRequest): Visitor {
  const { rawHeaders } = raw;
  const headers = rawHeaders.flatMap((text, index): [string, string][] =>
    index % 2 === 0 ? [[text.toLowerCase(), rawHeaders[index + 1] ?? '']] : [],
  );
  return { headers, peer: socket.remoteAddress ?? null };
}

/** How long its body can be; one that does not say it is believed to be as long as it may, and a longer one is not read. */
function bodyBytes({ headers, routeOptions: { bodyLimit = 0 } }: FastifyRequest): number {
  return headers['transfer-encoding'] === undefined
    ? Math.min(Number(headers['content-length'] ?? 0), bodyLimit)
    : bodyLimit;
}

/** Calls back at once. */
type ParseJson = (request: FastifyRequest, text: string, done: (error: Error | null, said?: unknown) => void) => void;

/** What a body says; undefined without one. Throws what Fastify finds wrong with it. */
function jsonOf(request: FastifyRequest, parse: ParseJson): Parsed<unknown> {
  let value: unknown;
  if (typeof request.body !== 'string') return { ok: true, value };
  const refusal = refuseSize(request.body);
  if (refusal) return refusal;
  parse(request, request.body, (error, parsed) => {
    if (error) throw error;
    value = parsed;
  });
  return { ok: true, value };
}

function apiRequest(request: FastifyRequest, body: unknown): ApiRequest {
  return {
    params: request.params as Record<string, string>,
    query: new URLSearchParams(request.url.slice(request.url.split('?', 1)[0]?.length)),
    body,
    header: (name) => request.headers[name]?.toString(),
  };
}

function send(reply: FastifyReply, { status, headers = {}, cookies = [], body }: ApiAnswer): FastifyReply {
  return reply
    .code(status)
    .headers({
      'content-type': 'application/json',
      // Nothing that the proxy says may be kept by a cache between it and the browser.
      'cache-control': 'no-store',
      ...headers,
      ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
    })
    .serializer(typeof body === 'string' ? String : JSON.stringify)
    .send(status === 304 ? undefined : body);
}
