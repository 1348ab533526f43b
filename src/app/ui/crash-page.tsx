import { useEffect } from 'react';
import { useWords } from '../i18n/use-text.ts';
import { useAddress } from '../navigation.ts';
import { Button } from './button.tsx';
import { crashWords } from './crash-words.ts';
import { EmptyState } from './empty-state.tsx';

const AGAIN_MS = 60_000;

export function CrashPage({ error }: { error: Error }) {
  const { page } = useAddress();
  // Nobody stands before a wall to press the button.
  useEffect(() => {
    if (page !== 'wall') return;
    const timer = setTimeout(() => location.reload(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [page]);
  const words = useWords(crashWords);
  return (
    <main className="grid min-h-dvh" role="alert">
      <EmptyState mark="broken" heading="h1" title={words.title}>
        <p className="text-pretty">{words.text}</p>
        <p className="mt-3 text-12">{words.details}</p>
        <pre className="mt-1 whitespace-pre-wrap [overflow-wrap:anywhere] rounded-3 bg-sunken p-3 font-mono text-12 text-ink">
          {error.name}: {error.message}
        </pre>
        <div className="mt-4 text-13">
          <Button look="primary" icon="refresh" onClick={() => location.reload()}>
            {words.reload}
          </Button>
        </div>
      </EmptyState>
    </main>
  );
}
