import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { FirstPass } from '#contract/watch.ts';
import type { BoardView } from '../../address.ts';
import { FirstPassProgress } from '../../features/board/first-pass-progress.tsx';
import { LinkNotice } from '../../features/board/link-notice.tsx';
import { NothingRunning } from '../../features/board/nothing-running.tsx';
import { DemoText } from '../../features/connection/demo-text.tsx';
import { sessionQuery } from '../../features/connection/session-query.ts';
import { SinceLastSeen } from '../../features/news/since-last-seen.tsx';
import { WaitingChanges } from '../../features/news/waiting-changes.tsx';
import type { useBoardList } from '../../features/table/use-board-list.ts';
import { lastSeen } from '../../persistence/last-seen.ts';
import { useOldLimits } from '../../persistence/old-limits.ts';
import { CHANGES, changesSince } from '../../status/changes-since.ts';
import type { BoardRow } from '../../watch/board-rows.ts';
import { OldLimits } from './old-limits.tsx';

interface BoardNewsProps {
  sdkAppId: number;
  view: BoardView;
  board: string;
  rows: ReadonlyMap<string, BoardRow>;
  firstPass: FirstPass | null;
  list: Pick<ReturnType<typeof useBoardList>, 'waiting' | 'showWaiting' | 'selection'>;
  onShow: (change: Partial<BoardView>) => void;
  onAdd: () => void;
}

/** The one thing that is most worth saying above the table while nothing is broken, and that changes wait. */
export function BoardNews({ list, ...rest }: BoardNewsProps) {
  return (
    <>
      <OneNews {...rest} />
      {list.waiting > 0 ? (
        <WaitingChanges waiting={list.waiting} selecting={list.selection.keys.length > 0} onShow={list.showWaiting} />
      ) : null}
    </>
  );
}

function OneNews({ sdkAppId, view, board, rows, firstPass, onShow, onAdd }: Omit<BoardNewsProps, 'list'>) {
  const { data: session } = useQuery(sessionQuery);
  const news = useStore(lastSeen)[board];
  const oldLimits = useOldLimits(({ apps }) => apps.find((app) => app.sdkAppId === sdkAppId));
  const counts = useMemo(() => changesSince(news?.seen ?? new Map(), news ? rows.values() : []), [news, rows]);
  if (firstPass) return <FirstPassProgress firstPass={firstPass} />;
  if (oldLimits) return <OldLimits key={sdkAppId} sdkAppId={sdkAppId} limits={oldLimits} />;
  if (news && rows.size > 0 && (news.here || CHANGES.some((change) => counts[change] > 0)))
    return <SinceLastSeen board={board} at={news.at} counts={counts} onShow={onShow} />;
  if (view.watch.length > 0) return <LinkNotice sdkAppId={sdkAppId} view={view} />;
  if (rows.size > 0 && !some(rows, ({ status }) => status !== 'ended'))
    return <NothingRunning views={Array.from(rows.values(), (row) => row.view)} onAdd={onAdd} />;
  return session?.mode === 'demo' ? <DemoText isOpen={session.isOpenDemo} /> : null;
}

function some(rows: ReadonlyMap<string, BoardRow>, is: (row: BoardRow) => boolean): boolean {
  for (const row of rows.values()) if (is(row)) return true;
  return false;
}
