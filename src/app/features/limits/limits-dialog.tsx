import { useId, useState } from 'react';
import { DEFAULT_LIMITS, type Limits } from '#contract/limits.ts';
import { failureText } from '../../api/failure-text.ts';
import { failureWords } from '../../api/failure-words.ts';
import { useWords } from '../../i18n/use-text.ts';
import { recordOf } from '../../record-of.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogFooter } from '../../ui/dialog.tsx';
import { FIELD } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { fromTyped, type TypedLimit, toTyped, UNITS, type Unit } from './typed-limit.ts';
import { limitWords } from './words.ts';

const NAMES = ['idleMs', 'exitingMs', 'runningMs'] as const satisfies (keyof Limits)[];
const FIELDS: Record<keyof Limits, Unit> = { idleMs: 'minute', exitingMs: 'minute', runningMs: 'hour' };

interface LimitsDialogProps {
  sdkAppId: number;
  /** What holds on the server; null until that is known. */
  limits: Limits | null;
  /** What stands in the fields at first instead, when this browser had limits of its own. */
  offered?: Limits | undefined;
  saving: { isPending: boolean; error: Error | null };
  onSave: (limits: Limits) => void;
  onClose: () => void;
}

/** From when on a task of this SdkAppId is over its limit, for all who use this server. */
export function LimitsDialog({ limits, ...props }: LimitsDialogProps) {
  const words = useWords(limitWords);
  return (
    <Dialog title={words.title(props.sdkAppId)} size="small" onClose={props.onClose}>
      {limits === null ? (
        <p className="px-5 pt-0.5 pb-4 text-ink-2">{words.loading}</p>
      ) : (
        <LimitsForm limits={limits} {...props} />
      )}
    </Dialog>
  );
}

function LimitsForm({ limits, offered, saving, onSave, onClose }: LimitsDialogProps & { limits: Limits }) {
  const words = useWords(limitWords);
  const failures = useWords(failureWords);
  const [typed, setTyped] = useState(() => allTyped(offered ?? limits));
  const read = allRead(typed);
  return (
    <form
      className="flex min-h-0 flex-col overflow-auto"
      onSubmit={(event) => {
        event.preventDefault();
        if (read) onSave(read);
      }}
    >
      <p className="px-5 pt-0.5 pb-3 text-ink-2">
        {words.hint}
        {offered ? <span className="block text-ink">{words.fromBrowser}</span> : null}
      </p>
      <div className="grid gap-2.5 px-5 pb-4">
        {NAMES.map((name) => (
          <LimitField
            key={name}
            name={words.names[name]}
            typed={typed[name]}
            onType={(one) => setTyped({ ...typed, [name]: one })}
          />
        ))}
      </div>
      <DialogFooter className="grid gap-2.5">
        <p className="text-12 text-ink-2">{words.forAll}</p>
        {saving.error ? (
          <p role="alert" className="text-12 text-problem-ink">
            {words.refused(failureText(saving.error, failures))}
          </p>
        ) : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="ghost" className="mr-auto" onClick={() => setTyped(allTyped(DEFAULT_LIMITS))}>
            {words.defaults}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" look="primary" disabled={read === null || saving.isPending}>
            {words.save}
          </Button>
        </div>
      </DialogFooter>
    </form>
  );
}

interface LimitFieldProps {
  name: string;
  typed: TypedLimit;
  onType: (typed: TypedLimit) => void;
}

function LimitField({ name, typed, onType }: LimitFieldProps) {
  const words = useWords(limitWords);
  const id = useId();
  const bad = fromTyped(typed) === undefined;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_88px_auto] items-center gap-x-2 gap-y-1">
      <label htmlFor={id}>{name}</label>
      <span className={`${FIELD} h-ctl`}>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          placeholder={words.forever}
          value={typed.number}
          aria-invalid={bad}
          aria-describedby={bad ? `${id}-bad` : undefined}
          onChange={({ target }) => onType({ ...typed, number: target.value })}
          className="text-right placeholder:text-12"
        />
      </span>
      <Select
        label={words.unitOf(name)}
        value={typed.unit}
        options={UNITS.map((unit) => [unit, words.units[unit]])}
        onChange={(unit) => onType({ ...typed, unit })}
        className="h-ctl w-24 rounded-2 border border-line-2 bg-surface shadow-key"
      />
      {bad ? (
        <p id={`${id}-bad`} role="alert" className="col-span-full text-right text-12 text-problem-ink">
          {words.bad}
        </p>
      ) : null}
    </div>
  );
}

function allTyped(limits: Limits): Record<keyof Limits, TypedLimit> {
  return recordOf(NAMES, (name) => toTyped(limits[name], FIELDS[name]));
}

/** Null while any of them can be no limit. */
function allRead(typed: Record<keyof Limits, TypedLimit>): Limits | null {
  const idleMs = fromTyped(typed.idleMs);
  const exitingMs = fromTyped(typed.exitingMs);
  const runningMs = fromTyped(typed.runningMs);
  return idleMs === undefined || exitingMs === undefined || runningMs === undefined
    ? null
    : { idleMs, exitingMs, runningMs };
}
