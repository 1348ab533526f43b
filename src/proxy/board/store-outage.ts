import type { Outage } from '#contract/pace.ts';
import type { StoreTrouble } from '../store/store.ts';

/** That states cannot be kept, for viewers: where the data lies is in the log, for the operator. */
export function storeOutage(trouble: StoreTrouble | null): Outage | null {
  if (trouble === null) return null;
  const { reason, since } = trouble;
  const message =
    reason === 'inUse'
      ? 'Another process of this board is at work on the same data folder: this one asks Tencent nothing until that one is gone.'
      : 'States are kept in memory only. The log of this server says why.';
  return { kind: 'store', code: `Store.${reason}`, message, requestId: null, since, asOf: null };
}
