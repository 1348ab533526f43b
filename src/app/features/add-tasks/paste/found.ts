import type { Said } from './said.ts';

/** What a paste looks like where a TaskId was found in it. */
export type PasteSource = 'line' | 'log' | 'answer' | 'json' | 'csv' | 'link' | 'tccli' | 'curl';

/** What the place of a text makes doubtful, whatever it looks like. */
export type PlaceDoubt = 'dots' | 'wrapped' | 'glued' | 'dash';

/** What may be a TaskId, as it stands there, with what is said together with it. */
export interface Found {
  text: string;
  /** It is called a TaskId there, so its shape need not say so. */
  keyed: boolean;
  source: PasteSource;
  /** Name of the column or key under which it stands. */
  name: string | null;
  /** On which line of the paste, from 1. */
  line: number;
  doubt: PlaceDoubt | null;
  sdkAppId: Said<number> | null;
  region: Said<string> | null;
}

/** What is said in a part of a paste, with a TaskId or without. */
export interface Mentions {
  sdkAppIds: readonly Said<number>[];
  regions: readonly Said<string>[];
}

export const NOTHING_SAID: Mentions = { sdkAppIds: [], regions: [] };

/** What stands behind such a name looks random too, and is no TaskId. */
export const SECRET_NAME = /sig|token|secret|cred|auth|nonce|request|trace|cookie|password|key/i;
