import type { ReactNode } from 'react';
import { END_REASONS, type EndedCounts, type EndReason } from '#contract/ended.ts';
import type { Address } from '../../address.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { goTo } from '../../navigation.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { serverNow } from '../../time/server-clock.ts';
import { IconButton } from '../../ui/button.tsx';
import { FIELD } from '../../ui/field.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { dayOf } from './day-range.ts';
import { endedWords } from './words.ts';

type EndedAddress = Extract<Address, { page: 'ended' }>;

interface EndedFiltersProps {
  address: EndedAddress;
  why: EndReason | null;
  /** Null before the first answer. */
  counts: EndedCounts | null;
}

/** Search, day and outcome: all of them live in the address. */
export function EndedFilters({ address, why, counts }: EndedFiltersProps) {
  const words = useWords(endedWords);
  const zone = useZone();
  const show = (change: Partial<EndedAddress>) => goTo({ ...address, ...change }, { replace: 'q' in change });
  const all = counts && END_REASONS.reduce((sum, reason) => sum + counts[reason], 0);
  return (
    <search className="flex flex-wrap items-center gap-2 border-line border-b px-3.5 py-2 max-columns:pt-0">
      <SearchField
        label={words.searchLabel}
        placeholder={words.search}
        value={address.q}
        onChange={(q) => show({ q })}
        className="w-64"
      />
      <span className={`${FIELD} h-ctl max-columns:h-11`}>
        <label className="flex h-full items-center gap-[7px]">
          <span className="text-12 text-ink-3 max-lines:hidden">{words.day}</span>
          <input
            type="date"
            aria-label={words.day}
            value={address.day}
            max={dayOf(serverNow(), zone)}
            onChange={(event) => show({ day: event.target.value })}
            className="max-columns:text-16"
          />
        </label>
        {address.day ? (
          <IconButton icon="close" label={words.anyDay} className="size-6" onClick={() => show({ day: '' })} />
        ) : null}
      </span>
      <fieldset className="flex min-w-0 gap-1 overflow-x-auto [scrollbar-width:none] max-columns:-mx-3.5 max-columns:w-dvw max-columns:gap-1.5 max-columns:px-3.5">
        <legend className="sr-only">{words.reasonLabel}</legend>
        <Reason pressed={why === null} n={all} onPress={() => show({ why: '' })}>
          {words.all}
        </Reason>
        {END_REASONS.map((reason) => (
          <Reason
            key={reason}
            pressed={why === reason}
            n={counts?.[reason] ?? null}
            hint={words.whyHint[reason]}
            onPress={() => show({ why: why === reason ? '' : reason })}
          >
            {words.why[reason]}
          </Reason>
        ))}
      </fieldset>
    </search>
  );
}

interface ReasonProps {
  pressed: boolean;
  n: number | null;
  hint?: string | undefined;
  onPress: () => void;
  children: ReactNode;
}

function Reason({ pressed, n, hint, onPress, children }: ReasonProps) {
  const text = useText();
  return (
    <button
      type="button"
      aria-pressed={pressed}
      title={hint}
      onClick={onPress}
      className={`flex h-[26px] flex-none items-center gap-2 whitespace-nowrap rounded-2 px-2 hover:bg-hover-paper aria-pressed:bg-hover-2 aria-pressed:font-medium max-columns:h-8 max-columns:border max-columns:border-line-2 max-columns:px-2.5 max-columns:aria-pressed:border-violet ${n === 0 && !pressed ? 'text-ink-3' : 'text-ink-2 hover:text-ink aria-pressed:text-ink'}`}
    >
      <span className="cap-trim">{children}</span>
      <b className="cap-trim font-normal">{n === null ? '–' : text.number(n)}</b>
    </button>
  );
}
