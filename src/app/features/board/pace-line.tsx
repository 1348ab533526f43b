import type { ReactNode } from 'react';
import type { Pace } from '#contract/pace.ts';
import { useWords } from '../../i18n/use-text.ts';
import { paceWords } from './pace-words.ts';

/** One tick per call of the second's quota: ours, those that other clients take, and what is free. */
export function PaceRuler({ pace }: { pace: Pace | null }) {
  const quota = pace?.quotaPerSecond ?? 20;
  const ceiling = pace?.ceilingPerSecond ?? quota;
  const used = Math.round(pace?.usedPerSecond ?? 0);
  return (
    <span aria-hidden="true" className="inline-flex h-3 flex-none items-end gap-0.5 max-[480px]:hidden">
      {Array.from({ length: quota }, (_, tick) => tick + 1).map((tick) => (
        <i
          key={tick}
          className={`w-[3px] rounded-[1px] ${tick === ceiling + 1 ? 'ml-[3px]' : ''} ${
            tick <= used
              ? 'h-3 bg-ink-2'
              : tick > ceiling && pace?.othersUseQuota
                ? 'h-3 shadow-[inset_0_0_0_1px_var(--ink-3)]'
                : 'h-[7px] bg-line-2'
          }`}
        />
      ))}
    </span>
  );
}

interface PaceLineProps {
  pace: Pace | null;
  /** False while the proxy is away. */
  known: boolean;
  /** The SdkAppId is refused as a whole: what is asked is asked for others. */
  isRefused: boolean;
  /** Tencent Cloud cannot be reached: what is asked is asked less and less often. */
  isUnreachable: boolean;
  /** Tasks are being added, which others make room for. */
  isAdding: boolean;
  /** What stands at its right end. */
  children: ReactNode;
}

/** How the calls a second are spent, in a sentence. */
export function PaceLine({ pace, known, isRefused, isUnreachable, isAdding, children }: PaceLineProps) {
  const words = useWords(paceWords);
  const isUnusual = isRefused || isUnreachable || isAdding || (known && pace?.isProbing);
  return (
    <footer className="flex min-h-foot items-center gap-2.5 whitespace-nowrap border-line-2 border-t bg-surface px-3.5 text-12 text-ink-2 max-columns:fixed max-columns:inset-x-0 max-columns:bottom-0 max-columns:z-10 max-columns:min-h-11">
      <span className="reveals flex min-w-0 items-center gap-2.5">
        <p
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what the pointer gets to see, the keyboard does, too.
          tabIndex={0}
          title={known && pace ? partsOf(pace, isUnreachable, words).join(' · ') : undefined}
          className="min-w-0 columns:truncate max-columns:whitespace-normal"
        >
          {known && pace ? (
            isRefused && !pace.isProbing ? (
              <b className="font-medium text-ink">{words.probingApp}</b>
            ) : (
              <PaceSentence pace={pace} isUnreachable={isUnreachable} />
            )
          ) : pace ? (
            words.unknown
          ) : (
            words.waiting
          )}
        </p>
        {/* Behind the words, so that nothing moves when it comes. Without a display of its own, which would always show it. */}
        <span className={isUnusual ? undefined : 'revealed'}>
          <PaceRuler pace={known ? pace : null} />
        </span>
      </span>
      {children}
    </footer>
  );
}

export function PaceSentence({ pace, isUnreachable }: { pace: Pace; isUnreachable: boolean }) {
  const words = useWords(paceWords);
  const seconds = isUnreachable ? null : secondsOf(pace);
  const [used, ...rest] = partsOf(pace, isUnreachable, words);
  // A period would say that something is asked.
  if (pace.isProbing) return <b className="font-medium text-ink">{words.probing}</b>;
  return (
    <>
      <b className="font-medium text-ink">{used}</b>
      <span className="max-columns:hidden">
        {rest.map((part) => (
          <span key={part}>
            <span className="text-ink-3"> · </span>
            {part}
          </span>
        ))}
      </span>
      {seconds === null ? null : (
        <span className="columns:hidden">
          <span className="text-ink-3"> · </span>
          {words.visibleShort(seconds)}
        </span>
      )}
    </>
  );
}

/** The calls a second first, then what they are for. */
function partsOf(pace: Pace, isUnreachable: boolean, words: (typeof paceWords)['en']): string[] {
  // While each task is tried less and less often, no period is true.
  const seconds = isUnreachable ? null : secondsOf(pace);
  return [
    words.used(pace.usedPerSecond, pace.ceilingPerSecond),
    words.live(pace.liveTasks),
    ...(isUnreachable ? [words.unanswered] : []),
    ...(seconds === null ? [] : [words.visible(seconds)]),
    ...(pace.othersUseQuota ? [words.others] : []),
  ];
}

function secondsOf({ visiblePeriodMs }: Pace): number | null {
  return visiblePeriodMs === null ? null : visiblePeriodMs / 1000;
}
