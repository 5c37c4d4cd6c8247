import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { SignInMethods } from '#contract/session.ts';
import { messages } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';

/** Serves the built page: its files for a year, since their names change with their content; the page itself afresh each time. */
export async function servePage(app: FastifyInstance, folder: string): Promise<void> {
  const index = join(folder, 'index.html');
  if (existsSync(join(folder, 'assets'))) {
    await app.register(fastifyStatic, { root: join(folder, 'assets'), prefix: '/assets/', immutable: true, maxAge: '365d', index: false, decorateReply: false, preCompressed: true });
  }
  // Without a ledger nobody signs in, and the page asks before it shows a way to.
  if (!app.hasRoute({ method: 'GET', url: '/api/v1/session/methods' })) {
    app.get('/api/v1/session/methods', async () => ({ password: false, singleSignOn: false, signedIn: false } satisfies SignInMethods));
  }
  app.get('/', async (_request, reply) => {
    if (!existsSync(index)) throw new Problem(503, 'page-missing', messages.pageMissing);
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(readFileSync(index, 'utf8'));
  });
}
