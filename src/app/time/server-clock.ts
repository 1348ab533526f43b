/** Below this a new reading is the network's delay, not the clock's; following it would make ages jump. */
const IGNORED_MS = 300;

let offsetMs: number | null = null;

/** Every answer of the proxy says what time it is there; ages are differences to that, whatever this computer thinks. */
export function hearServerTime(now: number): void {
  const heard = now - Date.now();
  if (offsetMs === null || Math.abs(heard - offsetMs) > IGNORED_MS) offsetMs = heard;
}

export function serverNow(): number {
  return Date.now() + (offsetMs ?? 0);
}

/** A moment of this computer's clock, told by the proxy's. */
export function toServerTime(localMs: number): number {
  return localMs + (offsetMs ?? 0);
}
