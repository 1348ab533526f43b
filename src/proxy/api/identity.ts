/** What a caller may do with the SdkAppIds they may see: look, change what all viewers see, tell us of tasks. */
export type Scope = 'read' | 'write' | 'ingest';

/** A caller who was let in. Made anew for every request, so that a changed policy counts from the next one on. */
export interface Identity {
  /** The same for the same person as long as the configuration stays; never shown. Leases and limits go by it. */
  id: string;
  /** `local`: the operator of this machine, in mode `none`. */
  kind: 'local' | 'person' | 'token';
  /** What the board calls them. */
  name: string;
  scopes: ReadonlySet<Scope>;
  /** The SdkAppIds that they may see, as far as this server serves them. */
  apps: Reach;
  /** From this wall time on the identity counts no more; null never ends. */
  expiresAt: number | null;
}

type Reach = ReadonlySet<number> | 'all';

export function mayRead({ apps }: Pick<Identity, 'apps'>, sdkAppId: number): boolean {
  return apps === 'all' || apps.has(sdkAppId);
}

/**
 * One text for who a viewer is and what they may see. What is kept under it (a lease) is unknown to all others, and
 * to themselves as soon as they may see more or less.
 */
export function viewerKey({ id, apps }: Pick<Identity, 'id' | 'apps'>): string {
  return `${id} ${apps === 'all' ? '*' : [...apps].sort((a, b) => a - b).join()}`;
}
