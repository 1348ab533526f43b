import { useZone } from '../../persistence/use-zone.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { useTicking } from '../../time/use-ticking.ts';
import { failures, stretches, type TimelineEntry } from './timeline-entries.ts';
import { timelineTicks } from './timeline-ticks.ts';

/** The bar grows by the second, and once that cannot be seen by the minute: finer would only cost. */
const stepMs = (spanMs: number) => (spanMs < 3_600_000 ? 1_000 : 60_000);

/** The states over time, drawn to scale, and where calls failed. The list below says the same in words. */
export function TimelineBar({ entries, knownAt }: { entries: readonly TimelineEntry[]; knownAt: number | null }) {
  const zone = useZone();
  const start = entries[0]?.at ?? 0;
  // Downwards: nothing is drawn for what is still to come.
  const now = useTicking((at) => Math.floor(at / stepMs(at - start)) * stepMs(at - start));
  const parts = stretches(entries, now, knownAt);
  const [first] = parts;
  if (!first) return null;
  const percent = (at: number) => `${(100 * (Math.max(at, first.from) - first.from)) / (now - first.from)}%`;
  return (
    <div aria-hidden="true">
      <div className="relative flex h-6 gap-px">
        {parts.map(({ from, until, status }) => (
          <span
            key={from}
            data-s={status ?? 'unchecked'}
            style={{ flexGrow: until - from }}
            className={
              status === null
                ? 'min-w-0.5 border-line-2 border-b-2 border-dashed bg-[repeating-linear-gradient(135deg,var(--line-2)_0_1px,transparent_1px_6px)]'
                : 'min-w-0.5 rounded-t-[2px] border-(--status-icon) border-b-2 bg-(--status-ground)'
            }
          />
        ))}
        {failures(entries).map(({ from, until }) => (
          <span
            key={from}
            data-s="failing"
            style={{ left: percent(from), right: `calc(100% - ${percent(until)})` }}
            className="absolute bottom-0 h-2 min-w-1 rounded-t-[2px] border-(--status-icon) border-b-2 bg-problem-tint"
          />
        ))}
      </div>
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
