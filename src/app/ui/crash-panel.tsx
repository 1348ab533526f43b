import { useWords } from '../i18n/use-text.ts';
import { Button } from './button.tsx';
import { crashWords } from './crash-words.ts';
import type { Fallen } from './error-boundary.tsx';
import { Icon } from './icon.tsx';
import { useReloadOnWall } from './use-reload-on-wall.ts';

/** In the place of a part of the page that broke; the rest lives on. */
export function CrashPanel({ error, className = '' }: Omit<Fallen, 'of'>) {
  const words = useWords(crashWords);
  useReloadOnWall();
  return (
    <div
      role="alert"
      title={words.text}
      className={`flex min-w-0 items-center gap-2 px-3.5 py-2 text-12 text-problem-ink ${className}`}
    >
      <Icon name="close" className="size-3.5 flex-none text-problem" />
      <p className="min-w-0 [overflow-wrap:anywhere]">
        {words.title}: {error.name}: {error.message}
      </p>
      <Button size="small" icon="refresh" onClick={() => location.reload()}>
        {words.reload}
      </Button>
    </div>
  );
}
