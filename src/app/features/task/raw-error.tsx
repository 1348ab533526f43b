import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-text.ts';
import { taskWords } from './words.ts';

/** The error by which an end was told: evidence for who wants it, and no problem. */
export function RawError({ code, children }: { code: string; children: ReactNode }) {
  const words = useWords(taskWords);
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-1 text-12 text-ink-2">
        {words.rawError} <bdi className="font-mono text-ink-3">{code}</bdi>
      </summary>
      <div className="mt-2.5">{children}</div>
    </details>
  );
}
