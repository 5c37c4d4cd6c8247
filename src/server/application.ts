import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import pressure from '@fastify/under-pressure';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { checking, type CheckingOptions } from '#server/features/checking/index.ts';
import { registerFeatures } from '#server/features.ts';
import { guardRoutes } from '#server/platform/access/access.ts';
import { answerCompiler } from '#server/platform/answers.ts';
import { closeGracefully } from '#server/platform/closing.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { keepHouse } from '#server/platform/housekeeping.ts';
import { createJobs } from '#server/platform/jobs/jobs.ts';
import { refuseForeignRequests } from '#server/platform/local-requests.ts';
import { serveMetrics } from '#server/platform/metrics.ts';
import { describeInterface } from '#server/platform/openapi/openapi.ts';
import { servePage } from '#server/platform/page.ts';
import { answerProblem, answerWithProblems, refuseMalformed } from '#server/platform/problem.ts';
import { reportReadiness } from '#server/platform/readiness.ts';

export type ApplicationOptions = {
  /** Folder of the built page. */
  readonly page: string;
  /** Whether only this machine can reach the server. */
  readonly listensLocally: boolean;
  readonly checking: CheckingOptions;
  /** The ledger and everything over it; without it papers can be checked and no more. */
  readonly ledger?: FeatureOptions;
  readonly logLevel?: string;
  /** Whether each answer is held against its schema: true unless said otherwise. */
  readonly checkAnswers?: boolean;
  /** How far the process may fall behind before requests are turned away for a moment: 3000 unless said otherwise. */
  readonly mostDelayMilliseconds?: number;
  /** Addresses of proxies that are believed when they say who asks: else all their people count as one. */
  readonly trustedProxies?: readonly string[];
};

/** The server with all its features, not yet listening. */
export async function createApplication(options: ApplicationOptions): Promise<FastifyInstance> {
  const { ledger, listensLocally } = options;
  const app = fastify({
    logger: { level: options.logLevel ?? 'warn', stream: process.stderr, base: null },
    // Each answer is logged once, below, by its route: addresses and queries may name persons.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => { void answerProblem(error, request, reply); },
    clientErrorHandler: refuseMalformed,
    bodyLimit: 1 << 20,
    ...((options.trustedProxies ?? []).length === 0 ? {} : { trustProxy: [...options.trustedProxies ?? []] }),
    routerOptions: { maxParamLength: 200 },
    // A slow hand cannot hold a connection for ever; 100 MB over a slow line still fit.
    requestTimeout: 15 * 60_000,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(answerCompiler(options.checkAnswers ?? true));
  // JSON and forms with files; anything else is refused by its name.
  app.removeContentTypeParser('text/plain');
  answerWithProblems(app);
  closeGracefully(app);
  refuseForeignRequests(app, listensLocally);
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
    strictTransportSecurity: ledger?.secureCookies === true ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } });
  await app.register(pressure, { maxEventLoopDelay: options.mostDelayMilliseconds ?? 3000, retryAfter: 5 });
  await app.register(multipart, { throwFileSizeLimit: false });
  logAnswers(app);
  app.get('/healthz', async () => ({ status: 'ok' }));

  if (ledger === undefined) {
    app.get('/readyz', async () => ({ status: 'ready' }));
    await app.register(checking, { ...options.checking, prefix: '/api/v1' });
  } else {
    await guardRoutes(app, ledger);
    app.decorate('jobs', createJobs(ledger.database, { now: ledger.now, onDefect: (id, error) => app.log.error({ err: error, defect: id }, 'defect') }));
    reportReadiness(app, ledger);
    keepHouse(app, ledger);
    serveMetrics(app, ledger, listensLocally);
    await describeInterface(app, ledger.secureCookies);
    // On the machine itself papers may be checked without an account; beyond it somebody has to be known.
    await app.register(checking, { ...options.checking, access: listensLocally ? { permission: 'public' } : { permission: 'check.run', anywhere: true }, prefix: '/api/v1' });
    await app.register(async (scope) => registerFeatures(scope, ledger), { prefix: '/api/v1' });
  }
  await servePage(app, options.page);
  return app;
}

function logAnswers(app: FastifyInstance): void {
  // What a person reports can be found in the log and in the audit trail.
  app.addHook('onRequest', async (request, reply) => { reply.header('x-request-id', request.id); });
  app.addHook('onResponse', async (request, reply) => {
    const { session } = request;
    request.log.info({
      method: request.method, route: request.routeOptions.url ?? null, status: reply.statusCode, milliseconds: Math.ceil(reply.elapsedTime), account: session?.principal.accountId ?? null,
    }, 'answered');
  });
}
