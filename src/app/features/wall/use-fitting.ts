import { type RefObject, useLayoutEffect, useState } from 'react';

/** How many lines of `lineEm` fit into a box, when `restEm` of it is for something else. */
export function useFitting(box: RefObject<HTMLElement | null>, lineEm: number, restEm: number): number {
  const [fitting, setFitting] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const em = Number.parseFloat(getComputedStyle(element).fontSize);
      setFitting(Math.max(1, Math.floor((element.clientHeight - restEm * em) / (lineEm * em))));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, lineEm, restEm]);
  return fitting;
}
