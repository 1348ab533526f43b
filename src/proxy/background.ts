import type { Clock } from './clock.ts';
import { createFaults, type FaultOf, type Faults } from './faults.ts';

/** Work of which no caller hears: its failures, thrown or rejected, end here, as faults of the server. */
export interface Background {
  /** Now. Its fault is over when work of this name succeeds. */
  run(what: string, work: () => unknown): void;
  /** Once, after `ms`. The returned function takes that back. */
  after(what: string, ms: number, work: () => unknown): () => void;
  /** Again and again, the first time after `ms`, however often it fails. The returned function ends that. */
  every(what: string, ms: number, work: () => unknown): () => void;
  /** Also those of work that has a caller, and tells them by a state of its own. */
  faults: Faults;
}

/** The one owner of the timers and of the promises that are not awaited; the linter lets no other file have any. */
export function createBackground(clock: Clock, logger: { warn(fields: object, message: string): void }): Background {
  const faults = createFaults(clock, logger);
  const ofWork = new Map<string, FaultOf>();

  function run(what: string, work: () => unknown): void {
    const fault = ofWork.get(what) ?? faults.of(what);
    ofWork.set(what, fault);
    try {
      const result = work();
      if (result instanceof Promise) result.then(fault.clear, fault.raise);
      else fault.clear();
    } catch (error) {
      fault.raise(error);
    }
  }

  return {
    run,
    after: (what, ms, work) => clock.after(ms, () => run(what, work)),
    every(what, ms, work) {
      let cancel = clock.after(ms, turn);
      // The next turn is certain before this one is tried.
      function turn(): void {
        cancel = clock.after(ms, turn);
        run(what, work);
      }
      return () => cancel();
    },
    faults,
  };
}
