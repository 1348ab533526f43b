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
  const digits = number.trim();
  if (digits === '') return null;
  if (!/^\d{1,9}$/.test(digits)) return undefined;
  const ms = Number(digits) * UNIT_MS[unit];
  return v.is(Limits.entries.idleMs, ms) ? ms : undefined;
}
