import type { TaskView } from '#contract/task-view.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { useTicking } from '../../time/use-ticking.ts';
import { type Stretch, stretches } from './stretches.ts';
import type { TimelineEntry } from './timeline-entries.ts';
import { timelineTicks } from './timeline-ticks.ts';

/** The bar grows by the second, and once that cannot be seen by the minute: finer would only cost. */
const stepMs = (spanMs: number) => (spanMs < 3_600_000 ? 1_000 : 60_000);

interface TimelineBarProps {
  entries: readonly TimelineEntry[];
  view: Pick<TaskView, 'answeredAt' | 'startTime' | 'problem'>;
  loud: boolean;
}

/** The states over time, drawn to scale, and below them the runs of failed checks. The list says the same in words. */
export function TimelineBar({ entries, view: { answeredAt, startTime, problem }, loud }: TimelineBarProps) {
  const zone = useZone();
  const start = Math.min(startTime ?? Number.POSITIVE_INFINITY, entries[0]?.at ?? 0);
  // Downwards: nothing is drawn for what is still to come.
  const now = useTicking((at) => Math.floor(at / stepMs(at - start)) * stepMs(at - start));
  const failingSince = problem?.since ?? null;
  const parts = stretches(entries, { now, answeredAt, startTime, failingSince });
  const [first] = parts;
  if (!first) return null;
  const percent = (at: number) =>
    `${(100 * (Math.min(Math.max(at, first.from), now) - first.from)) / (now - first.from)}%`;
  const runs = entries.flatMap((entry) => (entry.kind === 'problem' ? [entry.problem] : []));
  return (
    <div aria-hidden="true">
      <div className="flex h-6 gap-px">
        {parts.map((stretch) => (
          <span
            key={stretch.from}
            data-kind={stretch.kind}
            data-s={stretch.status ?? 'unchecked'}
            style={{ flexGrow: stretch.until - stretch.from }}
            className={`min-w-0.5 ${look(stretch, loud)}`}
          />
        ))}
      </div>
      {runs.length > 0 ? (
        <div className="relative mt-1 h-2">
          {runs.map(({ since, at }) => (
            <span
              key={since}
              style={{ left: `min(${percent(since)}, 100% - 4px)`, right: `calc(100% - ${percent(at)})` }}
              className={`absolute inset-y-0 min-w-0.5 border-x-2 before:absolute before:inset-x-0 before:top-1/2 before:h-px before:bg-current ${loud && since === failingSince ? 'border-problem text-problem' : 'border-ink-3 text-ink-3'}`}
            />
          ))}
        </div>
      ) : null}
      <p className="relative mt-1 flex justify-between text-11 text-ink-3">
        <span>{formatClock(first.from, zone, serverNow())}</span>
        {timelineTicks(first.from, now, zone).map(({ at, label }) => (
          <span
            key={at}
            style={{ left: percent(at) }}
            className="absolute -translate-x-1/2 before:absolute before:-top-1 before:left-1/2 before:h-1 before:w-px before:bg-line-2"
          >
            {label}
          </span>
        ))}
        <span>{formatClock(serverNow(), zone, serverNow())}</span>
      </p>
    </div>
  );
}

/** Told apart without colour, too: filled, plain with a foot, hatched, or only an outline. */
function look({ kind, isOpen }: Stretch, loud: boolean): string {
  switch (kind) {
    case 'seen':
      return 'rounded-t-[2px] border-(--status-icon) border-b-2 bg-(--status-ground)';
    case 'failed':
      return `rounded-t-[2px] border-b-2 bg-sunken ${isOpen && loud ? 'border-problem' : 'border-ink-3'}`;
    case 'gap':
      return 'border-line-2 border-b-2 border-dashed bg-[repeating-linear-gradient(135deg,var(--line-2)_0_1px,transparent_1px_6px)]';
    case 'before':
      return 'rounded-t-[2px] border border-edge border-dashed';
  }
}
