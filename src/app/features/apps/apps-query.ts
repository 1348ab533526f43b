import { queryOptions } from '@tanstack/react-query';
import { AppsAnswer } from '#contract/app-summary.ts';
import { MAX_LIMITS_ASKED } from '#contract/stuck.ts';
import { getJson } from '../../api/request.ts';
import { apiPath } from '../../navigation.ts';
import { useStuckLimits } from '../../persistence/stuck-limits.ts';
import { hearServerTime } from '../../time/server-clock.ts';

const POLL_MS = 5_000;

/** Every SdkAppId that the server knows, counted there by this person's limits: small however many tasks there are. */
export const appsQuery = queryOptions({
  queryKey: ['apps'],
  queryFn: async () => {
    const limits = useStuckLimits.getState().apps.slice(0, MAX_LIMITS_ASKED);
    const search = limits.length > 0 ? `?limits=${encodeURIComponent(JSON.stringify(limits))}` : '';
    const answer = await getJson(AppsAnswer, apiPath('apps') + search);
    hearServerTime(answer.now);
    return answer;
  },
  refetchInterval: POLL_MS,
});

/** What people call this SdkAppId; null while it has no name. */
export function appNameIn({ apps }: AppsAnswer, sdkAppId: number): string | null {
  return apps.find((app) => app.sdkAppId === sdkAppId)?.label ?? null;
}
