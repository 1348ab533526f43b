import * as v from 'valibot';
import { SITES, type Site } from '#tencent/sites.ts';
import { SdkAppId, TaskRef } from './task-ref.ts';

const SITE_NAMES = Object.keys(SITES) as Site[];

/**
 * Why a task is not asked for here: its SdkAppId is of no account here, or not for this viewer (`app`); its region belongs to
 * the other site of Tencent Cloud (`intl`, `cn`), or is none that we know (`region`); or no more can be listed or kept (`room`).
 */
const WhyNotServed = v.picklist(['app', 'region', 'intl', 'cn', 'room']);
export type WhyNotServed = v.InferOutput<typeof WhyNotServed>;

/** What was listed and is not served: the others of its list are answered all the same. */
export const NotServed = v.object({
  apps: v.array(SdkAppId),
  refs: v.array(v.object({ ...TaskRef.entries, why: WhyNotServed })),
});
export type NotServed = v.InferOutput<typeof NotServed>;

/** @param regions those in which its SdkAppId is served; null when it is not */
export function whyNotServed(region: string, regions: readonly string[] | null): WhyNotServed | null {
  if (regions === null) return 'app';
  if (regions.includes(region)) return null;
  return SITE_NAMES.find((site) => (SITES[site].regions as readonly string[]).includes(region)) ?? 'region';
}
