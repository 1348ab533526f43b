import { useEffect, useRef, useState } from 'react';
import type { Status } from '#contract/status.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { formatAddress } from '../address.ts';
import { browserPermission } from '../features/notifications/permission.ts';
import { showNotification } from '../features/notifications/show-notification.ts';
import { useHiddenTab } from '../features/notifications/use-hidden-tab.ts';
import { notificationWords } from '../features/notifications/words.ts';
import { headline } from '../features/task/headline.ts';
import { taskWords } from '../features/task/words.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { goTo } from '../navigation.ts';
import { NOTIFICATION_KINDS, setNotifications, useNotificationViews } from '../persistence/notification-views.ts';
import { useWatchlist } from '../persistence/watchlist.ts';
import { Button } from '../ui/button.tsx';
import { shortTaskId } from '../ui/short-task-id.ts';
import type { BoardRow } from '../watch/board-rows.ts';

const BELL = <path d="M3.5 11.5h9l-1.2-2V7a3.3 3.3 0 0 0-6.6 0v2.5zM6.8 13.5h2.4" />;

interface TaskNotificationsProps {
  task: TaskRef;
  /** As it is known now. */
  row: BoardRow | undefined;
  /** Whether the hidden tab goes on checking. */
  onWatch: (on: boolean) => void;
}

/** "Tell me when it changes": of this one task every change of its state, and that it fails or is well again. */
export function TaskNotifications({ task, row, onWatch }: TaskNotificationsProps) {
  const text = useText();
  const words = useWords(taskWords);
  const notifications = useWords(notificationWords);
  const view = formatAddress({ page: 'task', task });
  const wanted = useNotificationViews(({ views }) => views.find((one) => one.view === view));
  const [refused, setRefused] = useState<'denied' | 'dismissed' | null>(null);
  useHiddenTab(wanted ? view : null, onWatch);

  const state = row && stateOf(row);
  const before = useRef(state);
  useEffect(() => {
    const old = before.current;
    before.current = state;
    // The first answer about a task is no change of the task.
    if (!row || !wanted || old === undefined || old === state || old === ('unchecked' satisfies Status)) return;
    void showNotification([{ id: `${row.key} ${state} ${row.view.stateSince}` }], wanted, () => {
      const label = useWatchlist.getState().tasks.find((known) => taskKey(known) === row.key)?.label;
      return {
        title: notifications.ofTask(label || shortTaskId(task.taskId), headline(row, text, words)),
        body: String(task.sdkAppId),
        open: () => goTo({ page: 'task', task }),
      };
    });
  });

  const turnOn = async () => {
    const answer = await Notification.requestPermission();
    setRefused(answer === 'granted' ? null : answer === 'denied' ? 'denied' : 'dismissed');
    if (answer === 'granted') setNotifications(view, { inFront: false, sound: false, kinds: NOTIFICATION_KINDS });
  };
  if (browserPermission() === 'impossible') return null;
  return (
    <>
      {refused ? (
        <span role="alert" className="max-w-72 truncate text-12 text-problem-ink" title={notifications[refused]}>
          {notifications[refused]}
        </span>
      ) : null}
      <Button
        look="ghost"
        icon={BELL}
        aria-pressed={wanted !== undefined}
        title={words.notifyHint}
        onClick={() => (wanted ? setNotifications(view, null) : void turnOn())}
        className="aria-pressed:bg-hover-2 aria-pressed:text-ink max-lines:[&>span]:sr-only"
      >
        {words.notify}
      </Button>
    </>
  );
}

function stateOf({ status, view, incidents }: BoardRow): string {
  if (incidents.some(({ cause }) => cause === 'failing')) return 'failing';
  return status === 'other' ? `other ${view.apiStatus}` : status;
}
