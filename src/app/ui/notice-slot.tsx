import type { ReactNode } from 'react';

/** Always there and always of the same height, so that a notice never moves the table. */
export function NoticeSlot({ children }: { children?: ReactNode }) {
  return (
    <div className="flex min-h-slot items-center gap-2 border-line border-b bg-surface px-3.5 py-1 text-12 text-ink-2 columns:h-slot columns:py-0">
      {children}
    </div>
  );
}
