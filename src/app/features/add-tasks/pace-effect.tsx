import type { Pace } from '#contract/pace.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { formatPeriod } from '../../time/format-duration.ts';
import { addWords } from './words.ts';

/** What all other tasks pay for the new ones. */
export function PaceEffect({ pace, added }: { pace: Pace; added: number }) {
  const text = useText();
  const words = useWords(addWords);
  const period = (tasks: number) => formatPeriod(Math.ceil((tasks * pace.hiddenTaskCostMs) / 1000) * 1000, text.units);
  return (
    <p className="border-line border-t px-5 py-3 text-ink-2">
      <b className="font-medium text-ink">{words.plus(added)}</b>{' '}
      {words.effect(period(pace.hiddenTasks + added), period(pace.hiddenTasks))}
    </p>
  );
}
