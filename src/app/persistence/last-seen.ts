import { createStore } from 'zustand/vanilla';
import type { Seen } from '../status/changes-since.ts';

/** A board as somebody last saw it, by task key, and when that was by the proxy's clock. */
export interface Looked {
  at: number;
  seen: ReadonlyMap<string, Seen>;
  /** In this tab: then it is also worth saying that nothing happened. */
  here?: true;
}

/** By SdkAppId and list, `1400000000 all`; nothing for a board that nobody looked away from yet, or whose news was seen. */
export const looked = createStore<Readonly<Record<string, Looked | undefined>>>(() => ({}));
