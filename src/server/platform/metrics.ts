import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { permissionsOfRole } from '#core/organisation/permissions.ts';
import { messages as accessMessages } from '#server/platform/access/messages.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { countJobs } from '#server/platform/jobs/job-rows.ts';
import { Problem } from '#server/platform/problem.ts';

/** Measurements in the format of Prometheus at `/metrics`: by route, never by address or person. Beyond this machine a system administrator alone may read them. */
export function serveMetrics(app: FastifyInstance, { database }: FeatureOptions, listensLocally: boolean): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'hengji_request_seconds', help: 'Time to answer', labelNames: ['method', 'route', 'status'], buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 3, 10], registers: [registry],
  });
  const problems = new Counter({ name: 'hengji_defects_total', help: 'Answers with status 500', registers: [registry] });
  new Gauge({
    name: 'hengji_store_connections', help: 'Connections to the store', labelNames: ['state'], registers: [registry],
    collect() {
      this.set({ state: 'open' }, database.pool.totalCount);
      this.set({ state: 'idle' }, database.pool.idleCount);
      this.set({ state: 'waiting' }, database.pool.waitingCount);
    },
  });
  new Gauge({
    name: 'hengji_jobs', help: 'Jobs by state', labelNames: ['state'], registers: [registry],
    async collect() {
      this.reset();
      for (const { state, count } of await countJobs(database)) this.set({ state }, count);
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe({ method: request.method, route: request.routeOptions.url ?? 'unknown', status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    if (reply.statusCode === 500) problems.inc();
  });
  app.get('/metrics', { config: { access: { permission: 'public' } } }, async (request, reply) => {
    const isAdministrator = request.session?.principal.grants.some(({ role }) => permissionsOfRole[role].includes('system.manage')) === true;
    if (!listensLocally && !isAdministrator) throw new Problem(403, 'not-permitted', accessMessages.notPermitted);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
