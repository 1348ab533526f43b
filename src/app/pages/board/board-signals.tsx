import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Incident } from '#contract/incident.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { Address, BoardView } from '../../address.ts';
import { appNameIn, appsQuery } from '../../features/apps/apps-query.ts';
import { useFoundAnnounced } from '../../features/board/use-found-announced.ts';
import { createChangesAnnouncer } from '../../features/news/announce-changes.ts';
import { changesText } from '../../features/news/changes-text.ts';
import { type RowChange, useRowChanges } from '../../features/news/row-changes.ts';
import { useIncidentChanges } from '../../features/news/use-incident-changes.ts';
import { useSeenWhenHidden } from '../../features/news/use-seen-when-hidden.ts';
import { newsWords } from '../../features/news/words.ts';
import { showNotification } from '../../features/notifications/show-notification.ts';
import { useHiddenTab } from '../../features/notifications/use-hidden-tab.ts';
import { viewAddress } from '../../features/notifications/view-address.ts';
import { notificationWords } from '../../features/notifications/words.ts';
import { useWords } from '../../i18n/use-text.ts';
import { goTo } from '../../navigation.ts';
import { type NotificationKind, useNotificationViews } from '../../persistence/notification-views.ts';
import { incidentName } from '../../status/incident-name.ts';
import { incidentWords } from '../../status/incident-words.ts';
import { useAttentionMark } from '../../ui/attention-mark.ts';
import { shortTaskId } from '../../ui/short-task-id.ts';
import type { Annotations, BoardRow } from '../../watch/board-rows.ts';
import type { KeyedList } from '../../watch/keyed-list.ts';
import { rowTest } from '../../watch/row-order.ts';
import { useWatchClient } from '../../watch/use-watch-client.ts';

/** Few enough to name them. */
const MAX_NAMED = 2;

/** Something that a notification can tell; `id` is the same in every tab. */
interface Told {
  id: string;
  kind: NotificationKind;
  /** The one that it is about; null for what is wider. */
  task: TaskRef | null;
  what: string;
}

interface BoardSignalsProps {
  sdkAppId: number;
  view: BoardView;
  /** Which list, and which questions about it belong together. */
  board: string;
  lease: string;
  rows: KeyedList<BoardRow>;
  annotations: Annotations;
  incidents: readonly Incident[];
  attention: number;
  /** How many of them the view shows. */
  shown: number;
}

/** The side effects of the board: the icon of the tab, announcements to screen readers, notifications, and what counts as seen. */
export function BoardSignals(props: BoardSignalsProps) {
  const { sdkAppId, view, board, lease, rows, annotations, incidents, attention, shown } = props;
  const said = useWords(incidentWords);
  const news = useWords(newsWords);
  const words = useWords(notificationWords);
  const client = useQueryClient();
  const { backgroundPolling } = useWatchClient();
  const setBackgroundPolling = useCallback((on: boolean) => backgroundPolling.setState({ on }), [backgroundPolling]);
  const address = viewAddress(sdkAppId, view);
  const wanted = useNotificationViews(({ views }) => views.find((one) => one.view === address));
  useAttentionMark(attention > 0);
  useFoundAnnounced(view, shown, rows.size);
  useSeenWhenHidden(board, rows);
  useHiddenTab(wanted ? address : null, setBackgroundPolling);

  const textOf = useRef((_: readonly RowChange[]): string => '');
  useEffect(() => {
    textOf.current = (changes) => changesText(changes, annotations, news);
  });
  const announcer = useMemo(() => createChangesAnnouncer((changes) => textOf.current(changes)), []);
  useEffect(() => announcer.stop, [announcer]);

  const tell = (told: readonly Told[]) => {
    if (!wanted) return;
    const asked = told.filter(({ kind }) => wanted.kinds.includes(kind));
    if (asked.length === 0) return;
    void showNotification(asked, wanted, (untold) => {
      const apps = client.getQueryData(appsQuery.queryKey);
      const name = apps ? appNameIn(apps, sdkAppId) : null;
      const [only, ...others] = untold;
      const place: Address =
        only?.task && others.length === 0
          ? { page: 'task', task: only.task }
          : { page: 'app', sdkAppId, view: { ...view, states: [], sort: { by: 'since', down: false } } };
      const named = untold.slice(0, MAX_NAMED).map(({ what }) => what);
      const rest = untold.length - named.length;
      return {
        title: words.list(rest > 0 ? [...named, words.more(rest)] : named),
        body: words.where(String(sdkAppId), name),
        open: () => goTo(place),
      };
    });
  };
  const nameOf = (ref: TaskRef) => annotations.get(taskKey(ref))?.label || shortTaskId(ref.taskId);
  const { region, q } = view;
  const isShown = useMemo(() => rowTest({ states: [], region, q }, annotations), [region, q, annotations]);

  useRowChanges(rows, lease, (changes) => {
    announcer.add(changes);
    tell(
      changes.flatMap(({ row, change }): Told[] => {
        if (!isShown(row) || (change !== 'ended' && change !== 'started' && change !== 'came')) return [];
        const { key, view } = row;
        const id = `${key} ${change} ${change === 'came' ? '' : (view.stateSince ?? '')}`;
        return [{ id, kind: change, task: taskOf(view), what: news.one(nameOf(view), change) }];
      }),
    );
  });

  useIncidentChanges(incidents, lease, (changes) => {
    tell(
      changes.flatMap(({ incident, isOver }): Told[] => {
        const { id, subject, isNews, acknowledgement } = incident;
        const what = incidentName(incident, said);
        if (subject.kind === 'task') {
          const row = rows.get(taskKey(subject));
          if (isOver || !isNews || acknowledgement || !row || !isShown(row)) return [];
          return [{ id, kind: 'incident', task: taskOf(subject), what: words.ofTask(nameOf(subject), what) }];
        }
        return [
          { id: isOver ? `${id} over` : id, kind: 'incident', task: null, what: isOver ? words.over(what) : what },
        ];
      }),
    );
  });
  return null;
}

function taskOf({ sdkAppId, region, taskId }: TaskRef): TaskRef {
  return { sdkAppId, region, taskId };
}
