const NAME = 'scribeboard.demo';
/** Then it begins anew: the longer the past, the longer it takes to run through it. */
const LASTS_MS = 15 * 60_000;

/** When this visit of the demo began, which a reload or another tab goes on with. */
export function opened(now: number): { at: number; isFirstVisit: boolean } {
  const kept = Number(read());
  if (kept <= now && now - kept < LASTS_MS) return { at: kept, isFirstVisit: false };
  write(now);
  return { at: now, isFirstVisit: kept === 0 };
}

function read(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

function write(now: number): void {
  try {
    localStorage.setItem(NAME, String(now));
  } catch {
    // Where nothing may be kept, every reload is a new visit.
  }
}
