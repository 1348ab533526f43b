import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { TaskAnswer } from '#contract/task-view.ts';
import { getJson, postJson, RequestFailure } from '../../api/request.ts';
import { apiPath } from '../../navigation.ts';
import { hearServerTime } from '../../time/server-clock.ts';

const RETRY_MS = 4_000;
/** As often as a hidden board asks, which only one with notifications does. */
const HIDDEN_POLL_MS = 30_000;

/** One task, asked for again when the proxy says that there can be something new. */
export function taskQuery(task: TaskRef) {
  const { sdkAppId, taskId, region } = task;
  return queryOptions({
    queryKey: ['task', taskKey(task)],
    queryFn: async () => {
      const query = new URLSearchParams({ id: taskId, region });
      const answer = await getJson(TaskAnswer, `${apiPath('apps', sdkAppId, 'task')}?${query}`);
      hearServerTime(answer.now);
      return answer;
    },
    refetchInterval: ({ state: { data, error } }) => {
      if (error instanceof RequestFailure && error.kind === 'refused') return false;
      const pollMs = error || !data ? RETRY_MS : data.nextPollMs;
      return document.visibilityState === 'hidden' ? Math.max(pollMs, HIDDEN_POLL_MS) : pollMs;
    },
  });
}

/** "Check now": the task jumps the queue; the answer itself is seen by a later poll. */
export function checkTask(client: QueryClient, task: TaskRef) {
  const { sdkAppId, taskId, region } = task;
  return mutationOptions({
    mutationFn: () => postJson(TaskAnswer, apiPath('apps', sdkAppId, 'task', 'check'), { id: taskId, region }),
    onSuccess: (answer) => {
      hearServerTime(answer.now);
      client.setQueryData(taskQuery(task).queryKey, answer);
    },
  });
}
