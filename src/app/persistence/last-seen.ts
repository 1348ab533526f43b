import { createStore } from 'zustand/vanilla';
import type { Seen } from '../status/changes-since.ts';

/** A board as this person last saw it, by task key, and when that was by the proxy's clock. */
export interface LastSeen {
  at: number;
  seen: ReadonlyMap<string, Seen>;
  /** In this tab: then it is also worth saying that nothing happened. */
  here?: true;
}

/** By SdkAppId and list, `1400000000 all`; nothing for a board that was never left yet, or whose news was seen. */
export const lastSeen = createStore<Readonly<Record<string, LastSeen | undefined>>>(() => ({}));
