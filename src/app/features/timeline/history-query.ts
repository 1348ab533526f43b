import { queryOptions } from '@tanstack/react-query';
import { HistoryAnswer } from '#contract/history.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import { getJson } from '../../api/request.ts';
import { apiPath } from '../../navigation.ts';

/** What was observed of a task. Asked for again only when its view says that there is something new. */
export function historyQuery(view: TaskView) {
  const { sdkAppId, taskId, region, stateSince, apiStatus, problem } = view;
  return queryOptions({
    queryKey: ['history', taskKey(view), stateSince, apiStatus, problem?.since, problem?.count],
    queryFn: () => {
      const query = new URLSearchParams({ id: taskId, region });
      return getJson(HistoryAnswer, `${apiPath('apps', sdkAppId, 'task', 'history')}?${query}`);
    },
    // What is shown stays until the new answer has come.
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
