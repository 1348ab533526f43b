import type { Pace } from '#contract/pace.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { formatPeriod } from '../../time/format-duration.ts';
import { formatEstimate } from '../../time/format-estimate.ts';
import { addWords } from './words.ts';

/** How soon the new ones are known, and what all other tasks pay for them. */
export function PaceEffect({ pace, added }: { pace: Pace; added: number }) {
  const text = useText();
  const words = useWords(addWords);
  const period = (tasks: number) => formatPeriod(Math.ceil((tasks * pace.hiddenTaskCostMs) / 1000) * 1000, text.units);
  const [next, now] = [period(pace.hiddenTasks + added), period(pace.hiddenTasks)];
  return (
    <p className="border-line border-t px-5 py-3 text-ink-2">
      <b className="font-medium text-ink">{words.plus(added)}</b>
      {words.first(formatEstimate(pace.firstPassMs + added * pace.newTaskCostMs, text.units))}
      {words.afterwards(next, pace.hiddenTasks > 0 && now !== next ? now : null)}
    </p>
  );
}
