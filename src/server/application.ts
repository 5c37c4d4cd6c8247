import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import { checking, type CheckingOptions } from '#server/features/checking/index.ts';
import { refuseForeignRequests } from '#server/platform/local-requests.ts';
import { servePage } from '#server/platform/page.ts';
import { answerWithProblems } from '#server/platform/problem.ts';

export type ApplicationOptions = {
  /** Folder of the built page. */
  readonly page: string;
  /** Whether only this machine can reach the server. */
  readonly listensLocally: boolean;
  readonly checking: CheckingOptions;
  readonly logLevel?: string;
};

/** The server with all its features, not yet listening. */
export async function createApplication(options: ApplicationOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: options.logLevel ?? 'warn', stream: process.stderr },
    forceCloseConnections: true,
    bodyLimit: 1 << 20,
    // A slow hand cannot hold a connection for ever; 100 MB over a slow line still fit.
    requestTimeout: 15 * 60_000,
  });
  answerWithProblems(app);
  refuseForeignRequests(app, options.listensLocally);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        // The components of the page write their styles into elements of their own, some of them where no nonce reaches.
        'style-src': ["'self'", "'unsafe-inline'"],
        'style-src-attr': ["'none'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false,
  });
  await app.register(multipart, { throwFileSizeLimit: false });
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async () => ({ status: 'ready' }));
  await app.register(checking, { ...options.checking, prefix: '/api/v1' });
  await servePage(app, options.page);
  return app;
}
