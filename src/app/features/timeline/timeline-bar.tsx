import type { TaskProblem, TaskView } from '#contract/task-view.ts';
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

/** Of a life longer than this, the last minutes are drawn a second time, larger, if anything happened in them. */
const LONG_MS = 3_600_000;
const RECENT_MS = 1_200_000;

/** The states over time, drawn to scale, and below them the runs of failed checks. The list says the same in words. */
export function TimelineBar({ entries, view: { answeredAt, startTime, problem }, loud }: TimelineBarProps) {
  const start = Math.min(startTime ?? Number.POSITIVE_INFINITY, entries[0]?.at ?? 0);
  // Downwards: nothing is drawn for what is still to come.
  const now = useTicking((at) => Math.floor(at / stepMs(at - start)) * stepMs(at - start));
  const failingSince = problem?.since ?? null;
  const parts = stretches(entries, { now, answeredAt, startTime, failingSince });
  const runs = entries.flatMap((entry) => (entry.kind === 'problem' ? [entry.problem] : []));
  const [first] = parts;
  if (!first) return null;
  const recent = now - RECENT_MS;
  const isZoomed = now - first.from > LONG_MS && parts.some(({ from }) => from > recent);
  const drawn = { parts, runs, until: now, loudSince: loud ? failingSince : null };
  return (
    <div aria-hidden="true">
      <Lane {...drawn} from={first.from} height={isZoomed ? 'h-3' : 'h-6'} />
      {isZoomed ? (
        <div className="mt-2.5">
          <Lane {...drawn} from={recent} height="h-6" />
        </div>
      ) : null}
    </div>
  );
}

interface LaneProps {
  parts: readonly Stretch[];
  runs: readonly TaskProblem[];
  from: number;
  until: number;
  /** When the run of failures began that is red. */
  loudSince: number | null;
  height: 'h-3' | 'h-6';
}

/** What lies between two moments, and their clock. */
function Lane({ parts, runs, from, until, loudSince, height }: LaneProps) {
  const zone = useZone();
  const percent = (at: number) => `${(100 * (Math.min(Math.max(at, from), until) - from)) / (until - from)}%`;
  const shown = parts.filter((part) => part.until > from);
  const failed = runs.filter(({ at }) => at >= from);
  return (
    <>
      <div className={`flex gap-px ${height}`}>
        {shown.map((part) => (
          <span
            key={part.from}
            data-kind={part.kind}
            data-s={part.status ?? 'unchecked'}
            style={{ flexGrow: part.until - Math.max(part.from, from) }}
            className={`min-w-0.5 ${look(part, loudSince !== null)}`}
          />
        ))}
      </div>
      {failed.length > 0 ? (
        <div className="relative mt-1 h-2">
          {failed.map(({ since, at }) => (
            <span
              key={since}
              style={{ left: `min(${percent(since)}, 100% - 4px)`, right: `calc(100% - ${percent(at)})` }}
              className={`absolute inset-y-0 min-w-0.5 border-x-2 before:absolute before:inset-x-0 before:top-1/2 before:h-px before:bg-current ${since === loudSince ? 'border-problem text-problem' : 'border-ink-3 text-ink-3'}`}
            />
          ))}
        </div>
      ) : null}
      <p className="relative mt-1 flex justify-between text-11 text-ink-3">
        <span>{formatClock(from, zone, serverNow())}</span>
        {timelineTicks(from, until, zone).map(({ at, label }) => (
          <span
            key={at}
            style={{ left: percent(at) }}
            className="absolute -translate-x-1/2 before:absolute before:-top-1 before:left-1/2 before:h-1 before:w-px before:bg-line-2"
          >
            {label}
          </span>
        ))}
        <span>{formatClock(until, zone, serverNow())}</span>
      </p>
    </>
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
