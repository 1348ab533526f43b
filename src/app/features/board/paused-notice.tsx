import { useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { pausedWords } from './paused-words.ts';

const PAUSE = <path d="M5.5 3.5v9M10.5 3.5v9" />;

/** That the view stands still because a person wanted it to, and since when: nothing on it grows stale meanwhile. */
export function PausedNotice({ since, onResume }: { since: number; onResume: () => void }) {
  const words = useWords(pausedWords);
  const zone = useZone();
  return (
    <p className="flex flex-none flex-wrap items-center gap-x-2.5">
      <Icon name={PAUSE} className="size-3.5 text-ink-3" />
      <span>{words.since(formatClock(since, zone, serverNow()).slice(0, -3))}</span>
      <Button size="small" onClick={onResume}>
        {words.resume}
      </Button>
    </p>
  );
}
