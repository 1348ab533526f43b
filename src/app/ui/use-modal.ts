import { type RefObject, useLayoutEffect } from 'react';

/** Opens the browser's own dialog for as long as it is rendered: it keeps the focus inside and gives it back. */
export function useModal(dialog: RefObject<HTMLDialogElement | null>): void {
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, [dialog]);
}
