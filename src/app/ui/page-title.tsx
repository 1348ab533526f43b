import { useLayoutEffect } from 'react';

/** Not React's `<title>`: index.html already has one, and the first one in the document counts. */
export function PageTitle({ children }: { children: string }) {
  // With what the page shows, not some time after it.
  useLayoutEffect(() => {
    document.title = children;
  }, [children]);
  return null;
}
