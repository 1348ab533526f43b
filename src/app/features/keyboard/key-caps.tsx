import { isMac } from './is-mac.ts';
import type { Shortcut } from './shortcuts.ts';

/** The keys of a shortcut, as they are written on the keyboard. */
export function KeyCaps({ shortcut: { key, command } }: { shortcut: Pick<Shortcut, 'key' | 'command'> }) {
  const name = key === 'Escape' ? 'Esc' : command ? key.toUpperCase() : key;
  return (
    <span className="inline-flex gap-1">
      {command ? <Cap>{isMac() ? '⌘' : 'Ctrl'}</Cap> : null}
      <Cap>{name}</Cap>
    </span>
  );
}

function Cap({ children }: { children: string }) {
  return (
    <kbd className="inline-grid h-5 min-w-5 place-items-center rounded-1 border border-line-2 bg-surface px-1.5 font-mono text-12 text-ink-2 shadow-key">
      {children}
    </kbd>
  );
}
