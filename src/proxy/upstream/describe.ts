import type { OwnErrorCode } from '#contract/error-code.ts';
import type { TaskRef } from '#contract/task-ref.ts';
import { buildDescribeRequest } from '#tencent/describe-cloud-transcription.ts';
import type { DescribeResponse } from '#tencent/describe-response.ts';
import { kindOfError } from '#tencent/error-codes.ts';
import type { Signer } from '#tencent/tc3.ts';
import type { Clock } from '../clock.ts';
import type { Answer, Describe } from '../core/answer.ts';
import type { ServerClock } from '../core/server-clock.ts';
import { type CredentialSource, missingCredential } from '../credentials/credential-source.ts';
import type { Exchange } from './exchanges.ts';
import { createHideSecrets } from './hide-secrets.ts';
import { maskRequest, secretsOf } from './mask-exchange.ts';
import { readReply } from './readable-reply.ts';
import type { Failure, OutgoingRequest, Reply } from './send-request.ts';

export interface DescribeDeps {
  send: (request: OutgoingRequest, signal?: AbortSignal) => Promise<Reply>;
  signer: Signer;
  clock: Pick<Clock, 'monotonic' | 'wall'>;
  /** Gives the time of each signature, and is told of the time of each answer. */
  serverClock: ServerClock;
  credential: Pick<CredentialSource, 'current'>;
  endpoint: URL;
  endedCodes: readonly string[];
  /** Told of every call when its answer, or none, has come. */
  onExchange: (ref: TaskRef, exchange: Exchange) => void;
}

/** Asks Tencent about one task: signs, sends, and turns whatever comes back into an Answer. */
export function createDescribe(deps: DescribeDeps): Describe {
  const { send, signer, clock, serverClock, endpoint, endedCodes } = deps;
  const moment = () => ({ wall: clock.wall(), monotonic: clock.monotonic() });

  return async (ref, signal) => {
    const found = deps.credential.current();
    if ('missing' in found) {
      return { kind: 'refused', problemKind: 'credential', ...missingCredential(found.missing) };
    }
    const { secretId, secretKey, token } = found;
    const credential = {
      secretId,
      secretKey: secretKey.reveal(),
      ...(token === null ? {} : { token: token.reveal() }),
    };
    const timestamp = Math.floor(serverClock.now(clock.monotonic()) / 1000);
    const request = buildDescribeRequest({ endpoint, ref, credential, timestamp }, signer);
    const sent = moment();
    const raw = await send(request, signal);
    const received = moment();
    const hideSecrets = createHideSecrets(secretsOf(request, credential));
    const { answer, reply } = understand(ref, raw, hideSecrets);
    deps.onExchange(ref, {
      request: maskRequest(request),
      sentAt: sent.wall,
      latencyMs: received.monotonic - sent.monotonic,
      reply,
      answer,
    });
    // What has no RequestId was not written by Tencent but by something on the way, whose clock is not ours to follow.
    if (reply.kind === 'response' && answer.requestId !== null) {
      const isRefused = answer.kind === 'refused' && answer.problemKind === 'clock';
      serverClock.heard(reply.date, { sent, received, isRefused });
    }
    return answer;
  };

  /** What a reply means, and the reply as it may be kept. */
  function understand(
    ref: TaskRef,
    raw: Reply,
    hideSecrets: (text: string) => string,
  ): { answer: Answer; reply: Reply } {
    if (raw.kind === 'failure') {
      const reply = { ...raw, detail: hideSecrets(raw.detail) };
      return { answer: failed(FAILURE_CODES[raw.failure], reply.detail, null), reply };
    }
    const { response, reply } = readReply(raw, hideSecrets);
    const { status } = raw;
    if (status >= 300 && status < 400) return { answer: failed('Response.Redirect', `HTTP ${status}`, null), reply };
    return { answer: toAnswer(ref, response, endedCodes), reply };
  }
}

/** Codes of our own, where Tencent gave none: no readable answer came. */
const FAILURE_CODES: Record<Failure, OwnErrorCode> = {
  timeout: 'Network.Timeout',
  dns: 'Network.NameNotResolved',
  refused: 'Network.ConnectionRefused',
  reset: 'Network.ConnectionReset',
  tls: 'Network.TlsFailed',
  proxy: 'Network.ProxyRefused',
  network: 'Network.Failed',
  tooLarge: 'Response.TooLarge',
  encoding: 'Response.Encoded',
};

const UNREADABLE_CODES: Record<Extract<DescribeResponse, { kind: 'unreadable' }>['why'], OwnErrorCode> = {
  empty: 'Response.Empty',
  notJson: 'Response.NotJson',
  noResponse: 'Response.NoResponse',
  badShape: 'Response.BadShape',
  httpStatus: 'Response.HttpStatus',
};

function toAnswer(ref: TaskRef, response: DescribeResponse, endedCodes: readonly string[]): Answer {
  switch (response.kind) {
    case 'status': {
      const { status, startTime, taskId, requestId } = response;
      if (taskId !== ref.taskId) return failed('Response.WrongTask', 'the response is about another task', requestId);
      return { kind: 'status', status, startTime, requestId };
    }
    case 'unreadable':
      if (response.httpStatus === 429)
        return { kind: 'limited', code: UNREADABLE_CODES.httpStatus, message: 'HTTP 429', requestId: null };
      return failed(UNREADABLE_CODES[response.why], `HTTP ${response.httpStatus}`, response.requestId);
    case 'legacy':
      return transient(response.code, response.message, null);
    case 'error': {
      const { code, requestId } = response;
      const trouble = { code, message: response.message, requestId };
      const problemKind = kindOfError(code, endedCodes);
      switch (problemKind) {
        case 'gone':
          return { kind: 'gone', ...trouble };
        case 'throttle':
          return { kind: 'limited', ...trouble };
        case 'clock':
        case 'credential':
        case 'permission':
        case 'caller':
          return { kind: 'refused', problemKind, ...trouble };
        case 'transient':
        case 'unknown':
          return { kind: 'failed', problemKind, ...trouble };
      }
    }
  }
}

/** Nothing of Tencent's could be read: the code is a word of our own. */
function failed(code: OwnErrorCode, message: string, requestId: string | null): Answer {
  return transient(code, message, requestId);
}

function transient(code: string, message: string, requestId: string | null): Answer {
  return { kind: 'failed', problemKind: 'transient', code, message, requestId };
}
