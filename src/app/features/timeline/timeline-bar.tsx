import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { useTicking } from '../../time/use-ticking.ts';
import { useZone } from '../../time/use-zone.ts';
import { stretches, type TimelineEntry } from './timeline-entries.ts';

/** The bar grows by the minute; finer would only cost. */
const STEP_MS = 60_000;

/** The states over time, drawn to scale. The list below says the same in words. */
export function TimelineBar({ entries }: { entries: readonly TimelineEntry[] }) {
  const zone = useZone();
  const now = useTicking((at) => Math.ceil(at / STEP_MS) * STEP_MS);
  const parts = stretches(entries, now);
  const [first] = parts;
  if (!first) return null;
  return (
    <div aria-hidden="true">
      <div className="flex h-6 gap-px">
        {parts.map(({ from, until, status }) => (
          <span
            key={from}
            data-s={status ?? 'unchecked'}
            style={{ flexGrow: until - from }}
            className={
              status === null
                ? 'min-w-0.5 border-line-2 border-b-2 border-dashed bg-[repeating-linear-gradient(135deg,var(--line-2)_0_1px,transparent_1px_6px)]'
                : 'min-w-0.5 rounded-t-[2px] border-(--c) border-b-2 bg-(--cg)'
            }
          />
        ))}
      </div>
      <p className="mt-1 flex justify-between text-11 text-ink-3">
        <span>{formatClock(first.from, zone, serverNow())}</span>
        <span>{formatClock(serverNow(), zone, serverNow())}</span>
      </p>
    </div>
  );
}
