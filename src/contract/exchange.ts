import * as z from 'zod/mini';

/** A request as it was sent, with what must not be shown left out of its headers. */
const SentRequest = z.object({
  /** ms since the epoch, by the proxy's clock. */
  at: z.number(),
  method: z.string(),
  url: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
});

/** One answer as it came, or why none did. */
export const ReceivedAnswer = z.object({
  /** When the call was sent, how long it took, and the how-manieth about this task it was since the proxy started. */
  at: z.number(),
  latencyMs: z.number(),
  attempt: z.number(),
  /** Null when nothing readable came: `body` then says why. */
  status: z.nullable(z.number()),
  body: z.string(),
});
export type ReceivedAnswer = z.infer<typeof ReceivedAnswer>;

/** The signature of the last request, step by step, but for the steps that need the key. */
const SigningSteps = z.object({
  canonicalRequest: z.string(),
  hashedCanonicalRequest: z.string(),
  credentialScope: z.string(),
  stringToSign: z.string(),
});

/** The same request signed with a key that everybody knows, so that a person can compare their own signer's every step. */
export const SampleSignature = z.object({
  secretId: z.string(),
  secretKey: z.string(),
  secretDate: z.string(),
  secretService: z.string(),
  secretSigning: z.string(),
  signature: z.string(),
  authorization: z.string(),
});
export type SampleSignature = z.infer<typeof SampleSignature>;

/** What was last said between the proxy and Tencent about a task. All null when it was not asked since the proxy started. */
export const ExchangeAnswer = z.object({
  now: z.number(),
  request: z.nullable(SentRequest),
  signing: z.nullable(SigningSteps),
  sample: z.nullable(SampleSignature),
  /** The last answer of all, the last with a status, and the last without one. */
  last: z.nullable(ReceivedAnswer),
  lastGood: z.nullable(ReceivedAnswer),
  lastBad: z.nullable(ReceivedAnswer),
});
export type ExchangeAnswer = z.infer<typeof ExchangeAnswer>;
