import { API_VERSION, type TaskRef } from '#tencent/describe-cloud-transcription.ts';
import { SITES, type Site } from '#tencent/sites.ts';
import type { Credential, Sha256 } from '#tencent/tc3.ts';
import { ACTIONS, type Params } from './actions.ts';
import { createBoundedLog } from './bounded-log.ts';
import { createFaultScript, type Fault, type FaultMatch, faultyReply } from './faults.ts';
import { createGateway } from './gateway.ts';
import { type Arrival, headerOf, type IncomingCall } from './incoming-call.ts';
import { missing, type Outcome, refuse } from './outcome.ts';
import type { QuotaWindow } from './quota.ts';
import { randomUuid } from './random-ids.ts';
import { envelope, jsonReply, type Reply } from './reply.ts';
import type { LifeCycle, TaskScript } from './task-script.ts';
import { createTasks } from './tasks.ts';
import { claimedSecretId } from './verify-signature.ts';
import { toWebResponse } from './web-response.ts';

export const EMULATOR_CREDENTIAL: Credential = {
  secretId: 'AKIDemulatorEXAMPLEemulatorEXAMPLE00',
  secretKey: 'emulatorEXAMPLEkeyOpensNothing00',
};

const ARRIVALS_KEPT = 100_000;
const REQUESTS_KEPT = 200;

export interface EmulatorOptions {
  /** Injected, so that the emulator runs in a browser too. */
  sha256: Sha256;
  /** Wall clock in milliseconds: of the tasks, of the quota and, with the offset, of the signature check. */
  now?: () => number;
  random?: () => number;
  credentials?: readonly Credential[];
  site?: Site;
  quotaPerSecond?: number;
  window?: QuotaWindow;
  goneCode?: string;
  /** Of every answer. */
  latencyMs?: number | (() => number);
  /** How tasks live that a client creates; `exitedMs` is also how long a deleted one takes to go. */
  createdLife?: LifeCycle;
}

export interface ArrivalRecord {
  /** performance.now() at the first sight of the call, before any latency. */
  at: number;
  secretId: string;
  action: string;
  taskId: string | null;
  sdkAppId: number | null;
  /** `ok`, an error code, or `fault:` and the kind of the fault. */
  outcome: string;
}

export interface RequestRecord {
  method: string;
  path: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
}

export interface Emulator {
  /** Everything but the sockets. A reset is a TypeError, as in `fetch`; a time-out lasts until the request is aborted. */
  fetch(request: Request): Promise<Response>;
  /** Stamps a call; an HTTP server does so when it sees the head, long before it has the body. */
  arrive(): Arrival;
  answer(call: IncomingCall): Reply;
  setTask(ref: TaskRef, script: TaskScript): void;
  /** Tells a task to stop: it is `Exited` for so long (default 0), then gone. */
  endTask(ref: TaskRef, exitedForMs?: number): void;
  /** As if it had never been. */
  deleteTask(ref: TaskRef): void;
  setFault(match: FaultMatch, fault: Fault | null): void;
  /** Every accepted call is answered with this error; null ends it. */
  setRefuseAll(code: string | null): void;
  /** How wrong the emulator's own clock is: it dates the answers and judges the signatures. */
  setClockOffset(ms: number): void;
  /** Oldest first, at most 100 000. */
  readonly arrivals: readonly ArrivalRecord[];
  /** The last 200 requests, for tests that care about every byte. */
  readonly requests: readonly RequestRecord[];
  /** Calls refused for being above the quota. */
  readonly overLimit: number;
}

