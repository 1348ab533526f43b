import * as v from 'valibot';

/** What an answer to `DescribeCloudTranscription` turned out to be. `requestId` is null where none came. */
export type DescribeResponse =
  | {
      kind: 'status';
      /** As Tencent said it; words beyond `Idle`, `InProgress` and `Exited` are kept. */
      status: string;
      /** Milliseconds since the epoch; null when it did not come or cannot be a time. */
      startTime: number | null;
      taskId: string;
      requestId: string | null;
    }
  | { kind: 'error'; code: string; message: string; requestId: string | null }
  /** The old gateway's envelope `{code, message, codeDesc}`; `code` is its `codeDesc`, or else the number as text. */
  | { kind: 'legacy'; code: string; message: string }
  | {
      kind: 'unreadable';
      why: 'empty' | 'notJson' | 'noResponse' | 'badShape' | 'httpStatus';
      httpStatus: number;
      requestId: string | null;
    };

/** The last instant an ECMAScript date can name. A StartTime of 0 is an unset uint64, not 1970. */
const MAX_TIME = 8.64e15;

const RequestId = v.fallback(v.nullable(v.string()), null);

/** Presence of `Error` is the only sign of failure: the HTTP status is 200 either way. */
const ErrorResponse = v.object({
  Error: v.object({ Code: v.pipe(v.string(), v.minLength(1)), Message: v.fallback(v.string(), '') }),
});

const StatusResponse = v.object({
  // Absent rather than invalid, so that a broken Error is never read as a success.
  Error: v.optional(v.never()),
  Status: v.pipe(v.string(), v.minLength(1)),
  StartTime: v.fallback(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_TIME))), null),
  TaskId: v.string(),
});

const Envelope = v.object({ Response: v.looseObject({ RequestId }) });

const LegacyEnvelope = v.object({
  code: v.number(),
  message: v.fallback(v.string(), ''),
  codeDesc: v.fallback(v.nullable(v.string()), null),
});

/**
 * Reads any answer whatever; never throws. An error envelope counts under every HTTP status (its code and RequestId
 * say more than the number); everything else needs the documented 200.
 */
export function parseDescribeResponse(httpStatus: number, bodyText: string): DescribeResponse {
  const json = parseJson(bodyText);
  const envelope = v.safeParse(Envelope, json);
  const response = envelope.success ? envelope.output.Response : undefined;
  const requestId = response?.RequestId ?? null;

  const failed = v.safeParse(ErrorResponse, response);
  if (failed.success) {
    const { Code, Message } = failed.output.Error;
    return { kind: 'error', code: Code, message: Message, requestId };
  }

  const unreadable = (why: Extract<DescribeResponse, { kind: 'unreadable' }>['why']): DescribeResponse => ({
    kind: 'unreadable',
    why,
    httpStatus,
    requestId,
  });
  if (httpStatus !== 200) return unreadable('httpStatus');
  if (bodyText.trim() === '') return unreadable('empty');
  if (json === undefined) return unreadable('notJson');

  if (response === undefined) {
    const legacy = v.safeParse(LegacyEnvelope, json);
    if (!legacy.success) return unreadable('noResponse');
    const { code, codeDesc, message } = legacy.output;
    return { kind: 'legacy', code: codeDesc ?? String(code), message };
  }

  const answered = v.safeParse(StatusResponse, response);
  if (!answered.success) return unreadable('badShape');
  const { Status, StartTime, TaskId } = answered.output;
  return { kind: 'status', status: Status, startTime: StartTime, taskId: TaskId, requestId };
}

/** Undefined for anything that is not JSON: no JSON text means undefined. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
