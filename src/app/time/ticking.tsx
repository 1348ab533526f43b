import { useText } from '../i18n/use-text.ts';
import { formatDuration, formatRunning } from './format-duration.ts';
import { useTicking } from './use-ticking.ts';

/** How long ago, as a number with units; counts up by itself. */
export function Age({ since, ago = false }: { since: number; ago?: boolean }) {
  const text = useText();
  return useTicking((now) => {
    const duration = formatDuration(now - since, text.units);
    return ago ? text.ago(duration) : duration;
  });
}

/** `h:mm:ss` since the start, or up to a fixed end. */
export function Running({ since, until }: { since: number; until: number | null }) {
  return useTicking((now) => formatRunning((until ?? now) - since));
}
