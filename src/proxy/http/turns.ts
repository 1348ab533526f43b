import type { Background } from '../background.ts';
import { CAPS } from '../core/caps.ts';

/** A request that was let in. */
export interface Place {
  /** Resolves when it is its turn to be worked on; with false when it was left before. */
  turn(): Promise<boolean>;
  /** So many milliseconds were worked on it. */
  spend(ms: number): void;
  /** It was worked on, or never will be. */
  leave(): void;
}

interface Person {
  /** That the bodies of their requests may have. */
  bytes: number;
  /** Begin the turn of those that wait for it, in order. */
  waiting: Map<Place, (isTurn: boolean) => void>;
  worked: Place | null;
  /** Milliseconds that were worked on theirs since the last turn began. */
  spentMs: number;
  /** The turn is that of others. */
  isResting: boolean;
  places: number;
}

/**
 * Requests of one person are worked on one after the other, and between two of them all that others have sent meanwhile, for as
 * long as the one before has taken: their wait is bounded by the longest single request, however many of one person come at
 * once, and half of the time is never that person's.
 */
export function createTurns(background: Background) {
  const persons = new Map<string, Person>();

  function beginNext(theirs: Person): void {
    const [next] = theirs.waiting;
    if (theirs.worked !== null || theirs.isResting || !next) return;
    const [place, begin] = next;
    theirs.waiting.delete(place);
    theirs.worked = place;
    theirs.spentMs = 0;
    begin(true);
  }

  return {
    /** Takes a place for a request with a body of so many bytes; null when those of this person hold too many. */
    enter(person: string, bytes: number): Place | null {
      const nothing = { bytes: 0, waiting: new Map(), worked: null, spentMs: 0, isResting: false, places: 0 };
      const theirs: Person = persons.get(person) ?? nothing;
      if (theirs.bytes + bytes > CAPS.bodyBytes.ofOne) return null;
      persons.set(person, theirs);
      theirs.bytes += bytes;
      theirs.places += 1;
      let isLeft = false;
      const place: Place = {
        turn: () =>
          new Promise((resolve) => {
            if (isLeft) return resolve(false);
            theirs.waiting.set(place, resolve);
            beginNext(theirs);
          }),
        spend(ms): void {
          theirs.spentMs += ms;
        },
        leave(): void {
          if (isLeft) return;
          isLeft = true;
          theirs.bytes -= bytes;
          theirs.places -= 1;
          if (theirs.places === 0) persons.delete(person);
          theirs.waiting.get(place)?.(false);
          theirs.waiting.delete(place);
          if (theirs.worked !== place) return;
          theirs.worked = null;
          if (theirs.waiting.size === 0) return;
          theirs.isResting = true;
          background.after('turns', theirs.spentMs, () => {
            theirs.isResting = false;
            beginNext(theirs);
          });
        },
      };
      return place;
    },
  };
}
