import type { FastifyInstance } from 'fastify';

const SWEEP_EVERY_MS = 100;
const LONGEST_MS = 8_000;

/**
 * Answers what is in flight, takes nothing new, and closes. `close` alone waits for every kept-alive connection, and
 * forcing them closed cuts requests in flight: so idle ones are swept until none is left, or the time is up.
 */
export async function drain(server: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => server.server.closeIdleConnections(), SWEEP_EVERY_MS);
  const giveUp = setTimeout(() => server.server.closeAllConnections(), LONGEST_MS);
  await server.close();
  clearInterval(sweep);
  clearTimeout(giveUp);
}
