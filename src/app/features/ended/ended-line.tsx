import type { AppSummary } from '#contract/app-summary.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { Link } from '../../ui/link.tsx';
import { endedWords } from './words.ts';

const DAY_HOURS = 24;

interface EndedLineProps {
  summary: Pick<AppSummary, 'sdkAppId' | 'counts' | 'endedEarlier'>;
  /** For how long a task that has ended stays on the board. */
  onBoardHours: number;
}

/** How many tasks ended lately, and how many before that, which the board does not list any more: the way to all of them. */
export function EndedLine({ summary: { sdkAppId, counts, endedEarlier }, onBoardHours }: EndedLineProps) {
  const text = useText();
  const words = useWords(endedWords);
  if (counts.ended + endedEarlier === 0) return null;
  const period =
    onBoardHours === DAY_HOURS
      ? null
      : onBoardHours % DAY_HOURS === 0
        ? `${onBoardHours / DAY_HOURS} ${text.units.day}`
        : `${onBoardHours} ${text.units.hour}`;
  return (
    <Link
      to={{ page: 'ended', sdkAppId, q: '', why: '', day: '' }}
      title={words.open}
      className="flex flex-none flex-wrap items-center gap-x-1 text-12 text-ink-2 underline decoration-line-2 underline-offset-3 hover:text-ink max-columns:h-8 max-columns:flex-nowrap max-columns:px-1 columns:mx-2 columns:mt-2"
    >
      <span className="whitespace-nowrap">
        {words.recent(counts.ended, period)}
        {endedEarlier > 0 ? ' ·' : null}
      </span>
      {endedEarlier > 0 ? <span className="whitespace-nowrap">{words.earlier(endedEarlier)}</span> : null}
    </Link>
  );
}
