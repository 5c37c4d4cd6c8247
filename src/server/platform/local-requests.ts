import type { FastifyInstance } from 'fastify';
import { messages } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';

const ownNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Keeps other sites out. A name that somebody else points at this machine is refused where the server listens to this
 * machine alone, and a page of another origin may not send anything.
 */
export function refuseForeignRequests(app: FastifyInstance, listensLocally: boolean): void {
  app.addHook('onRequest', async (request) => {
    const host = request.headers.host ?? '';
    if (listensLocally && !ownNames.has(host.replace(/:\d+$/, '').toLowerCase())) throw new Problem(403, 'foreign-host', messages.foreignHost);
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const { origin, 'sec-fetch-site': site } = request.headers;
    const isForeign = origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`;
    if (isForeign || site === 'cross-site' || site === 'same-site') {
      throw new Problem(403, 'foreign-origin', messages.foreignOrigin);
    }
  });
}
