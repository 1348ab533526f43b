import { type ReactNode, useId, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import { IconButton } from './button.tsx';
import { useModal } from './use-modal.ts';

const WIDTH = {
  small: 'w-[min(460px,100%-48px)]',
  medium: 'w-[min(620px,100%-48px)]',
  large: 'w-[min(860px,100%-48px)]',
} as const;

interface DialogProps {
  title: string;
  size?: keyof typeof WIDTH;
  onClose: () => void;
  children: ReactNode;
}

/** The browser's own dialog: it keeps the focus inside, gives it back, and closes with Escape. Open while it is rendered. */
export function Dialog({ title, size = 'large', onClose, children }: DialogProps) {
  const text = useText();
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useModal(dialog);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onClose={onClose}
      className={`m-auto max-h-[calc(100dvh-48px)] ${WIDTH[size]} max-w-none flex-col overflow-hidden rounded-[10px] bg-raised text-13 text-ink shadow-pop backdrop:bg-[color-mix(in_oklab,transparent,var(--shade)_34%)] open:flex max-columns:mb-0 max-columns:max-h-[calc(100dvh-12px)] max-columns:w-full max-columns:rounded-b-none`}
    >
      <header className="flex items-center gap-2 pt-3.5 pr-3 pl-5">
        <h1 id={heading} className="text-16">
          {title}
        </h1>
        <IconButton icon="close" label={text.close} className="ml-auto size-ctl" onClick={onClose} />
      </header>
      {children}
    </dialog>
  );
}

/** What the dialog is left by, below what may scroll. */
export function DialogFooter({ className, children }: { className: string; children: ReactNode }) {
  return (
    <footer
      className={`text-pretty border-line border-t bg-[color-mix(in_oklab,var(--paper)_50%,var(--raised))] px-5 py-3 ${className}`}
    >
      {children}
    </footer>
  );
}
