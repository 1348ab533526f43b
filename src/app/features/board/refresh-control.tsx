import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { formatPeriod } from '../../time/format-duration.ts';
import { useTicking } from '../../time/use-ticking.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Select } from '../../ui/select.tsx';
import { CADENCES, type Cadence } from '../../watch/cadence.ts';

interface RefreshControlProps {
  cadence: Cadence;
  onCadence: (cadence: Cadence) => void;
  /** When the proxy is asked next, by its clock; null for never. */
  nextAt: number | null;
  failed: boolean;
  onRefresh: () => void;
}

export function RefreshControl({ cadence, onCadence, nextAt, failed, onRefresh }: RefreshControlProps) {
  const text = useText();
  const [turns, setTurns] = useState(0);
  const name = (choice: Cadence) => {
    if (choice === 'auto') return text.board.auto;
    if (choice === 'paused') return text.board.paused;
    return text.board.every(formatPeriod(choice, text.units));
  };
  return (
    <>
      <span className="min-w-[74px] whitespace-nowrap text-right text-12 text-ink-3 max-wide:hidden">
        {nextAt === null ? (
          <span className="font-medium text-ink">{text.board.paused}</span>
        ) : (
          <Countdown until={nextAt} failed={failed} />
        )}
      </span>
      <span className="inline-flex flex-none">
        <button
          type="button"
          data-key="r"
          onClick={() => {
            setTurns(turns + 1);
            onRefresh();
          }}
          aria-label={text.board.refresh}
          className={`${buttonClass()} rounded-r-none hover:z-1 focus-visible:z-1 max-columns:h-11 max-columns:min-w-11`}
        >
          <span key={turns} className={turns > 0 ? 'animate-[turn-once_600ms_var(--ease)]' : ''}>
            <Icon name="refresh" />
          </span>
          <span className="cap-trim max-mid:hidden">{text.board.refresh}</span>
        </button>
        <Select
          label={text.board.refreshLabel}
          value={String(cadence)}
          options={CADENCES.map((choice) => [String(choice), name(choice)])}
          onChange={(chosen) => onCadence(CADENCES.find((choice) => String(choice) === chosen) ?? 'auto')}
          className="-ml-px h-ctl rounded-r-2 border border-line-2 bg-surface shadow-key hover:bg-hover max-columns:h-11"
        />
      </span>
    </>
  );
}

function Countdown({ until, failed }: { until: number; failed: boolean }) {
  const text = useText();
  return useTicking((now) => {
    const seconds = Math.max(0, Math.ceil((until - now) / 1000));
    return failed ? text.board.retryIn(seconds) : text.board.nextIn(seconds);
  });
}
