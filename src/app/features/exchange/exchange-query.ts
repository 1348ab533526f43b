import { queryOptions } from '@tanstack/react-query';
import { ExchangeAnswer } from '#contract/exchange.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { getJson } from '../../api/request.ts';
import { apiPath } from '../../navigation.ts';

const EVERY_MS = 5_000;

/** What last went over the wire about a task. A person reads it: it need not be of this second. */
export function exchangeQuery(task: TaskRef) {
  const { sdkAppId, taskId, region } = task;
  return queryOptions({
    queryKey: ['exchange', taskKey(task)],
    queryFn: () => {
      const query = new URLSearchParams({ id: taskId, region });
      return getJson(ExchangeAnswer, `${apiPath('apps', sdkAppId, 'task', 'exchange')}?${query}`);
    },
    refetchInterval: EVERY_MS,
  });
}
