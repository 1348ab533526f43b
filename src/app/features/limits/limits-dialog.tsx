import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { DEFAULT_LIMITS, type Limits } from '#contract/limits.ts';
import { useWords } from '../../i18n/use-text.ts';
import { storageStatus } from '../../persistence/persisted-storage.ts';
import { storageWords } from '../../persistence/storage-words.ts';
import { setStuckLimits, useStuckLimits } from '../../persistence/stuck-limits.ts';
import { recordOf } from '../../record-of.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogFooter } from '../../ui/dialog.tsx';
import { FIELD } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { fromTyped, type TypedLimit, toTyped, UNITS, type Unit } from './typed-limit.ts';
import { limitWords } from './words.ts';

const NAMES = ['idleMs', 'exitingMs', 'runningMs'] as const satisfies (keyof Limits)[];
const FIELDS: Record<keyof Limits, Unit> = { idleMs: 'minute', exitingMs: 'minute', runningMs: 'hour' };

/** From when on a person calls a task of this SdkAppId stuck. */
export function LimitsDialog({ sdkAppId, onClose }: { sdkAppId: number; onClose: () => void }) {
  const words = useWords(limitWords);
  const storage = useWords(storageWords);
  const trouble = useStore(storageStatus, (state) => state.trouble);
  const limits = useStuckLimits(({ apps }) => apps.find((app) => app.sdkAppId === sdkAppId)) ?? DEFAULT_LIMITS;
  const [typed, setTyped] = useState(() => allTyped(limits));
  const save = () => {
    const read = allRead(typed);
    if (read === null) return;
    setStuckLimits([{ sdkAppId, ...read }]);
    onClose();
  };
  return (
    <Dialog title={words.title(sdkAppId)} size="small" onClose={onClose}>
      <form
        className="flex min-h-0 flex-col overflow-auto"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p className="px-5 pt-0.5 pb-3 text-ink-2">{words.hint}</p>
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
          <p className={`text-12 ${trouble ? 'text-problem-ink' : 'text-ink-2'}`}>
            {trouble === null ? words.keep : trouble === 'newer' ? storage.newer : storage.notKept}
          </p>
          <div className="flex flex-wrap justify-end gap-2">
            <Button look="ghost" className="mr-auto" onClick={() => setTyped(allTyped(DEFAULT_LIMITS))}>
              {words.defaults}
            </Button>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button type="submit" look="primary" disabled={allRead(typed) === null}>
              {words.save}
            </Button>
          </div>
        </DialogFooter>
      </form>
    </Dialog>
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
          inputMode="numeric"
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
