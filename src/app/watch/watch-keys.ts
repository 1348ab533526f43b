import type { QueryClient } from '@tanstack/react-query';
import type { TaskView } from '#contract/task-view.ts';
import type { BoardScope } from './board-scope.ts';
import type { Watched } from './watch.ts';

/** The keys of the lists in react-query's cache: `all` begins each of them. */
export const watchKeys = {
  all: ['watch'] as const,
  list: (scope: BoardScope) => [...watchKeys.all, scope] as const,
};

/** What this tab knows of tasks from the lists that it has shown, by task key. */
export function watchedViews(client: QueryClient): ReadonlyMap<string, TaskView> {
  const lists = client.getQueriesData<Watched>({ queryKey: watchKeys.all });
  return new Map(lists.flatMap(([, watched]) => [...(watched?.views ?? [])]));
}
