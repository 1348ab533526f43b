import { useEffect } from 'react';

/** Not React's `<title>`: index.html already has one, and the first one in the document counts. */
export function PageTitle({ children }: { children: string }) {
  useEffect(() => {
    document.title = children;
  }, [children]);
  return null;
}
