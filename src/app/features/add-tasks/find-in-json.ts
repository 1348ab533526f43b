import * as v from 'valibot';
import { parseSdkAppId, Region } from '#contract/task-ref.ts';
import { findInText } from './find-in-text.ts';
import { type Found, type Mentions, only, SECRET_NAME } from './found.ts';

const NAMES: readonly [keyof Mentions | 'taskId', RegExp][] = [
  ['taskId', /^task[-_]?ids?$/i],
  ['sdkAppId', /^sdk[-_]?app[-_]?id$/i],
  ['region', /^(x-tc-)?region$/i],
];
/** No sensible answer nests deeper. */
const DEEPEST = 60;

interface Seen {
  sdkAppIds: Set<number>;
  regions: Set<string>;
  found: Found[];
}

/** The TaskIds of a JSON document, or null when the text is not one. */
export function findInJson(text: string): { found: Found[]; mentions: Mentions } | null {
  const document = parse(text);
  if (typeof document !== 'object' || document === null) return null;
  const { found, sdkAppIds, regions } = look(document, '', 0);
  return { found, mentions: { sdkAppId: only(sdkAppIds), region: only(regions) } };
}

/**
 * A TaskId belongs to the smallest object around it that names one SdkAppId: its own, or its request beside it. With
 * two to choose from, it is unknown which one is meant.
 */
function look(value: object, name: string, depth: number): Seen {
  const seen: Seen = { sdkAppIds: new Set(), regions: new Set(), found: [] };
  if (depth > DEEPEST) return seen;
  const isAnswer = 'RequestId' in value && !('Status' in value);
  for (const [key, inner] of Object.entries(value)) {
    const innerName = Array.isArray(value) ? name : key;
    if (typeof inner === 'object' && inner !== null) add(seen, look(inner, innerName, depth + 1));
    else lookAtValue(seen, innerName, inner, isAnswer);
  }
  const [sdkAppId, region] = [only(seen.sdkAppIds), only(seen.regions)];
  for (const task of seen.found) {
    task.sdkAppId ??= sdkAppId;
    task.region ??= region;
  }
  return seen;
}

function lookAtValue({ sdkAppIds, regions, found }: Seen, name: string, value: unknown, isAnswer: boolean): void {
  const known = NAMES.find(([, pattern]) => pattern.test(name))?.[0];
  if (known === 'sdkAppId') {
    const sdkAppId = parseSdkAppId(String(value));
    if (sdkAppId !== null) sdkAppIds.add(sdkAppId);
  } else if (known === 'region') {
    if (v.is(Region, value)) regions.add(String(value));
  } else if (typeof value === 'string' && value !== '') {
    if (known === 'taskId')
      found.push({
        text: value,
        keyed: true,
        source: isAnswer ? 'answer' : 'json',
        at: 0,
        sdkAppId: null,
        region: null,
      });
    // A log line inside a JSON document, as log shippers write them.
    else if (!SECRET_NAME.test(name)) for (const task of findInText(value).found) found.push(task);
  }
}

function add(seen: Seen, inner: Seen): void {
  for (const sdkAppId of inner.sdkAppIds) seen.sdkAppIds.add(sdkAppId);
  for (const region of inner.regions) seen.regions.add(region);
  for (const task of inner.found) seen.found.push(task);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.trim().replace(/[,;]$/, ''));
  } catch {
    return null;
  }
}
