import { type RefObject, startTransition, useLayoutEffect, useRef, useState } from 'react';
import { rowsBetween, type Span, windowAround } from './on-screen.ts';

/** Which rows to render; `onSeen` hears which of them can be seen, and whether scrolling brought them there. */
export function useWindow(
  tops: Float64Array,
  { scroller, body }: { scroller: RefObject<HTMLElement | null>; body: RefObject<HTMLElement | null> },
  onSeen: (seen: Span, moved: boolean) => void,
): Span {
  const count = tops.length - 1;
  const [span, setSpan] = useState(() => firstScreen(tops));
  const latest = useRef(onSeen);
  useLayoutEffect(() => {
    latest.current = onSeen;
  });
  // An answer that moves nothing must not measure.
  useLayoutEffect(() => {
    const look = (moved?: Event) => {
      const seen = seenIn(scroller.current, body.current, tops);
      latest.current(seen, moved !== undefined);
      const next = windowAround(seen, count);
      setSpan((span) => (span.from === next.from && span.to === next.to ? span : next));
    };
    // Once the browser has laid it out: measuring here would force a synchronous layout. What is above and below the screen
    // may come later still.
    const laidOut = new ResizeObserver(() => startTransition(() => look()));
    if (scroller.current) laidOut.observe(scroller.current);
    // Not only of the table: below 960 px the page scrolls.
    addEventListener('scroll', look, { capture: true, passive: true });
    addEventListener('resize', look);
    return () => {
      laidOut.disconnect();
      removeEventListener('scroll', look, { capture: true });
      removeEventListener('resize', look);
    };
  }, [tops, count, scroller, body]);
  return { from: Math.min(span.from, count), to: Math.min(span.to, count) };
}

/** What can be seen before anything was measured, and where nothing can be: no more than what a whole screen of rows has. */
function firstScreen(tops: Float64Array): Span {
  return rowsBetween(tops, 0, innerHeight);
}

function seenIn(scroller: HTMLElement | null, body: HTMLElement | null, tops: Float64Array): Span {
  const frame = scroller?.getBoundingClientRect();
  const rows = body?.getBoundingClientRect();
  if (!frame || !rows || frame.height === 0) return firstScreen(tops);
  const top = Math.max(0, frame.top);
  const bottom = Math.min(innerHeight, frame.bottom);
  return rowsBetween(tops, top - rows.top, bottom - rows.top);
}
