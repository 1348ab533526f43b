import { useWords } from '../i18n/use-text.ts';
import { Button } from './button.tsx';
import { CrashText } from './crash-text.tsx';
import { crashWords } from './crash-words.ts';
import { EmptyState } from './empty-state.tsx';
import { useReloadOnWall } from './use-reload-on-wall.ts';

export function CrashPage({ error }: { error: Error }) {
  useReloadOnWall();
  const words = useWords(crashWords);
  return (
    <main className="grid min-h-dvh" role="alert">
      <EmptyState mark="broken" heading="h1" title={words.title}>
        <CrashText error={error} />
        <div className="mt-4 text-13">
          <Button look="primary" icon="refresh" onClick={() => location.reload()}>
            {words.reload}
          </Button>
        </div>
      </EmptyState>
    </main>
  );
}
