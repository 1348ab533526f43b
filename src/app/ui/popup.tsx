import { type ReactNode, useEffect, useRef } from 'react';

interface PopupProps {
  label: string;
  className?: string;
  onClose: () => void;
  children: ReactNode;
}

/** Hangs below the button before it, inside the same parent; on a narrow screen it is a sheet at the bottom edge. */
export function Popup({ label, className = 'w-52 gap-3 p-3', onClose, children }: PopupProps) {
  const panel = useRef<HTMLDivElement>(null);
  const opener = useRef<Element>(null);
  useEffect(() => {
    opener.current = document.activeElement;
    // What is hidden at this width does not take it.
    Array.from(panel.current?.querySelectorAll<HTMLElement>('input, select, button, a') ?? []).some((one) => {
      one.focus();
      return document.activeElement === one;
    });
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !panel.current?.parentElement?.contains(target)) onClose();
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [onClose]);
  return (
    <div
      ref={panel}
      role="dialog"
      aria-label={label}
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return;
        const beside = panel.current?.parentElement?.querySelector('button');
        (opener.current instanceof HTMLElement && opener.current !== document.body ? opener.current : beside)?.focus();
        onClose();
      }}
      className={`absolute top-full right-0 z-20 mt-1 grid rounded-3 bg-raised text-13 shadow-pop max-columns:fixed max-columns:inset-x-0 max-columns:top-auto max-columns:bottom-0 max-columns:max-h-[80dvh] max-columns:w-auto max-columns:overflow-auto max-columns:rounded-b-none max-columns:pb-5 max-columns:shadow-[0_0_0_100vmax_color-mix(in_oklab,transparent,var(--shade)_34%)] ${className}`}
    >
      {children}
    </div>
  );
}
