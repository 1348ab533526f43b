import { useQuery } from '@tanstack/react-query';
import type { TaskView } from '#contract/task-view.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatPeriod } from '../../time/format-duration.ts';
import { formatClock, formatExact } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { downloadText } from '../../ui/download-text.ts';
import { StatusIcon } from '../../ui/icon.tsx';
import { Section } from '../../ui/section.tsx';
import { historyQuery } from './history-query.ts';
import { TimelineBar } from './timeline-bar.tsx';
import { type TimelineEntry, timelineEntries } from './timeline-entries.ts';
import { TimelineTable } from './timeline-table.tsx';
import { timelineWords } from './words.ts';

interface TimelineProps {
  view: TaskView;
  /** The run of failures that goes on is an incident, and no one has taken it on: red is now. */
  loud: boolean;
}

/** What was seen of a task, newest first: as a bar, as a list, and as a table. */
export function Timeline({ view, loud }: TimelineProps) {
  const words = useWords(timelineWords);
  const { data, isError } = useQuery(historyQuery(view));
  const loudAt = loud ? (view.problem?.since ?? null) : null;
  const entries = data ? timelineEntries(data) : [];
  return (
    <Section
      heading={words.heading}
      about={words.note}
      action={
        data && entries.length > 0 ? (
          <Button
            look="ghost"
            size="small"
            className="-mr-2"
            onClick={() =>
              downloadText('timeline.json', 'application/json', JSON.stringify({ view, ...data }, null, 2))
            }
          >
            {words.exportJson}
          </Button>
        ) : null
      }
    >
      {entries.length === 0 ? (
        <p className="text-12 text-ink-3">{isError ? words.failed : data ? words.empty : ' '}</p>
      ) : (
        <>
          <TimelineBar entries={entries} view={view} loud={loud} />
          <ol className="mt-5">
            {[...entries].reverse().map((entry) => (
              <Entry key={`${entry.kind} ${entry.at}`} entry={entry} startTime={view.startTime} loudAt={loudAt} />
            ))}
          </ol>
          <TimelineTable entries={entries} />
        </>
      )}
    </Section>
  );
}

interface EntryProps {
  entry: TimelineEntry;
  startTime: number | null;
  loudAt: number | null;
}

function Entry({ entry, startTime, loudAt }: EntryProps) {
  const text = useText();
  const words = useWords(timelineWords);
  const zone = useZone();
  const now = serverNow();
  const clock = (at: number) => formatClock(at, zone, now);
  const range = (from: number, to: number) => [...new Set([clock(from), clock(to)])].join(' – ');
  const { when, what, note, icon } = describe();
  return (
    <li className="grid grid-cols-[9.5rem_14px_minmax(0,1fr)] gap-x-3 max-columns:grid-cols-[14px_minmax(0,1fr)]">
      <time
        title={formatExact(entry.at)}
        className="text-right text-12 text-ink-2 leading-[18px] max-columns:col-start-2 max-columns:text-left"
      >
        {when}
      </time>
      <span
        data-s={icon ?? 'unchecked'}
        className={`relative flex justify-center pt-[3px] max-columns:col-start-1 max-columns:row-span-2 max-columns:row-start-1 before:absolute before:top-[19px] before:bottom-[1px] before:w-px in-[li:last-child]:before:hidden ${
          entry.kind === 'gap'
            ? 'before:bg-[repeating-linear-gradient(var(--line-2)_0_3px,transparent_3px_6px)]'
            : 'before:bg-line-2'
        }`}
      >
        {icon ? <StatusIcon name={icon} /> : null}
      </span>
      <div className="min-w-0 pb-3.5 max-columns:col-start-2">
        <p className="leading-[18px]">{what}</p>
        {note ? <p className="text-12 text-ink-3">{note}</p> : null}
      </div>
    </li>
  );

  function describe() {
    const name = (status: keyof typeof text.status, raw: string | null) =>
      status === 'other' && raw !== null ? raw : text.status[status];
    switch (entry.kind) {
      case 'first':
        return {
          when: clock(entry.at),
          what: words.first(name(entry.status, entry.apiStatus)),
          note: startTime !== null && startTime < entry.at ? words.startNote(clock(startTime)) : words.firstNote,
          icon: entry.status,
        };
      case 'change':
        return {
          when: range(entry.notBefore, entry.at),
          what: words.change(text.status[entry.from], name(entry.status, entry.apiStatus)),
          note: null,
          icon: entry.status,
        };
      case 'again':
        return {
          when: clock(entry.at),
          what: words.again(name(entry.status, entry.apiStatus)),
          note: null,
          icon: entry.status,
        };
      case 'gap':
        return {
          when: formatPeriod(entry.until - entry.at, text.units),
          what: words.gap,
          note: words.gapNote,
          icon: null,
        };
      case 'problem': {
        const { code, count, at, since } = entry.problem;
        return {
          when: range(entry.at, at),
          what: words.problem(count),
          note: <bdi className={`break-all font-mono ${since === loudAt ? 'text-problem-ink' : ''}`}>{code}</bdi>,
          icon: since === loudAt ? ('failing' as const) : ('retrying' as const),
        };
      }
    }
  }
}
