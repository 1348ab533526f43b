import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';

/** A pointer that rests for so long points at nothing any more: its person has gone for a coffee. */
const REST_MS = 10_000;

/** Whether a person points at something just now: with a mouse that moved lately, in a window that has the focus. */
export function usePointing() {
  const [isPointing, setPointing] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = useCallback(() => {
    clearTimeout(timer.current);
    setPointing(false);
  }, []);
  const move = useCallback(
    ({ pointerType }: PointerEvent) => {
      clearTimeout(timer.current);
      if (pointerType !== 'mouse') return;
      timer.current = setTimeout(stop, REST_MS);
      setPointing(true);
    },
    [stop],
  );
  useEffect(() => {
    addEventListener('blur', stop);
    return () => {
      removeEventListener('blur', stop);
      clearTimeout(timer.current);
    };
  }, [stop]);
  return { isPointing, onPointerEnter: move, onPointerMove: move, onPointerLeave: stop };
}
