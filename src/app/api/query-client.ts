import { notifyManager, QueryClient } from '@tanstack/react-query';

/**
 * Every query asks again at its own pace, so a failed request is not repeated on top of that. `always`: a board on the
 * same machine or network answers although the browser thinks that it is offline.
 */
export function createQueryClient(): QueryClient {
  // By default after a timeout, in which the browser draws a frame without the answer.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', refetchOnReconnect: true },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
