import { useRef } from 'react';
import { useWords } from '../../i18n/use-text.ts';
import { StatusIcon } from '../../ui/icon.tsx';
import { useNarrow } from '../../ui/use-breakpoint.ts';
import { useFitting } from './use-fitting.ts';
import type { TroubledRow } from './use-wall-list.ts';
import { WallRow } from './wall-row.tsx';
import { wallWords } from './words.ts';

/** As in wall-row.tsx, and the two lines of words below the rows. */
const ROW_EM = 4.2;
const WORDS_EM = 6;
const ROWS_ON_PHONE = 50;

interface WallTroublesProps {
  troubled: readonly TroubledRow[];
  /** How many tasks there are, with those that need nothing. */
  all: number;
  labelOf: (key: string) => string;
  appOf: (sdkAppId: number) => string | null;
}

/** As many rows as fit on the screen, the worst first; the others are summed up in words. */
export function WallTroubles({ troubled, all, labelOf, appOf }: WallTroublesProps) {
  const words = useWords(wallWords);
  const box = useRef<HTMLDivElement>(null);
  const onScreen = useFitting(box, ROW_EM, WORDS_EM);
  // Phones scroll, so they need no rows that fit.
  const fitting = useNarrow() ? ROWS_ON_PHONE : onScreen;
  const shown = troubled.slice(0, fitting);
  return (
    <div ref={box} className="min-h-0 flex-1 overflow-hidden max-columns:flex-none">
      <ol aria-label={words.troubled}>
        {shown.map((row) => (
          <WallRow key={row.key} row={row} label={labelOf(row.key)} app={appOf(row.view.sdkAppId)} />
        ))}
      </ol>
      <div className="grid gap-[.5em] px-[1.8em] py-[1em] max-columns:px-[1em]">
        {troubled.length > shown.length ? <NotShown rows={troubled.slice(fitting)} /> : null}
        <Others troubled={troubled.length} all={all} />
      </div>
    </div>
  );
}

function NotShown({ rows }: { rows: readonly TroubledRow[] }) {
  const words = useWords(wallWords);
  const parts = (['failing', 'overLimit', 'notFound'] as const).flatMap((trouble) => {
    const n = rows.filter((row) => row.trouble === trouble).length;
    return n === 0 ? [] : [words.of(n, words.trouble[trouble])];
  });
  return (
    <p data-s="attention" className="flex items-center gap-[.5em] font-medium text-(--status-ink)">
      <StatusIcon name="attention" className="size-[.85em]" />
      {words.more(rows.length, words.join(parts))}
    </p>
  );
}

function Others({ troubled, all }: { troubled: number; all: number }) {
  const words = useWords(wallWords);
  const said =
    all === 0 ? words.empty : troubled === 0 ? words.calm(all) : all > troubled ? words.others(all - troubled) : null;
  return said === null ? null : (
    <p data-s={all === 0 ? 'unchecked' : 'inProgress'} className="flex items-center gap-[.5em] text-ink-3">
      <StatusIcon name={all === 0 ? 'unchecked' : 'inProgress'} className="size-[.85em]" />
      {said}
    </p>
  );
}
