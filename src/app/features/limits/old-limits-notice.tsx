import type { Limits } from '#contract/limits.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { formatPeriod } from '../../time/format-duration.ts';
import { Button } from '../../ui/button.tsx';
import { StatusIcon } from '../../ui/icon.tsx';
import { limitWords } from './words.ts';

interface OldLimitsNoticeProps {
  sdkAppId: number;
  limits: Limits;
  onReview: () => void;
  onDiscard: () => void;
}

/** This browser had limits of its own: they hold no more, unless the viewer makes them everyone's. */
export function OldLimitsNotice({ sdkAppId, limits, onReview, onDiscard }: OldLimitsNoticeProps) {
  const text = useText();
  const words = useWords(limitWords);
  const { oldValue, forever } = words;
  const said = (['idleMs', 'exitingMs', 'runningMs'] as const).map((name) => {
    const ms = limits[name];
    return `${oldValue[name]} ${ms === null ? forever : formatPeriod(ms, text.units)}`;
  });
  return (
    <>
      <span data-s="overLimit">
        <StatusIcon name="overLimit" />
      </span>
      <p className="min-w-0 columns:truncate">
        {words.old(sdkAppId)} <strong className="font-medium text-ink">{said.join(', ')}</strong>
      </p>
      <Button size="small" onClick={onReview}>
        {words.review}
      </Button>
      <Button look="ghost" size="small" onClick={onDiscard}>
        {words.discard}
      </Button>
    </>
  );
}
