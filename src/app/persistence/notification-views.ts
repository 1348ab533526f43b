import * as v from 'valibot';
import { createPersistedStore } from './create-persisted-store.ts';
import { knownOf } from './known-of.ts';

/** What can be told: incidents and the end of wide ones, and what tasks do. */
export const NOTIFICATION_KINDS = ['incident', 'ended', 'started', 'came'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** That a task goes from Idle to In progress, or is new, is no news by default. */
export const DEFAULT_NOTIFICATIONS = { inFront: false, sound: false, kinds: ['incident', 'ended'] } as const;

const NotificationView = v.object({
  /** The address of the view, without its order. */
  view: v.string(),
  /** Also while its tab is in front. */
  inFront: v.fallback(v.boolean(), false),
  sound: v.fallback(v.boolean(), false),
  kinds: knownOf(NOTIFICATION_KINDS, DEFAULT_NOTIFICATIONS.kinds),
});
export type NotificationView = v.InferOutput<typeof NotificationView>;

const MAX_VIEWS = 50;

/** The views of which this person wants desktop notifications, in this browser. */
export const useNotificationViews = createPersistedStore(
  'scribeboard.notices',
  1,
  (stored): { views: readonly NotificationView[] } => {
    const list = v.safeParse(v.object({ views: v.array(v.unknown()) }), stored);
    const read = list.success ? list.output.views.map((entry) => v.safeParse(NotificationView, entry)) : [];
    return { views: read.flatMap((entry) => (entry.success ? [entry.output] : [])) };
  },
);

/** Null turns the notifications of a view off. */
export function setNotifications(view: string, chosen: Omit<NotificationView, 'view'> | null): void {
  useNotificationViews.setState(({ views }) => ({
    views: [...views.filter((other) => other.view !== view), ...(chosen ? [{ view, ...chosen }] : [])].slice(
      -MAX_VIEWS,
    ),
  }));
}
