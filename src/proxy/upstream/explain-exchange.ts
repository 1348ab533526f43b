import type { ExchangeAnswer, ReceivedAnswer, SampleSignature } from '#contract/exchange.ts';
import type { SignedHttpRequest } from '#tencent/describe-cloud-transcription.ts';
import { SERVICE } from '#tencent/sites.ts';
import { createSigner, deriveKeys, hex, type Sha256, utcDate } from '#tencent/tc3.ts';
import type { Exchange, KeptExchanges } from './exchanges.ts';

/** The key of Tencent's own examples (documentation page "Signature v3"): public, and it opens nothing. */
const SAMPLE = { secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE' };

/** Beyond this, indenting helps no reader. */
const MOST_INDENTED = 16_000;

/** Everything a person needs to see what went over the wire and to debug a signer of their own, and nothing of the key. */
export function explainExchange(kept: KeptExchanges | null, now: number, sha256: Sha256): ExchangeAnswer {
  if (kept === null) {
    return { now, request: null, signing: null, sample: null, last: null, lastGood: null, lastBad: null };
  }
  const { request, sentAt } = kept.last;
  const { steps, sample } = signWithSample(request, sha256);
  return {
    now,
    request: {
      at: sentAt,
      method: request.method,
      url: request.url,
      headers: Object.entries(request.headers),
      body: request.body,
    },
    signing: {
      canonicalRequest: steps.canonicalRequest,
      hashedCanonicalRequest: hex(sha256.hash(steps.canonicalRequest)),
      credentialScope: steps.credentialScope,
      stringToSign: steps.stringToSign,
    },
    sample,
    last: shownAnswer(kept.last),
    lastGood: kept.lastGood && shownAnswer(kept.lastGood),
    lastBad: kept.lastBad && shownAnswer(kept.lastBad),
  };
}

/** Up to the string to sign, nothing depends on the key: the steps of the sample are those of the real request. */
function signWithSample({ headers, body }: SignedHttpRequest, sha256: Sha256) {
  const header = (name: string) => Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  const timestamp = Number(header('x-tc-timestamp'));
  const steps = createSigner(sha256).sign({
    credential: SAMPLE,
    host: header('host'),
    service: SERVICE,
    timestamp,
    contentType: header('content-type'),
    body,
    headers: { 'x-tc-action': header('x-tc-action') },
  });
  const keys = deriveKeys(sha256, SAMPLE.secretKey, utcDate(timestamp), SERVICE);
  const sample: SampleSignature = {
    ...SAMPLE,
    secretDate: hex(keys.secretDate),
    secretService: hex(keys.secretService),
    secretSigning: hex(keys.secretSigning),
    signature: steps.signature,
    authorization: steps.authorization,
  };
  return { steps, sample };
}

function shownAnswer({ sentAt, latencyMs, attempt, reply }: Exchange & { attempt: number }): ReceivedAnswer {
  const base = { at: sentAt, latencyMs: Math.round(latencyMs), attempt };
  if (reply.kind === 'failure') return { ...base, status: null, body: `${reply.failure}: ${reply.detail}` };
  return { ...base, status: reply.status, body: indented(reply.body) };
}

/** As it was kept; but where it is JSON, indented. */
function indented(body: string): string {
  try {
    const text = JSON.stringify(JSON.parse(body), null, 2);
    // What is deep is mostly blanks.
    return text.length > MOST_INDENTED ? body : text;
  } catch {
    return body;
  }
}
