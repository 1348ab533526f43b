import type { TaskView } from '#contract/task-view.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatDuration } from '../../time/format-duration.ts';
import { formatClock } from '../../time/format-time.ts';
import { useTicking } from '../../time/use-ticking.ts';
import { Button } from '../../ui/button.tsx';
import { StatusIcon } from '../../ui/icon.tsx';
import { emptyWords } from './empty-words.ts';

interface NothingRunningProps {
  views: Iterable<TaskView>;
  onAdd: () => void;
}

/** Everything that was has ended: since when, and what to do. The ended tasks stay in sight below. */
export function NothingRunning({ views, onAdd }: NothingRunningProps) {
  const text = useText();
  const words = useWords(emptyWords);
  const zone = useZone();
  const alive = Array.from(views, ({ lastAlive }) => lastAlive?.at ?? 0);
  const last = Math.max(0, ...alive);
  const said = useTicking((now) =>
    last === 0
      ? ''
      : words.lastActivity(text.ago(formatDuration(now - last, text.units)), formatClock(last, zone, now)),
  );
  return (
    <>
      <span data-s="ended">
        <StatusIcon name="ended" />
      </span>
      <p className="min-w-0 columns:truncate">
        <strong className="font-medium text-ink">{words.nothingRuns(alive.length)}</strong> {said}
      </p>
      <Button size="small" icon="plus" onClick={onAdd}>
        {text.board.add}
      </Button>
    </>
  );
}
