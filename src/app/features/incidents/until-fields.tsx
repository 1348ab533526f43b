import { type ReactNode, useId } from 'react';
import { useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatClock, zoneOffset } from '../../time/format-time.ts';
import { FIELD } from '../../ui/field.tsx';
import { incidentDialogWords } from './dialog-words.ts';
import { HOURS, isSameDay, type Until, untilAt } from './until.ts';

const HOUR_MS = 3_600_000;

interface UntilFieldsProps {
  until: Until;
  onUntil: (until: Until) => void;
  /** When the dialog was opened: the times that it offers stand still. */
  now: number;
}

/** For how long an incident is taken on. */
export function UntilFields({ until, onUntil, now }: UntilFieldsProps) {
  const words = useWords(incidentDialogWords);
  const zone = useZone();
  const typed = until.kind === 'time' ? until.typed : '';
  const at = untilAt(until, zone, now);
  return (
    <fieldset className="px-5 pt-2.5">
      <legend className="float-left text-12 text-ink-3">{words.until}</legend>
      <div className="clear-left">
        <Choice
          word={words.untilChange}
          hint={words.untilChangeHint}
          chosen={until.kind === 'change'}
          onChoose={() => onUntil({ kind: 'change' })}
        />
        {HOURS.map((hours) => (
          <Choice
            key={hours}
            word={words.inHours(hours)}
            hint={formatClock(now + hours * HOUR_MS, zone, now).slice(0, -3)}
            chosen={until.kind === 'hours' && until.hours === hours}
            onChoose={() => onUntil({ kind: 'hours', hours })}
          />
        ))}
        <Choice
          word={words.atTime}
          hint={typed === '' ? '' : at ? words.day(isSameDay(at, now, zone), zoneOffset(zone, now)) : words.badTime}
          chosen={until.kind === 'time'}
          onChoose={() => onUntil({ kind: 'time', typed })}
        >
          <span className={`${FIELD} h-[26px] w-18 flex-none max-columns:h-9`}>
            <input
              aria-label={words.atTimeLabel}
              autoComplete="off"
              inputMode="numeric"
              maxLength={5}
              placeholder="16:00"
              value={typed}
              aria-invalid={typed !== '' && at === undefined}
              onChange={({ target }) => onUntil({ kind: 'time', typed: target.value })}
            />
          </span>
        </Choice>
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  word: string;
  hint: string;
  chosen: boolean;
  onChoose: () => void;
  children?: ReactNode;
}

function Choice({ word, hint, chosen, onChoose, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className="flex min-h-[30px] items-center gap-2 max-columns:min-h-11">
      <input
        type="radio"
        id={id}
        name="until"
        checked={chosen}
        onChange={onChoose}
        aria-describedby={`${id}-hint`}
        className="m-0 flex-none accent-violet max-columns:size-4.5"
      />
      <label htmlFor={id} className="min-w-19 flex-none">
        {word}
      </label>
      {children}
      <span id={`${id}-hint`} className="min-w-0 text-12 text-ink-3">
        {hint}
      </span>
    </div>
  );
}
