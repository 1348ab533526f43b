/**
 * What all callers together, and one of them, may have of this server: the one table of it, explained in docs/security.md.
 * `ofOne` is for one person or token; in mode `none` there is one person, the operator.
 */
export const CAPS = {
  /**
   * Requests. A tab asks four times a second at most, while first answers are on their way: twenty tabs of one person, opened
   * all at once, stay below. Of one peer address come the pages, and strangers; behind a gateway, many share one.
   */
  requests: {
    ofOne: { perSecond: 120, atOnce: 1_200, mostKeys: 10_000 },
    ofPeer: { perSecond: 300, atOnce: 3_000, mostKeys: 10_000 },
  },
  /** Milliseconds in which this process answers one person and no one else: a few requests can cost as much as thousands. */
  timeMs: { perSecond: 100, atOnce: 1_000, mostKeys: 10_000 },
  /** Of requests that are read, or wait for their turn. */
  bodyBytes: { ofOne: 16 * 1024 * 1024 },
  /**
   * Of a request: lists and objects in one another, and all that is in them. The longest list that is accepted has some nine
   * thousand values; to parse as many of the shortest takes 2 ms, and more would be thrown away.
   */
  json: { depth: 8, values: 20_000 },
  /** Views that are open. */
  leases: { all: 2_500, ofOne: 500 },
  /** Tasks that the views of one person list one by one: of each, and of all together. */
  listed: { ofOneLease: 10_000, ofOne: 50_000 },
  /** Tasks that are known. Who added more than `share` makes room first when all are taken. */
  tasks: { all: 50_000, ofOne: 20_000, share: 5_000 },
  /** Tasks that callers asked for one by one in the last seconds. */
  looks: { ofOne: 1_000 },
  /** SdkAppIds with a name or limits of their own. */
  namedApps: { all: 2_000, ofOne: 500 },
  /** Turns before all others: so many for tasks asked for the first time, and so many for those checked or refreshed. */
  wishes: { perSecond: 0.5, atOnce: 30, mostKeys: 10_000 },
  /** Of connections, `ofOne` and `halfOpen` (no complete request yet) are for one peer address. */
  connections: { all: 4_000, ofOne: 2_000, halfOpen: 500 },
} as const;
