import type { Mentions } from './found.ts';
import { agreed, from, type Said } from './said.ts';

/** What the records above say about those below that say nothing themselves. */
export interface Heading {
  sdkAppId: Said<number> | null;
  region: Said<string> | null;
  /** TaskIds have stood below it. */
  isUsed: boolean;
}

export const NO_HEADING: Heading = { sdkAppId: null, region: null, isUsed: false };

/** The heading after a record that says something and has no TaskId. */
export function nextHeading(heading: Heading, mentions: Mentions): Heading {
  const sdkAppId = from('above', agreed(mentions.sdkAppIds));
  const region = from('above', agreed(mentions.regions));
  if (sdkAppId === null && region === null) return heading;
  if (heading.isUsed) {
    // A new section: its SdkAppId goes without the region of the last one.
    return {
      sdkAppId: sdkAppId ?? heading.sdkAppId,
      region: sdkAppId === null ? region : (region ?? keep(heading, sdkAppId)),
      isUsed: false,
    };
  }
  // Two in a row: nothing tells which of them is meant.
  return { sdkAppId: both(heading.sdkAppId, sdkAppId), region: both(heading.region, region), isUsed: false };
}

function keep(heading: Heading, sdkAppId: Said<number>): Said<string> | null {
  const isSame = agreed([sdkAppId, ...(heading.sdkAppId ? [heading.sdkAppId] : [])])?.kind === 'value';
  return isSame ? heading.region : null;
}

function both<T>(one: Said<T> | null, other: Said<T> | null): Said<T> | null {
  if (one === null || other === null) return one ?? other;
  // What was not readable is said better by the next line.
  return one.kind === 'unreadable' ? other : agreed([one, other]);
}
