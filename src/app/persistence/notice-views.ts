import * as v from 'valibot';
import { createPersistedStore } from './create-persisted-store.ts';
import { knownOf } from './known-of.ts';

/** What can be told: incidents and the end of wide ones, and what tasks do. */
export const NOTICE_KINDS = ['incident', 'ended', 'started', 'came'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** That a task goes from Idle to In progress, or is new, is no news by default. */
export const DEFAULT_NOTICES = { inFront: false, sound: false, kinds: ['incident', 'ended'] } as const;

const NoticeView = v.object({
  /** The address of the view, without its order. */
  view: v.string(),
  /** Also while its tab is in front. */
  inFront: v.fallback(v.boolean(), false),
  sound: v.fallback(v.boolean(), false),
  kinds: knownOf(NOTICE_KINDS, DEFAULT_NOTICES.kinds),
});
export type NoticeView = v.InferOutput<typeof NoticeView>;

const MAX_VIEWS = 50;

/** The views of which this person wants desktop notices, in this browser. */
export const useNoticeViews = createPersistedStore(
  'scribeboard.notices',
  1,
  (stored): { views: readonly NoticeView[] } => {
    const list = v.safeParse(v.object({ views: v.array(v.unknown()) }), stored);
    const read = list.success ? list.output.views.map((entry) => v.safeParse(NoticeView, entry)) : [];
    return { views: read.flatMap((entry) => (entry.success ? [entry.output] : [])) };
  },
);

/** Null turns the notices of a view off. */
export function setNotices(view: string, chosen: Omit<NoticeView, 'view'> | null): void {
  useNoticeViews.setState(({ views }) => ({
    views: [...views.filter((other) => other.view !== view), ...(chosen ? [{ view, ...chosen }] : [])].slice(
      -MAX_VIEWS,
    ),
  }));
}
