import * as v from 'valibot';

/** A request as it was sent, with what must not be shown left out of its headers. */
const SentRequest = v.object({
  /** ms since the epoch, by the proxy's clock. */
  at: v.number(),
  method: v.string(),
  url: v.string(),
  headers: v.array(v.tuple([v.string(), v.string()])),
  body: v.string(),
});

/** One answer as it came, or why none did. */
export const ReceivedAnswer = v.object({
  /** When the call was sent, how long it took, and its 1-based number among the calls about this task since the server started. */
  at: v.number(),
  latencyMs: v.number(),
  attempt: v.number(),
  /** Null when nothing readable came: `body` then says why. */
  status: v.nullable(v.number()),
  body: v.string(),
});
export type ReceivedAnswer = v.InferOutput<typeof ReceivedAnswer>;

/** The signature of the last request, step by step, but for the steps that need the key. */
const SigningSteps = v.object({
  canonicalRequest: v.string(),
  hashedCanonicalRequest: v.string(),
  credentialScope: v.string(),
  stringToSign: v.string(),
});

/** The same request signed with a public example key, so that a person can compare their own signer's every step. */
export const SampleSignature = v.object({
  secretId: v.string(),
  secretKey: v.string(),
  secretDate: v.string(),
  secretService: v.string(),
  secretSigning: v.string(),
  signature: v.string(),
  authorization: v.string(),
});
export type SampleSignature = v.InferOutput<typeof SampleSignature>;

/** What was last said between the proxy and Tencent about a task. All null when it was not asked since the proxy started. */
export const ExchangeAnswer = v.object({
  now: v.number(),
  request: v.nullable(SentRequest),
  signing: v.nullable(SigningSteps),
  sample: v.nullable(SampleSignature),
  /** The last answer of all, the last with a status, and the last without one. */
  last: v.nullable(ReceivedAnswer),
  lastGood: v.nullable(ReceivedAnswer),
  lastBad: v.nullable(ReceivedAnswer),
});
export type ExchangeAnswer = v.InferOutput<typeof ExchangeAnswer>;
