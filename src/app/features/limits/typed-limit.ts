import * as v from 'valibot';
import { Limits } from '#contract/limits.ts';

export const UNITS = ['second', 'minute', 'hour'] as const;
export type Unit = (typeof UNITS)[number];
const UNIT_MS: Record<Unit, number> = { second: 1_000, minute: 60_000, hour: 3_600_000 };

/** A limit as it stands in the form: a number as it was typed, and its unit. */
export interface TypedLimit {
  number: string;
  unit: Unit;
}

/** In the largest unit that needs no fraction; `unit` where there is no limit yet. */
export function toTyped(ms: number | null, unit: Unit): TypedLimit {
  if (ms === null) return { number: '', unit };
  const whole = (['hour', 'minute'] as const).find((name) => ms % UNIT_MS[name] === 0) ?? 'second';
  return { number: String(ms / UNIT_MS[whole]), unit: whole };
}

/** Milliseconds, null where nothing is typed, undefined for what can be no limit. */
export function fromTyped({ number, unit }: TypedLimit): number | null | undefined {
  const typed = number.trim();
  if (typed === '') return null;
  // A third digit behind the sign would leave open whether "1,500" is a thousand and a half, or one and a half.
  if (!/^\d{1,9}([.,]\d{1,2})?$/.test(typed)) return undefined;
  const ms = Math.round(Number(typed.replace(',', '.')) * UNIT_MS[unit]);
  return v.is(Limits.entries.idleMs, ms) ? ms : undefined;
}
