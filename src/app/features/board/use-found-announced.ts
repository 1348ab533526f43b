import { useEffect, useRef } from 'react';
import type { BoardView } from '../../address.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../ui/announcer.tsx';

/** Not after every letter. */
const SETTLED_MS = 500;

/** A viewer who searches or filters hears how many tasks are left. */
export function useFoundAnnounced({ q, states, region, list }: BoardView, shown: number, all: number): void {
  const text = useText();
  const question = [q, states, region, list].join('\n');
  const answered = useRef(question);
  const words = text.board.summary(shown, all);
  const found = useRef(words);
  useEffect(() => {
    found.current = words;
  });
  useEffect(() => {
    if (answered.current === question) return;
    const timer = setTimeout(() => {
      answered.current = question;
      announce(found.current);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [question]);
}