/** Tencent Cloud's TRTC API as far as it can be told from outside. */
export function createEmulator(options: EmulatorOptions): Emulator {
  const {
    sha256,
    now = Date.now,
    random = Math.random,
    credentials = [EMULATOR_CREDENTIAL],
    site = 'intl',
    quotaPerSecond = 20,
    window = 'fixed',
    goneCode = 'ResourceNotFound',
    latencyMs = 0,
    createdLife = { idleMs: 3_000, inProgressMs: Number.POSITIVE_INFINITY, exitedMs: 5_000 },
  } = options;
  const tasks = createTasks();
  const faults = createFaultScript(random);
  const gateway = createGateway({ sha256, credentials, quotaPerSecond, window });
  const arrivals = createBoundedLog<ArrivalRecord>(ARRIVALS_KEPT);
  const requests = createBoundedLog<RequestRecord>(REQUESTS_KEPT);
  let clockOffsetMs = 0;

  function perform(call: IncomingCall, params: Params | null): Outcome {
    const name = headerOf(call, 'x-tc-action');
    if (name === null) return missing('X-TC-Action');
    const action = ACTIONS.get(name);
    if (action === undefined) return refuse('InvalidAction', `The API \`${name}\` does not exist.`);

    const version = headerOf(call, 'x-tc-version');
    if (version === null) return missing('X-TC-Version');
    if (version !== API_VERSION) return refuse('NoSuchVersion', `The version \`${version}\` does not exist.`);

    const region = headerOf(call, 'x-tc-region');
    if (region === null) return missing('X-TC-Region');
    if (!(SITES[site].regions as readonly string[]).includes(region)) {
      return refuse('UnsupportedRegion', `The API does not support the region \`${region}\`.`);
    }
    if (params === null) return refuse('InvalidParameter', 'The body of the request is not a JSON object.');
    return action(params, { region, nowMs: call.arrival.wallMs, tasks, goneCode, createdLife, random });
  }

  function answer(call: IncomingCall): Reply {
    const text = new TextDecoder().decode(call.body);
    const params = parseObject(text);
    const taskId = typeof params?.['TaskId'] === 'string' ? params['TaskId'] : null;
    const sdkAppId = typeof params?.['SdkAppId'] === 'number' ? params['SdkAppId'] : null;
    const requestId = randomUuid(random);
    const clockMs = call.arrival.wallMs + clockOffsetMs;

    const refusal = gateway.check(call, clockMs);
    const outcome = refusal ?? perform(call, params);
    const fault = refusal === null ? faults.next({ sdkAppId, taskId }) : null;
    const reply =
      fault === null
        ? jsonReply(envelope(outcome, requestId), clockMs)
        : faultyReply(fault, outcome, { requestId, clockMs, random });

    requests.add({ method: call.method, path: call.path, headers: call.headers, body: text });
    arrivals.add({
      at: call.arrival.at,
      secretId: claimedSecretId(call),
      action: headerOf(call, 'x-tc-action') ?? '',
      taskId,
      sdkAppId,
      outcome: fault === null ? labelOf(outcome) : `fault:${fault.kind}`,
    });
    const everyMs = typeof latencyMs === 'number' ? latencyMs : latencyMs();
    return { ...reply, delayMs: reply.delayMs + everyMs };
  }

  const arrive = (): Arrival => ({ at: performance.now(), wallMs: now() });

  return {
    arrive,
    answer,
    async fetch(request) {
      const arrival = arrive();
      const url = new URL(request.url);
      const body = new Uint8Array(await request.arrayBuffer());
      // A browser lets no script set Host, and shows none.
      const headers = new Headers(request.headers);
      if (!headers.has('host')) headers.set('host', url.host);
      const path = `${url.pathname}${url.search}`;
      return toWebResponse(
        answer({ arrival, method: request.method, path, headers: [...headers], body }),
        request.signal,
      );
    },
    setTask: tasks.set,
    endTask: (ref, exitedForMs = 0) => tasks.end(ref, now(), exitedForMs),
    deleteTask: tasks.remove,
    setFault: faults.set,
    setRefuseAll: (code) => faults.set({}, code === null ? null : { kind: 'error', code }),
    setClockOffset(ms) {
      clockOffsetMs = ms;
    },
    arrivals: arrivals.entries,
    requests: requests.entries,
    get overLimit() {
      return gateway.overLimit;
    },
  };
}

function labelOf(outcome: Outcome): string {
  return outcome.kind === 'ok' ? 'ok' : outcome.code;
}

function parseObject(text: string): Params | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : null;
  } catch {
    return null;
  }
}
