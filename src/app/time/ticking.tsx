import { useLayoutEffect, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import { formatDuration, formatRunning } from './format-duration.ts';
import { onTick, tickedNow } from './use-ticking.ts';

/** Up to then it is no news that something was heard of. */
const FRESH_MS = 10_000;

interface AgeProps {
  since: number;
  ago?: boolean;
  /** Shown as a dot while it is fresh; a screen reader still reads the words. */
  dot?: boolean;
}

/** How long ago, as a number with units; counts up by itself. */
export function Age({ since, ago = false, dot = false }: AgeProps) {
  const text = useText();
  return (
    <Ticking
      freshUntil={dot ? since + FRESH_MS : null}
      read={(now) => {
        const duration = formatDuration(now - since, text.units);
        return ago ? text.ago(duration) : duration;
      }}
    />
  );
}

/** `h:mm:ss` since the start, or up to a fixed end. */
export function Running({ since, until }: { since: number; until: number | null }) {
  return <Ticking read={(now) => formatRunning((until ?? now) - since)} />;
}

/** Written past React, and only when the text is another one: rendering some eighty ages every second costs ten times as much. */
function Ticking({ read, freshUntil = null }: { read: (now: number) => string; freshUntil?: number | null }) {
  const shown = useRef<HTMLSpanElement>(null);
  const latest = useRef(write);
  useLayoutEffect(() => {
    latest.current = write;
    write(tickedNow());
  });
  useLayoutEffect(() => onTick((now) => latest.current(now)), []);
  if (freshUntil === null) return <span ref={shown} />;
  return (
    <>
      <span ref={shown} className="peer data-fresh:sr-only" />
      <i aria-hidden="true" className="hidden size-[5px] rounded-full bg-ink-3 peer-data-fresh:block" />
    </>
  );

  function write(now: number): void {
    const words = read(now);
    if (shown.current && shown.current.textContent !== words) shown.current.textContent = words;
    shown.current?.toggleAttribute('data-fresh', freshUntil !== null && now < freshUntil);
  }
}
