import type { FastifyReply } from 'fastify';
import type { Background } from '../background.ts';

const HOLD_MS = 1_000;
/** One after the other: those that were held together would come back together, and everyone wait for all of them. */
const APART_MS = 10;
const MAX_HELD = 200;

/**
 * Holds answers back from clients that ask too often: answered at once, they would ask again at once, and refusing would be
 * all that the process does. Beyond what may be held, the connection is cut: that is the cheapest answer there is.
 */
export function createTarpit(background: Background) {
  let held = 0;
  return {
    /** Resolves when the answer may go; false when the connection is gone. */
    async hold(reply: FastifyReply): Promise<boolean> {
      // What else was sent on this connection in advance is not looked at.
      reply.header('connection', 'close');
      if (held >= MAX_HELD) {
        reply.hijack();
        reply.raw.destroy();
        return false;
      }
      const holdMs = HOLD_MS + held * APART_MS;
      held += 1;
      await new Promise<void>((resolve) => {
        background.after('tarpit', holdMs, resolve);
      });
      held -= 1;
      return true;
    },
  };
}
