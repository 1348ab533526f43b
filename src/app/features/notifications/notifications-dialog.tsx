import { useState } from 'react';
import { useWords } from '../../i18n/use-text.ts';
import {
  DEFAULT_NOTIFICATIONS,
  NOTIFICATION_KINDS,
  type NotificationKind,
  setNotifications,
  useNotificationViews,
} from '../../persistence/notification-views.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useBrowserPermission } from './permission.ts';
import { playSound } from './play-sound.ts';
import { notificationWords } from './words.ts';

/** Opt-in, per view. The browser is asked only by the click that turns them on. */
export function NotificationsDialog({ view, onClose }: { view: string; onClose: () => void }) {
  const words = useWords(notificationWords);
  const permission = useBrowserPermission();
  const chosen = useNotificationViews(({ views }) => views.find((one) => one.view === view));
  const kinds: readonly NotificationKind[] = (chosen ?? DEFAULT_NOTIFICATIONS).kinds;
  const [dismissed, setDismissed] = useState(false);
  const can = permission === 'granted' || permission === 'default';
  const on = chosen !== undefined && permission === 'granted';
  const turnOn = async () => {
    const answer = await Notification.requestPermission();
    setDismissed(answer === 'default');
    if (answer === 'granted') setNotifications(view, chosen ?? DEFAULT_NOTIFICATIONS);
  };
  return (
    <Dialog title={words.title} size="small" onClose={onClose}>
      <div className="grid gap-3 px-5 pt-1 pb-4">
        <p className="max-w-prose text-pretty text-ink-2">{words.what}</p>
        {permission === 'denied' || permission === 'impossible' || dismissed ? (
          <p role="alert" className="max-w-prose rounded-2 bg-problem-tint px-3 py-2 text-pretty text-problem-ink">
            {permission === 'denied' || permission === 'impossible' ? words[permission] : words.dismissed}
          </p>
        ) : null}
        <Checkbox
          checked={on}
          disabled={!can}
          onChange={(wanted) => (wanted ? void turnOn() : setNotifications(view, null))}
        >
          {words.on}
        </Checkbox>
        <fieldset className="grid gap-2 pl-6">
          <legend className="sr-only">{words.kindsOf}</legend>
          {NOTIFICATION_KINDS.map((kind) => (
            <Checkbox
              key={kind}
              checked={kinds.includes(kind)}
              disabled={!on}
              onChange={(wanted) =>
                chosen &&
                setNotifications(view, {
                  ...chosen,
                  kinds: NOTIFICATION_KINDS.filter((one) => (one === kind ? wanted : chosen.kinds.includes(one))),
                })
              }
            >
              {words.kinds[kind]}
            </Checkbox>
          ))}
        </fieldset>
        <Checkbox
          checked={chosen?.inFront ?? false}
          disabled={!on}
          onChange={(inFront) => chosen && setNotifications(view, { ...chosen, inFront })}
        >
          {words.inFront}
        </Checkbox>
        <Checkbox
          checked={chosen?.sound ?? false}
          disabled={!on}
          onChange={(sound) => {
            if (chosen) setNotifications(view, { ...chosen, sound });
            if (sound) playSound();
          }}
        >
          {words.sound}
        </Checkbox>
        <p className="max-w-prose text-pretty text-12 text-ink-3">{words.hidden}</p>
      </div>
      <footer className="flex justify-end border-line border-t px-5 py-3">
        <Button look="primary" onClick={onClose}>
          {words.close}
        </Button>
      </footer>
    </Dialog>
  );
}
