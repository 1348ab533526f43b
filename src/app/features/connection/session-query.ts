import { queryOptions } from '@tanstack/react-query';
import { Session } from '#contract/session.ts';
import { getJson } from '../../api/request.ts';
import { apiPath } from '../../navigation.ts';

const RETRY_MS = 5_000;

/** What the server is and who the viewer is. It changes only with a sign-in or a restart, so one answer is enough. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => getJson(Session, apiPath('session')),
  staleTime: Number.POSITIVE_INFINITY,
  refetchInterval: ({ state }) => (state.data === undefined ? RETRY_MS : false),
});
