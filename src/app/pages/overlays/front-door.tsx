import { useQuery, useQueryClient } from '@tanstack/react-query';
import { regionsIn } from '#contract/session.ts';
import { PasteAnswer } from '../../features/add-tasks/paste-answer.tsx';
import { sessionQuery } from '../../features/connection/session-query.ts';
import { taskQuery } from '../../features/task/task-query.ts';
import { goTo, useAddress } from '../../navigation.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { overlay } from '../../ui/overlay.ts';
import { watchedViews } from '../../watch/watch-keys.ts';
import { useOfferedApps } from './offered-apps.ts';

interface FrontDoorProps {
  /** What was typed or pasted where one searches. */
  text: string;
  /** Before another page or dialog opens. */
  onLeave?: () => void;
}

/** The answer to a TaskId, a link or a log line, the same wherever it is put in. */
export function FrontDoor({ text, onLeave = () => undefined }: FrontDoorProps) {
  const client = useQueryClient();
  const address = useAddress();
  const here = address.page === 'app' ? address.sdkAppId : address.page === 'task' ? address.task.sdkAppId : null;
  const apps = useOfferedApps(here);
  const { data: session } = useQuery(sessionQuery);
  const watchlist = useWatchlist(({ tasks }) => tasks);
  return (
    <PasteAnswer
      text={text}
      apps={apps}
      regionsOf={(sdkAppId) => (session ? (regionsIn(session, sdkAppId) ?? session.regions) : [])}
      known={[...watchedViews(client).values(), ...watchlist]}
      look={(task) => client.fetchQuery({ ...taskQuery(task), staleTime: 0, retry: false })}
      onOpen={({ sdkAppId, region, taskId }) => {
        onLeave();
        goTo({ page: 'task', task: { sdkAppId, region, taskId } });
      }}
      onReview={() => {
        onLeave();
        overlay.setState({ kind: 'add', typed: text });
      }}
    />
  );
}
