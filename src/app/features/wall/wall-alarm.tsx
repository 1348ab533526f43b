import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatPeriod } from '../../time/format-duration.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { useTicking } from '../../time/use-ticking.ts';
import { Icon, type IconShape } from '../../ui/icon.tsx';
import { wallWords } from './words.ts';

interface WallAlarmProps {
  icon: IconShape;
  cause: string;
  next: string;
  since: number | null;
  /** Someone looks after it: then it is no alarm. */
  isTaken: boolean;
}

/** What is broken and for how long, to be read from afar, and with nothing to press. */
export function WallAlarm({ icon, cause, next, since, isTaken }: WallAlarmProps) {
  const ink = isTaken ? 'text-ink-2' : 'text-problem-ink';
  return (
    <section
      data-mark={isTaken ? 'acknowledged' : 'failing'}
      className={`relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-[1.1em] border-t px-[1.8em] py-[.9em] before:w-[6px] max-columns:px-[1em] ${isTaken ? 'border-line-2' : 'border-problem-edge bg-problem-tint'}`}
    >
      <Icon
        name={icon}
        className={`size-[2.1em] max-columns:size-[1.4em] ${isTaken ? 'text-ink-3' : 'text-problem'}`}
      />
      <p role={isTaken ? undefined : 'alert'} className="min-w-0">
        <strong
          className={`block font-semibold text-[1.7em] leading-tight tracking-[-.02em] max-columns:text-[1.15em] [:lang(zh)_&]:tracking-normal ${ink}`}
        >
          {cause}
        </strong>{' '}
        <span className="columns:line-clamp-2 block text-ink-2 first-letter:uppercase">{next}</span>
      </p>
      {since === null ? null : <HowLong since={since} ink={ink} />}
    </section>
  );
}

function HowLong({ since, ink }: { since: number; ink: string }) {
  const text = useText();
  const words = useWords(wallWords);
  const zone = useZone();
  const age = useTicking((now) => formatPeriod(Math.max(0, now - since), text.units));
  return (
    <p className="whitespace-nowrap text-right max-columns:col-span-full max-columns:col-start-2 max-columns:text-left">
      <b
        className={`block font-semibold text-[1.7em] leading-tight tracking-[-.02em] max-columns:inline max-columns:text-[1em] ${ink}`}
      >
        {words.lasting(age)}
      </b>{' '}
      <span className="text-ink-2">{text.board.since(formatClock(since, zone, serverNow()))}</span>
    </p>
  );
}
