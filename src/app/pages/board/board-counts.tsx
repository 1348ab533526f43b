import { useQuery } from '@tanstack/react-query';
import type { BoardView, StateFilter } from '../../address.ts';
import { appsQuery } from '../../features/apps/apps-query.ts';
import { StateCounts } from '../../features/board/state-counts.tsx';
import { EndedLine } from '../../features/ended/ended-line.tsx';
import { doubtOfList } from '../../status/all-clear.ts';
import type { Watched } from '../../watch/watch.ts';

interface BoardCountsProps {
  sdkAppId: number;
  view: BoardView;
  counts: Record<StateFilter, number> & { all: number };
  /** Not all of the list has come: of what is not summed up by the server, nothing is known. */
  isPart: boolean;
  watched: Watched | undefined;
  muted: boolean;
  /** The server answers this page. */
  isHeard: boolean;
}

/** The tasks of the board by state, and the way to those that ended before these. */
export function BoardCounts({ sdkAppId, view, counts, isPart, watched, muted, isHeard }: BoardCountsProps) {
  const { data } = useQuery(appsQuery);
  const summary = data?.apps.find((app) => app.sdkAppId === sdkAppId);
  return (
    <StateCounts
      sdkAppId={sdkAppId}
      view={view}
      counts={watched ? { ...counts, ...(isPart && { stale: null }) } : null}
      muted={muted}
      isClear={watched !== undefined && counts.all > 0 && doubtOfList(counts, watched, isHeard) === null}
    >
      {data && summary ? <EndedLine summary={summary} onBoardHours={data.endedOnBoardHours} /> : null}
    </StateCounts>
  );
}
