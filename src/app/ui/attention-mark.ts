import { useLayoutEffect } from 'react';

/** A dot on the tab's icon while something needs attention; the title has the number. */
export function useAttentionMark(attention: boolean): void {
  useLayoutEffect(() => {
    if (attention) mark('favicon-attention.svg');
    return () => mark('favicon.svg');
  }, [attention]);
}

function mark(file: string): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  // The folder is what the server wrote there: it knows of a sub-path.
  if (icon) icon.href = icon.href.replace(/favicon[^/]*\.svg/, file);
}
