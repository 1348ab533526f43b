import type { NotificationView } from '../../persistence/notification-views.ts';
import { isHeld } from './hold-lock.ts';
import { browserPermission } from './permission.ts';
import { playSound } from './play-sound.ts';
import { takeUntold } from './untold.ts';

/** Something that may be told; `id` is the same in every tab. */
export interface Tellable {
  id: string;
}

interface NotificationText {
  title: string;
  body: string;
  /** Goes to what happened. */
  open: () => void;
}

/** Held by every tab in which this view is in front. */
export function frontLock(view: string): string {
  return `scribeboard.front ${view}`;
}

/**
 * One notification for all that happened in one answer, and none of what another tab has told: whichever tab sees a change
 * first tells it. A view that is in front somewhere is being looked at, so what happens in it counts as told.
 */
export async function showNotification<Change extends Tellable>(
  changes: readonly Change[],
  { view, inFront, sound }: NotificationView,
  say: (untold: readonly Change[]) => NotificationText,
): Promise<void> {
  const untold = new Set(await takeUntold(changes.map(({ id }) => id)));
  if (untold.size === 0 || browserPermission() !== 'granted') return;
  if (!inFront && (document.visibilityState === 'visible' || (await isHeld(frontLock(view))))) return;
  const { title, body, open } = say(changes.filter(({ id }) => untold.has(id)));
  // The browser's own sound would come unasked.
  const notification = new Notification(title, { body, silent: true });
  notification.onclick = () => {
    window.focus();
    notification.close();
    open();
  };
  if (sound) playSound();
}
