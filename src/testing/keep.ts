import type { Store } from '#proxy/store/store.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Whether what was said is on the disk, however long the store waits with that. */
export async function keep(store: Pick<Store, 'keep'>, clock: Pick<VirtualClock, 'advance'>): Promise<boolean> {
  const isKept = store.keep();
  await clock.advance(1_000);
  return isKept;
}
