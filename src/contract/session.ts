import * as v from 'valibot';

/** What the board needs to know before it shows anything. */
export const Session = v.object({
  product: v.object({ name: v.literal('Scribeboard'), version: v.string() }),
  /** `demo`: the answers come from the embedded emulator. */
  mode: v.picklist(['live', 'demo']),
  /** A demo without a login that others than this machine can reach. */
  isOpenDemo: v.optional(v.boolean(), false),
  site: v.picklist(['intl', 'cn']),
  /** Regions of the site; the first is the default of the add form. */
  regions: v.array(v.string()),
  /** Which SdkAppIds have which of them; `sdkAppIds` null: all that no other entry names. */
  sites: v.optional(
    v.array(v.object({ sdkAppIds: v.nullable(v.array(v.number())), regions: v.array(v.string()) })),
    [],
  ),
  /** The SdkAppIds this person may see; null means all. */
  sdkAppIds: v.nullable(v.array(v.number())),
  /** Whether they may change what all viewers see. */
  mayWrite: v.boolean(),
  person: v.object({
    /** `local`: there is no login here. */
    kind: v.picklist(['local', 'person', 'token']),
    /** Empty for `local`. */
    name: v.string(),
    /** Where they sign out, below the base path; null when that is not for us to offer. */
    signOut: v.nullable(v.string()),
  }),
});
export type Session = v.InferOutput<typeof Session>;

/** The regions in which an SdkAppId is served to this person; null when it is not. */
export function regionsIn(
  session: Pick<Session, 'regions' | 'sites' | 'sdkAppIds'>,
  sdkAppId: number,
): string[] | null {
  const { regions, sites, sdkAppIds } = session;
  if (sdkAppIds !== null && !sdkAppIds.includes(sdkAppId)) return null;
  const site =
    sites.find((site) => site.sdkAppIds?.includes(sdkAppId)) ?? sites.find((site) => site.sdkAppIds === null);
  return site?.regions ?? regions;
}
