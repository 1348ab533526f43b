import type { Credential, Sha256 } from '#tencent/tc3.ts';
import { headerOf, type IncomingCall } from './incoming-call.ts';
import { type Refusal, refuse } from './outcome.ts';
import { createQuota, type QuotaWindow } from './quota.ts';
import { claimedSecretId, createSignatureCheck } from './verify-signature.ts';

export interface GatewayOptions {
  sha256: Sha256;
  credentials: readonly Credential[];
  quotaPerSecond: number;
  window: QuotaWindow;
}

export interface Gateway {
  /** Null for a call that may go on to the API. `clockMs` is the gateway's own clock, right or wrong. */
  check(call: IncomingCall, clockMs: number): Refusal | null;
  /** Calls refused for being above the quota. */
  readonly overLimit: number;
}

/**
 * What stands before every API of Tencent Cloud. Which check comes first is documented nowhere. Here: who is asking
 * (costs no quota, or a stranger could spend ours), then how often; what for, where and with which parameters comes
 * after that, in the API, so a call with a wrong parameter has cost a call.
 */
export function createGateway({ sha256, credentials, quotaPerSecond, window }: GatewayOptions): Gateway {
  const quota = createQuota(window, quotaPerSecond);
  const checkSignature = createSignatureCheck({ sha256, credentials });
  let overLimit = 0;

  function checkQuota(call: IncomingCall): Refusal | null {
    const budget = `${claimedSecretId(call)}/${headerOf(call, 'x-tc-action')}`;
    const count = quota.count(budget, call.arrival.wallMs);
    if (count <= quotaPerSecond) return null;
    overLimit += 1;
    return refuse(
      'RequestLimitExceeded',
      `Your current request times equals to \`${count}\` in a second, which exceeds the frequency limit \`${quotaPerSecond}\` for a second. Please reduce the frequency of calls.`,
    );
  }

  return {
    check: (call, clockMs) => checkProtocol(call) ?? checkSignature(call, clockMs) ?? checkQuota(call),
    get overLimit() {
      return overLimit;
    },
  };
}

function checkProtocol({ method, path }: IncomingCall): Refusal | null {
  if (method !== 'POST') return refuse('UnsupportedProtocol', 'This server understands POST with a JSON body only.');
  return path === '/' ? null : refuse('InvalidRequest', 'The path of the request must be `/`.');
}
