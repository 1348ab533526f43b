import { useRef } from 'react';
import { useWords } from '../../i18n/use-text.ts';
import { StatusIcon } from '../../ui/icon.tsx';
import { useNarrow } from '../../ui/use-breakpoint.ts';
import { useFitting } from './use-fitting.ts';
import type { WallEntry } from './wall-entries.ts';
import { type OthersKnown, WallOthers } from './wall-others.tsx';
import { WallRow, WallWideRow } from './wall-row.tsx';
import { wallWords } from './words.ts';

/** As in wall-row.tsx, and the two lines of words below the rows. */
const ROW_EM = 4.2;
const WORDS_EM = 6;
const ROWS_ON_PHONE = 50;

interface WallTroublesProps {
  /** The worst first. */
  entries: readonly WallEntry[];
  others: OthersKnown;
  labelOf: (key: string) => string;
  /** What SdkAppIds are called, where there are several. */
  appsOf: (sdkAppIds: readonly number[]) => string | null;
}

/** As many rows as fit on the screen, the worst first; the others are summed up in words. */
export function WallTroubles({ entries, others, labelOf, appsOf }: WallTroublesProps) {
  const words = useWords(wallWords);
  const box = useRef<HTMLDivElement>(null);
  const onScreen = useFitting(box, ROW_EM, WORDS_EM);
  // Phones scroll, so they need no rows that fit.
  const fitting = useNarrow() ? ROWS_ON_PHONE : onScreen;
  const hidden = entries.slice(fitting);
  return (
    <div ref={box} className="min-h-0 flex-1 overflow-hidden max-columns:flex-none">
      <ol aria-label={words.troubled}>
        {entries
          .slice(0, fitting)
          .map((entry) =>
            entry.kind === 'task' ? (
              <WallRow
                key={entry.id}
                row={entry.row}
                label={labelOf(entry.id)}
                app={appsOf([entry.row.view.sdkAppId])}
              />
            ) : (
              <WallWideRow key={entry.id} incident={entry.incident} apps={appsOf(appsConcerned(entry.incident))} />
            ),
          )}
      </ol>
      <div className="grid gap-[.5em] px-[1.8em] py-[1em] max-columns:px-[1em]">
        {hidden.length > 0 ? <NotShown entries={hidden} /> : null}
        <WallOthers known={others} hasRows={entries.length > 0} />
      </div>
    </div>
  );
}

function NotShown({ entries }: { entries: readonly WallEntry[] }) {
  const words = useWords(wallWords);
  const parts = (['wide', 'failing', 'overLimit', 'notFound', 'acknowledged'] as const).flatMap((kind) => {
    const n = entries.filter((entry) => kindOf(entry) === kind).length;
    return n === 0 ? [] : [words.more[kind](n)];
  });
  const isAlarm = entries.some(({ isTaken }) => !isTaken);
  return (
    <p
      data-s={isAlarm ? 'attention' : 'acknowledged'}
      className="flex items-center gap-[.5em] font-medium text-(--status-ink)"
    >
      <StatusIcon name={isAlarm ? 'attention' : 'acknowledged'} className="size-[.85em]" />
      {words.notShown(entries.length, words.join(parts))}
    </p>
  );
}

function kindOf(entry: WallEntry) {
  if (entry.isTaken) return 'acknowledged';
  return entry.kind === 'task' ? entry.row.trouble : 'wide';
}

function appsConcerned({ subject }: Extract<WallEntry, { kind: 'wide' }>['incident']): readonly number[] {
  return 'sdkAppIds' in subject ? subject.sdkAppIds : [subject.sdkAppId];
}
