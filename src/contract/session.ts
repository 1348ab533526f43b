import * as z from 'zod/mini';

/** What the board needs to know before it shows anything. */
export const Session = z.object({
  product: z.object({ name: z.literal('Scribeboard'), version: z.string() }),
  /** `demo`: the answers come from the embedded emulator. */
  mode: z.enum(['live', 'demo']),
  site: z.enum(['intl', 'cn']),
  /** Regions of the site; the first is the default of the add form. */
  regions: z.array(z.string()),
  languages: z.array(z.string()),
  limits: z.object({
    quotaPerSecond: z.number(),
    ceilingPerSecond: z.number(),
    refsPerRequest: z.number(),
    visible: z.number(),
    tasksPerLease: z.number(),
  }),
  /** The SdkAppIds this person may see; null means all. */
  sdkAppIds: z.nullable(z.array(z.number())),
  person: z.object({
    /** `local`: nobody has to sign in here. */
    kind: z.enum(['local', 'person', 'token']),
    /** Empty for `local`. */
    name: z.string(),
    /** Where they sign out, below the base path; null when that is not for us to offer. */
    signOut: z.nullable(z.string()),
  }),
});
export type Session = z.infer<typeof Session>;
