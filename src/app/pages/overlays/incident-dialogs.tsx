import { useQuery } from '@tanstack/react-query';
import { useStore } from 'zustand';
import { taskKey } from '#contract/task-ref.ts';
import { WHOLE_BOARD } from '../../address.ts';
import { sessionQuery } from '../../features/connection/session-query.ts';
import { asked as askedStore } from '../../features/incidents/asked.ts';
import { currentAddress, goTo } from '../../navigation.ts';
import { lazyDialog } from '../../ui/lazy-dialog.tsx';

const IncidentDialog = lazyDialog(() =>
  import('../../features/incidents/incident-dialog.tsx').then((module) => module.IncidentDialog),
);
const close = () => askedStore.setState({ asked: null });

/** The dialogs of acts, whichever page asked for them. */
export function IncidentDialogs() {
  const asked = useStore(askedStore, (state) => state.asked);
  const { data: session } = useQuery(sessionQuery);
  return asked ? (
    <IncidentDialog
      asked={asked}
      by={session?.person.name ?? ''}
      onRemoved={(views) => {
        const here = currentAddress();
        // The page of a task asks about it, which would bring it back.
        if (here.page === 'task' && views.some((view) => taskKey(view) === taskKey(here.task)))
          goTo({ page: 'app', sdkAppId: here.task.sdkAppId, view: WHOLE_BOARD }, { replace: true });
      }}
      onClose={close}
    />
  ) : null;
}
