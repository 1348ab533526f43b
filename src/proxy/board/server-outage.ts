import type { OwnErrorCode } from '#contract/error-code.ts';
import type { Outage } from '#contract/pace.ts';
import { CREDENTIAL_FAULT } from '../credentials/credential-source.ts';
import type { Fault } from '../faults.ts';
import type { StoreTrouble } from '../store/store.ts';

const KEY_MISSING: OwnErrorCode = 'Credential.Missing';

/**
 * What this server cannot do though Tencent answers, for viewers: the log says the rest, for the operator.
 *
 * @param accounts the outage of each
 */
export function serverOutage(
  trouble: StoreTrouble | null,
  faults: readonly Fault[],
  accounts: readonly (Outage | null)[],
): Outage | null {
  if (trouble !== null) {
    const { reason, since } = trouble;
    const message =
      reason === 'inUse'
        ? 'Another Scribeboard process uses the same data folder: this one sends no requests until that one stops.'
        : 'States are in memory only. See the server log.';
    return { kind: 'store', code: `Store.${reason}`, message, requestId: null, since, asOf: null };
  }
  // One cause, one incident: an account that has no key for it says so itself.
  const isKeyMissed = accounts.some((outage) => outage?.code === KEY_MISSING);
  const fault = faults.find(({ what }) => !(isKeyMissed && what === CREDENTIAL_FAULT));
  if (!fault) return null;
  const { what, code, since } = fault;
  const message = `${what} has failed since then (${code}) and is retried automatically. See the server log.`;
  return { kind: 'server', code: 'Server.Fault', message, requestId: null, since, asOf: null };
}
