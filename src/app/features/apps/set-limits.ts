import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import type { AppsAnswer } from '#contract/app-summary.ts';
import { DEFAULT_LIMITS, Limits } from '#contract/limits.ts';
import { postJson } from '../../api/request.ts';
import { apiPath } from '../../navigation.ts';
import { appsQuery } from './apps-query.ts';

const Said = v.object({ limits: Limits });

/** What holds for this SdkAppId; of one that the server does not know yet, the default. */
export function limitsIn({ apps }: AppsAnswer, sdkAppId: number): Limits {
  return apps.find((app) => app.sdkAppId === sdkAppId)?.limits ?? DEFAULT_LIMITS;
}

/** The server keeps the limits, for all who use it. */
export function setLimits(client: QueryClient) {
  return mutationOptions({
    mutationFn: ({ sdkAppId, limits }: { sdkAppId: number; limits: Limits }) =>
      postJson(Said, apiPath('apps', sdkAppId, 'limits'), limits),
    onSuccess: () => client.invalidateQueries({ queryKey: appsQuery.queryKey }),
  });
}
