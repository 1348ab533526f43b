import { useEffect } from 'react';
import { useStore } from 'zustand';
import { keepFocus } from '../../features/keyboard/keep-focus.ts';
import { useShortcuts } from '../../features/keyboard/use-shortcuts.ts';
import { keyboardWords } from '../../features/keyboard/words.ts';
import { useWords } from '../../i18n/use-text.ts';
import { useAddress } from '../../navigation.ts';
import { announce } from '../../ui/announcer.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { lazyDialog } from '../../ui/lazy-dialog.tsx';
import { overlay } from '../../ui/overlay.ts';
import { usePasteAnywhere } from './use-paste-anywhere.ts';

const ShortcutSheet = lazyDialog(() =>
  import('../../features/keyboard/shortcut-sheet.tsx').then((module) => module.ShortcutSheet),
);
const CommandPalette = lazyDialog(() => import('./command-palette.tsx').then((module) => module.CommandPalette));

const ZoneDialog = lazyDialog(() =>
  import('../../features/preferences/zone-dialog.tsx').then((module) => module.ZoneDialog),
);
const AddAnywhere = lazyDialog(() => import('./add-anywhere.tsx').then((module) => module.AddAnywhere));

const SHOWN_MS = 1_600;
const close = () => overlay.setState({ kind: null });

/** What every page has for the keyboard: the shortcuts, the way past the navigation, and a focus that is never lost. */
export function KeyboardLayer() {
  const words = useWords(keyboardWords);
  const { kind, typed, copied } = useStore(overlay);
  /** Nothing there can be pressed, and nothing stands before its content. */
  const isWall = useAddress().page === 'wall';
  useShortcuts();
  usePasteAnywhere();
  useEffect(keepFocus, []);
  useEffect(() => {
    if (copied === null) return;
    announce(words.copied[copied]);
    const timer = setTimeout(() => {
      overlay.setState({ copied: null });
      announce('');
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied, words]);
  return (
    <>
      {isWall ? null : (
        <button
          type="button"
          onClick={() => {
            const main = document.querySelector('main');
            if (!main) return;
            main.tabIndex = -1;
            main.focus();
          }}
          className={`${buttonClass()} fixed top-2 left-2 z-30 not-focus:sr-only`}
        >
          {words.skip}
        </button>
      )}
      {kind === 'shortcuts' ? <ShortcutSheet onClose={close} /> : null}
      {kind === 'zones' ? <ZoneDialog onClose={close} /> : null}
      {kind === 'commands' ? <CommandPalette initial={typed} onClose={close} /> : null}
      {kind === 'add' ? <AddAnywhere paste={typed} onClose={close} /> : null}
      {copied === null ? null : (
        <p
          aria-hidden="true"
          className="fixed bottom-14 left-1/2 z-30 -translate-x-1/2 rounded-2 bg-ink px-3 py-1.5 text-paper text-13 shadow-pop"
        >
          {words.copied[copied]}
        </p>
      )}
    </>
  );
}
