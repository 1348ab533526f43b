import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Address, BoardView } from '../../address.ts';
import { appNameIn, appsQuery } from '../../features/apps/apps-query.ts';
import { useFoundAnnounced } from '../../features/board/use-found-announced.ts';
import { createChangesAnnouncer } from '../../features/news/announce-changes.ts';
import { changesText } from '../../features/news/changes-text.ts';
import { type RowChange, useRowChanges } from '../../features/news/row-changes.ts';
import { useSeenWhenHidden } from '../../features/news/use-seen-when-hidden.ts';
import { newsWords } from '../../features/news/words.ts';
import { noticedView } from '../../features/notices/noticed-view.ts';
import { showNotice } from '../../features/notices/show-notice.ts';
import { useHiddenTab } from '../../features/notices/use-hidden-tab.ts';
import { noticeWords } from '../../features/notices/words.ts';
import { useWords } from '../../i18n/use-text.ts';
import { goTo } from '../../navigation.ts';
import { useNoticeViews } from '../../persistence/notice-views.ts';
import type { Change } from '../../status/changes-since.ts';
import { serverNow } from '../../time/server-clock.ts';
import { useAttentionMark } from '../../ui/attention-mark.ts';
import { type Annotations, type BoardRow, shownRows } from '../../watch/board-rows.ts';
import { useWatchClient } from '../../watch/use-watch-client.ts';

interface BoardSignalsProps {
  sdkAppId: number;
  view: BoardView;
  /** Which list, and which questions about it belong together. */
  board: string;
  lease: string;
  rowOf: ReadonlyMap<string, BoardRow>;
  annotations: Annotations;
  attention: number;
  /** How many of them the view shows. */
  shown: number;
}

/** The side effects of the board: the icon of the tab, announcements to screen readers, notifications, and what counts as seen. */
export function BoardSignals({
  sdkAppId,
  view,
  board,
  lease,
  rowOf,
  annotations,
  attention,
  shown,
}: BoardSignalsProps) {
  const news = useWords(newsWords);
  const words = useWords(noticeWords);
  const client = useQueryClient();
  const { backgroundPolling } = useWatchClient();
  const setBackgroundPolling = useCallback((on: boolean) => backgroundPolling.setState({ on }), [backgroundPolling]);
  const noticed = noticedView(sdkAppId, view);
  const wanted = useNoticeViews(({ views }) => views.find((one) => one.view === noticed));
  useAttentionMark(attention > 0);
  useFoundAnnounced(view, shown, rowOf.size);
  useSeenWhenHidden(board, rowOf);
  useHiddenTab(wanted ? noticed : null, setBackgroundPolling);

  const textOf = useRef((_: readonly RowChange[]): string => '');
  useEffect(() => {
    textOf.current = (changes) => changesText(changes, annotations, news);
  });
  const announcer = useMemo(() => createChangesAnnouncer((changes) => textOf.current(changes)), []);
  useEffect(() => announcer.stop, [announcer]);

  useRowChanges(rowOf, lease, (changes) => {
    announcer.add(changes);
    if (!wanted) return;
    const shown = new Set(
      shownRows(
        changes.map(({ row }) => row),
        view,
        annotations,
        serverNow(),
      ).map(({ key }) => key),
    );
    const told = changes.flatMap(({ row, change }) =>
      shown.has(row.key) && change !== 'exiting' ? [{ id: idOf(row, change), row, change }] : [],
    );
    if (told.length === 0) return;
    void showNotice(told, wanted, (untold) => {
      const apps = client.getQueryData(appsQuery.queryKey);
      const name = apps ? appNameIn(apps, sdkAppId) : null;
      const [only, ...others] = untold;
      const place: Address =
        only && others.length === 0
          ? { page: 'task', task: taskOf(only.row) }
          : { page: 'app', sdkAppId, view: { ...view, states: [], sort: { by: 'since', down: false } } };
      return {
        title: changesText(untold, annotations, news),
        body: words.where(String(sdkAppId), name),
        open: () => goTo(place),
      };
    });
  });
  return null;
}

/** The moment is the server's, so every tab of the browser gives a change the same name. */
function idOf({ key, view, incidents }: BoardRow, change: Change): string {
  const incident = incidents.find(({ cause }) => cause === change);
  return `${key} ${change} ${incident?.id ?? (change === 'came' ? '' : (view.stateSince ?? ''))}`;
}

function taskOf({ view: { sdkAppId, region, taskId } }: BoardRow) {
  return { sdkAppId, region, taskId };
}
