import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { regionsIn } from '#contract/session.ts';
import { taskKey } from '#contract/task-ref.ts';
import { WHOLE_BOARD } from '../../address.ts';
import { AddDialog } from '../../features/add-tasks/add-dialog.tsx';
import { sessionQuery } from '../../features/connection/session-query.ts';
import { goTo } from '../../navigation.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { watchedViews } from '../../watch/watch-keys.ts';
import { useOfferedApps } from './offered-apps.ts';

interface AddTasksProps
  extends Omit<ComponentProps<typeof AddDialog>, 'apps' | 'known' | 'regions' | 'regionsOf' | 'onAdded'> {
  onAdded: () => void;
}

/** The dialog for adding, with the SdkAppIds and regions that it can offer. What was added elsewhere is shown there. */
export function AddTasks(props: AddTasksProps) {
  const { data: session } = useQuery(sessionQuery);
  const client = useQueryClient();
  const watchlist = useWatchlist(({ tasks }) => tasks);
  return (
    <AddDialog
      {...props}
      onAdded={(added) => {
        props.onAdded();
        const [first] = added;
        if (first && !added.some(({ sdkAppId }) => sdkAppId === props.sdkAppId))
          goTo({ page: 'app', sdkAppId: first.sdkAppId, view: WHOLE_BOARD });
      }}
      apps={useOfferedApps(props.sdkAppId)}
      known={new Set([...watchlist.map(taskKey), ...watchedViews(client).keys()])}
      regions={session?.regions ?? []}
      regionsOf={session && ((sdkAppId) => regionsIn(session, sdkAppId))}
    />
  );
}
