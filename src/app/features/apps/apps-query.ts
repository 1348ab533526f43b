import { queryOptions } from '@tanstack/react-query';
import { AppsAnswer } from '#contract/app-summary.ts';
import { getJson } from '../../api/request.ts';
import { apiPath } from '../../navigation.ts';
import { hearServerTime } from '../../time/server-clock.ts';

const POLL_MS = 5_000;

/** Every SdkAppId that the server knows, counted there: small however many tasks there are. */
export const appsQuery = queryOptions({
  queryKey: ['apps'],
  queryFn: async () => {
    const answer = await getJson(AppsAnswer, apiPath('apps'));
    hearServerTime(answer.now);
    return answer;
  },
  refetchInterval: POLL_MS,
});

/** What people call this SdkAppId; null while it has no name. */
export function appNameIn({ apps }: AppsAnswer, sdkAppId: number): string | null {
  return apps.find((app) => app.sdkAppId === sdkAppId)?.label ?? null;
}
