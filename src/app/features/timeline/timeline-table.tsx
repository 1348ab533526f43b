import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatMomentOf, zoneOffset } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import type { TimelineEntry } from './timeline-entries.ts';
import { timelineWords } from './words.ts';

/** The same with every time in full: to read line by line, and to copy. */
export function TimelineTable({ entries }: { entries: readonly TimelineEntry[] }) {
  const text = useText();
  const words = useWords(timelineWords);
  const zone = useZone();
  const now = serverNow();
  return (
    <details className="mt-1 text-12">
      <summary className="w-fit cursor-pointer text-ink-2">{words.table}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label={words.table} tabIndex={0} className="mt-2 overflow-x-auto outline-offset-[-2px]">
        <table className="w-full border-collapse text-left">
          <thead className="text-11 text-ink-3">
            <tr>
              <th className="py-1 pr-4 font-normal">
                {words.columns.when} {zoneOffset(zone, now)}
              </th>
              <th className="py-1 pr-4 font-normal">{words.columns.notBefore}</th>
              <th className="py-1 pr-4 font-normal">{words.columns.what}</th>
              <th className="py-1 font-normal">{words.columns.raw}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={`${entry.kind} ${entry.at}`} className="border-line border-t">
                <td className="whitespace-nowrap py-1 pr-4">{formatMomentOf(entry.at, zone, now)}</td>
                <td className="whitespace-nowrap py-1 pr-4">
                  {entry.kind === 'change' ? formatMomentOf(entry.notBefore, zone, now) : '–'}
                </td>
                <td className="py-1 pr-4">{what(entry)}</td>
                <td className="py-1 font-mono">{raw(entry)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );

  function what(entry: TimelineEntry): string {
    if (entry.kind === 'gap') return words.gap;
    if (entry.kind === 'problem') return words.problem(entry.problem.count);
    const status = text.status[entry.status];
    return entry.kind === 'again' ? words.again(status) : status;
  }

  function raw(entry: TimelineEntry): string {
    if (entry.kind === 'gap') return '–';
    return entry.kind === 'problem' ? entry.problem.code : (entry.apiStatus ?? '–');
  }
}
