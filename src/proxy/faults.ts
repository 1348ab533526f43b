import type { Clock } from './clock.ts';

/** What this server itself cannot do at present. It has no path and no data in it: probes are told of it, too. */
export interface Fault {
  /** The piece of work, or the file. */
  what: string;
  /** The error of the operating system, or the name of the exception. */
  code: string;
  /** Wall clock; how often it failed since then. */
  since: number;
  times: number;
}

/** Of one thing that can fail, and be tried again. */
export interface FaultOf {
  raise(error: unknown): void;
  /** It succeeded. */
  clear(): void;
}

export interface Faults {
  of(what: string): FaultOf;
  /** The oldest first. */
  current(): readonly Fault[];
}

/** What fails and works by turns must not fill the log. */
const LOG_EVERY_MS = 10_000;

/**
 * The failures that no caller waits for: each is logged when it begins and when it is over, counted meanwhile, and told by
 * `/readyz` and the pages.
 */
export function createFaults(
  clock: Pick<Clock, 'wall' | 'monotonic'>,
  logger: { warn(fields: object, message: string): void },
): Faults {
  const faults = new Set<Fault>();
  return {
    current: () => [...faults],

    of(what) {
      let fault: Fault | null = null;
      let loggedAt = Number.NEGATIVE_INFINITY;
      /** What the log says of it at present. */
      let loggedCode: string | null = null;
      return {
        raise(error) {
          const code = codeOf(error);
          fault ??= { what, code, since: clock.wall(), times: 0 };
          fault.code = code;
          fault.times += 1;
          faults.add(fault);
          const now = clock.monotonic();
          if (code === loggedCode || now - loggedAt < LOG_EVERY_MS) return;
          // Before it is logged, which may be what fails.
          loggedAt = now;
          loggedCode = code;
          logger.warn({ what, err: error }, 'a part of this server fails: it is tried again');
        },
        clear() {
          if (!fault) return;
          const { since, ...rest } = fault;
          const isLogged = loggedCode !== null;
          faults.delete(fault);
          fault = null;
          loggedCode = null;
          if (isLogged) logger.warn({ ...rest, lastedMs: clock.wall() - since }, 'a part of this server works again');
        },
      };
    },
  };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
