import type { Background } from './background.ts';
import type { FaultOf } from './faults.ts';

/** What a reader that has stopped reading is given when it goes on; the rest is dropped. */
const MOST_WAITING_BYTES = 1024 * 1024;
const RETRY_MS = 5_000;

/** A stream that can go on after an error: the standard output of a process. */
interface LogStream {
  readonly writableLength: number;
  write(line: string, done: (error?: Error | null) => void): boolean;
  on(event: 'error', listener: () => void): unknown;
}

/**
 * Where the log goes. A disk without room, a reader that is gone or has stopped reading: what cannot be written is dropped,
 * and that it cannot is a fault like others. (pino's own way to a file ends the process, or tries again for ever and lets
 * nothing else happen meanwhile.)
 */
export function createLogLines(stream: LogStream) {
  let fault: FaultOf | null = null;
  let lost = 0;
  // Each write is told of its own; without a listener, this one would end the process.
  stream.on('error', () => {});

  function settle(error?: Error | null): void {
    lost = error ? lost + 1 : 0;
    if (error) fault?.raise(error);
    else fault?.clear();
  }

  return {
    write(line: string): void {
      if (stream.writableLength + line.length <= MOST_WAITING_BYTES) stream.write(line, settle);
      else settle(Object.assign(new Error('the log is not read'), { code: 'LOG_NOT_READ' }));
    },

    /** From now on it is told while no line can be written, and tried again though there is nothing to log. */
    tellFaults(background: Background, logger: { warn(fields: object, message: string): void }): void {
      fault = background.faults.of('log');
      background.every('lost lines', RETRY_MS, () => {
        if (lost > 0) logger.warn({ lost }, 'lines of this log could not be written');
      });
    },
  };
}
