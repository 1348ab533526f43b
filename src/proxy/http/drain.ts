import type { FastifyInstance } from 'fastify';
import type { Background } from '../background.ts';

const SWEEP_EVERY_MS = 100;
const LONGEST_MS = 8_000;

/**
 * Answers what is in flight, takes nothing new, and closes. `close` alone waits for every kept-alive connection, and
 * forcing them closed cuts requests in flight: so idle ones are swept until none is left, or the time is up.
 */
export async function drain(server: FastifyInstance, background: Background): Promise<void> {
  const stopSweeping = background.every('drain', SWEEP_EVERY_MS, () => server.server.closeIdleConnections());
  const stayPatient = background.after('drain', LONGEST_MS, () => server.server.closeAllConnections());
  await server.close();
  stopSweeping();
  stayPatient();
}
