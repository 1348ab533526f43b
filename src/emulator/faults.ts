import { type Outcome, refuse } from './outcome.ts';
import { envelope, jsonReply, type Progress, type Reply, textReply } from './reply.ts';

/** What goes wrong with a call that Tencent has accepted. */
export type Fault =
  | { kind: 'latency'; ms: number; jitterMs?: number }
  /** Never answers, or never finishes to. */
  | { kind: 'timeOut'; after?: Progress }
  | { kind: 'reset'; after?: Progress }
  | { kind: 'trickle'; everyMs: number }
  /** A web page where JSON should be; 200 unless told. */
  | { kind: 'html'; status?: number }
  | { kind: 'truncated' }
  | { kind: 'empty' }
  | { kind: 'noResponse' }
  /** The old gateway's envelope. */
  | { kind: 'legacy'; code?: number; codeDesc?: string; message?: string }
  | { kind: 'wrongTaskId'; taskId?: string }
  | { kind: 'redirect'; location: string }
  | { kind: 'error'; code: string; message?: string }
  /** Any bytes at all: bad UTF-8, a gzip bomb, a body beyond every limit. */
  | { kind: 'raw'; status?: number; headers?: Readonly<Record<string, string>>; body: Uint8Array };

/** Which calls a fault befalls: all that match, unless narrowed further. */
export interface FaultMatch {
  sdkAppId?: number;
  taskId?: string;
  /** Lets so many matching calls through first. */
  skip?: number;
  /** Ends after so many calls. */
  times?: number;
  /** Befalls one of so many calls, the last of them. */
  every?: number;
  /** 0 to 1, decided for each call. */
  probability?: number;
}

export interface FaultScript {
  /** One fault for each (SdkAppId, TaskId) of a match, of which either may be left open; null takes it away. */
  set(match: FaultMatch, fault: Fault | null): void;
  /** The fault for this call: that of the task before that of its application before that for all. */
  next(call: { sdkAppId: number | null; taskId: string | null }): Fault | null;
}

interface Rule extends Required<Pick<FaultMatch, 'skip' | 'times' | 'every' | 'probability'>> {
  fault: Fault;
  /** How many calls it has let through since it last befell one. */
  spared: number;
}

export function createFaultScript(random: () => number): FaultScript {
  const rules = new Map<string, Rule>();
  const keyOf = (sdkAppId: number | null = null, taskId: string | null = null) => JSON.stringify([sdkAppId, taskId]);

  return {
    set({ sdkAppId, taskId, skip = 0, times = Number.POSITIVE_INFINITY, every = 1, probability = 1 }, fault) {
      const key = keyOf(sdkAppId, taskId);
      if (fault === null) rules.delete(key);
      else rules.set(key, { fault, skip, times, every, probability, spared: 0 });
    },
    next({ sdkAppId, taskId }) {
      for (const key of [keyOf(sdkAppId, taskId), keyOf(null, taskId), keyOf(sdkAppId), keyOf()]) {
        const rule = rules.get(key);
        if (rule === undefined || rule.times <= 0) continue;
        if (rule.skip > 0) {
          rule.skip -= 1;
          continue;
        }
        rule.spared += 1;
        if (rule.spared < rule.every || random() >= rule.probability) continue;
        rule.spared = 0;
        rule.times -= 1;
        return rule.fault;
      }
      return null;
    },
  };
}

export interface FaultContext {
  requestId: string;
  clockMs: number;
  random: () => number;
}

/** The answer with this fault, where `outcome` would have been it without. */
export function faultyReply(fault: Fault, outcome: Outcome, { requestId, clockMs, random }: FaultContext): Reply {
  const answer = (given: Outcome) => jsonReply(envelope(given, requestId), clockMs);
  const good = answer(outcome);

  switch (fault.kind) {
    case 'latency':
      return { ...good, delayMs: fault.ms + random() * (fault.jitterMs ?? 0) };
    case 'timeOut':
      return { ...good, delivery: { kind: 'hang', after: fault.after ?? 'nothing' } };
    case 'reset':
      return { ...good, delivery: { kind: 'reset', after: fault.after ?? 'nothing' } };
    case 'trickle':
      return { ...good, delivery: { kind: 'trickle', everyMs: fault.everyMs } };
    case 'html': {
      const { status = 200 } = fault;
      const title = status === 200 ? 'Please wait' : `${status} Bad Gateway`;
      const page = `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\r\n`;
      return textReply(status, 'text/html', page, clockMs);
    }
    case 'truncated':
      return { ...good, body: good.body.slice(0, good.body.length / 2) };
    case 'empty':
      return { ...good, body: new Uint8Array() };
    case 'noResponse':
      return jsonReply({ RequestId: requestId }, clockMs);
    case 'legacy': {
      const { code = 5000, codeDesc = 'InternalError', message = 'internal error' } = fault;
      return jsonReply({ code, message, codeDesc }, clockMs);
    }
    case 'wrongTaskId': {
      if (outcome.kind === 'error') return good;
      return answer({ kind: 'ok', fields: { ...outcome.fields, TaskId: fault.taskId ?? '-m9-someOtherTask.' } });
    }
    case 'redirect': {
      const moved = textReply(302, 'text/html', '', clockMs);
      return { ...moved, headers: { ...moved.headers, Location: fault.location } };
    }
    case 'error':
      return answer(refuse(fault.code, fault.message ?? MESSAGES[fault.code] ?? 'The request failed.'));
    case 'raw':
      return { ...good, status: fault.status ?? 200, headers: { ...good.headers, ...fault.headers }, body: fault.body };
  }
}

/** What Tencent says with the codes that the demo and its pictures show. */
const MESSAGES: Readonly<Record<string, string>> = {
  InternalError: 'An error inside Tencent Cloud.',
  'InternalError.CTInternalError': 'An error inside the cloud transcription service.',
  'AuthFailure.SecretIdNotFound': 'The SecretId does not exist, or its key was deleted or disabled.',
};
