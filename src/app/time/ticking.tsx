import { useLayoutEffect, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import { formatDuration, formatRunning } from './format-duration.ts';
import { onTick, tickedNow } from './use-ticking.ts';

/** How long ago, as a number with units; counts up by itself. */
export function Age({ since, ago = false }: { since: number; ago?: boolean }) {
  const text = useText();
  return (
    <Ticking
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
function Ticking({ read }: { read: (now: number) => string }) {
  const shown = useRef<HTMLSpanElement>(null);
  const latest = useRef(read);
  useLayoutEffect(() => {
    latest.current = read;
    write(shown.current, read(tickedNow()));
  });
  useLayoutEffect(() => onTick((now) => write(shown.current, latest.current(now))), []);
  return <span ref={shown} />;
}

function write(element: HTMLElement | null, words: string): void {
  if (element && element.textContent !== words) element.textContent = words;
}
