/** Below this a reading that is behind is the delay on the way, not the clock's; following it would make ages jump. */
const IGNORED_MS = 300;

let offsetMs: number | null = null;

/** Every answer of the proxy says what time it is there; ages are differences to that, whatever this computer thinks. */
export function hearServerTime(now: number): void {
  const heard = now - Date.now();
  if (offsetMs === null || heard > offsetMs || offsetMs - heard > IGNORED_MS) offsetMs = heard;
}

export function serverNow(): number {
  return Date.now() + (offsetMs ?? 0);
}

/** A moment of this computer's clock, told by the proxy's. */
export function toServerTime(localMs: number): number {
  return localMs + (offsetMs ?? 0);
}
