import type { FirstPass } from '#contract/watch.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { formatEstimate } from '../../time/format-estimate.ts';
import { firstPassWords } from './first-pass-words.ts';

/** How many of the tasks that came to the list have been asked for the first time, and how long the rest takes. */
export function FirstPassProgress({ firstPass: { checked, total, leftMs } }: { firstPass: FirstPass }) {
  const text = useText();
  const words = useWords(firstPassWords);
  return (
    <>
      <span
        role="progressbar"
        aria-label={words.label}
        aria-valuenow={checked}
        aria-valuemin={0}
        aria-valuemax={total}
        className="h-1 w-42 flex-none overflow-hidden rounded-full bg-line-2 max-columns:w-20"
      >
        <span className="block h-full bg-ink-2" style={{ width: `${(100 * checked) / total}%` }} />
      </span>
      <p className="min-w-0 text-13 columns:truncate">
        <b className="font-semibold text-ink tabular-nums">{words.checked(checked, total)}</b>
        <span className="text-ink-3"> · </span>
        <span className="whitespace-nowrap">{words.left(formatEstimate(leftMs, text.units))}</span>
      </p>
    </>
  );
}
