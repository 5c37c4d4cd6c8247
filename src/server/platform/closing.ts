import type { FastifyInstance } from 'fastify';
import { messages } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';

/** How long requests under way may take to end once the service stops. */
const graceMilliseconds = 3000;

/** When the service stops, what comes now is refused and what is under way ends, within a moment. */
export function closeGracefully(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    setTimeout(() => app.server.closeAllConnections(), graceMilliseconds).unref();
  });
  app.addHook('onRequest', async () => {
    if (closing) throw new Problem(503, 'stopping', messages.stopping, {}, { 'retry-after': '5', connection: 'close' });
  });
}
