import type { NoticeView } from '../../persistence/notice-views.ts';
import { isHeld } from './hold-lock.ts';
import { takeUntold } from './noticed.ts';
import { noticePermission } from './permission.ts';
import { playSound } from './play-sound.ts';

/** Something that may be told; `id` is the same in every tab. */
export interface Tellable {
  id: string;
}

interface NoticeText {
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
 * One notice for all that happened in one answer, and none of what another tab has told: whichever tab sees a change
 * first tells it. A view that is in front somewhere is being looked at, so what happens in it counts as told.
 */
export async function showNotice<Change extends Tellable>(
  changes: readonly Change[],
  { view, inFront, sound }: NoticeView,
  say: (untold: readonly Change[]) => NoticeText,
): Promise<void> {
  const untold = new Set(await takeUntold(changes.map(({ id }) => id)));
  if (untold.size === 0 || noticePermission() !== 'granted') return;
  if (!inFront && (document.visibilityState === 'visible' || (await isHeld(frontLock(view))))) return;
  const { title, body, open } = say(changes.filter(({ id }) => untold.has(id)));
  // The browser's own sound would come unasked.
  const notice = new Notification(title, { body, silent: true });
  notice.onclick = () => {
    window.focus();
    notice.close();
    open();
  };
  if (sound) playSound();
}
