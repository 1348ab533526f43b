/** What a paste looks like where a TaskId was found in it. */
export type PasteSource = 'line' | 'log' | 'answer' | 'json' | 'csv' | 'link' | 'tccli' | 'curl';

/** What may be a TaskId, as it stands there, with the SdkAppId and the region that are said together with it. */
export interface Found {
  text: string;
  /** It is called a TaskId there, so its shape need not say so. */
  keyed: boolean;
  source: PasteSource;
  /** Where it stands in its record. */
  at: number;
  sdkAppId: number | null;
  region: string | null;
}

export interface Mentions {
  sdkAppId: number | null;
  region: string | null;
}

/** What stands behind such a name looks random too, and is no TaskId. */
export const SECRET_NAME = /sig|token|secret|cred|auth|nonce|request|trace|cookie|password|key/i;

export function only<T>(values: ReadonlySet<T>): T | null {
  const [first] = values;
  return values.size === 1 && first !== undefined ? first : null;
}
