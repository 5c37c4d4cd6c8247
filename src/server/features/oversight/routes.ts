import { sql, type SQL } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem } from '#contract/checking.ts';
import { applications, newSample, oversightQuery, oversightYear, progressList, rectificationQuery, rectifications, sample, sampleParams, samples } from '#contract/oversight.ts';
import { permissionsOfRole } from '#core/organisation/permissions.ts';
import type { Principal } from '#core/organisation/roles.ts';
import { bureauFor, departmentsOf } from '#server/features/oversight/reach.ts';
import { rectificationRoutes } from '#server/features/oversight/rectification-routes.ts';
import { applicationsOf, progressOf } from '#server/features/oversight/progress.ts';
import { listRectifications } from '#server/features/oversight/rectifications.ts';
import { drawSample, findSample, listSamples } from '#server/features/oversight/samples.ts';
import { todayOf } from '#server/features/tasks/index.ts';
import { actorOf, sessionOf } from '#server/platform/access/access.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { once } from '#server/platform/once.ts';

const tags = ['oversight'];

/** For the finance bureau, and to read for auditors: how far departments are, spot checks, rectifications, what results suggest. */
export const oversight: FastifyPluginAsyncZod<FeatureOptions> = async (app, options) => {
  const { database, norms, now } = options;
  const { orm } = database;
  const read = { permission: 'oversight.read', anywhere: true } as const;
  const reachOf = (request: FastifyRequest): SQL => departmentsOf(sessionOf(request).principal, 'oversight.read');

  app.get('/oversight/years/:year/departments', {
    config: { access: read }, schema: { tags, params: oversightYear, response: { 200: progressList, '4xx': problem } },
  }, async (request) => ({ items: await progressOf(orm, request.params.year, reachOf(request), todayOf(now())) }));

  app.get('/oversight/years/:year/applications', {
    config: { access: read },
    schema: { tags, params: oversightYear, querystring: oversightQuery, response: { 200: applications, '4xx': problem } },
  }, async (request) => ({ items: await applicationsOf(orm, request.params.year, reachOf(request), request.query.departmentId, norms) }));

  app.get('/oversight/years/:year/rectifications', {
    config: { access: read }, schema: { tags, params: oversightYear, querystring: rectificationQuery, response: { 200: rectifications, '4xx': problem } },
  }, async (request) => {
    const { state } = request.query;
    return { items: await listRectifications(orm, sql`r.year = ${request.params.year} and ${reachOf(request)} ${state === undefined ? sql`` : sql`and r.state = ${state}`}`, todayOf(now())) };
  });

  app.get('/oversight/years/:year/samples', {
    config: { access: read }, schema: { tags, params: oversightYear, response: { 200: samples, '4xx': problem } },
  }, async (request) => ({ items: await listSamples(orm, request.params.year, bureausOf(sessionOf(request).principal)) }));

  app.post('/oversight/years/:year/samples', {
    config: { access: { permission: 'oversight.review', anywhere: true } },
    schema: { tags, params: oversightYear, body: newSample, response: { 201: sample, '4xx': problem } },
  }, async (request, reply) => {
    const { principal } = sessionOf(request);
    const bureauId = bureauFor(principal, 'oversight.review', request.body.bureauId);
    const made = await once(database, request, async (tx) => ({
      id: await drawSample(tx, { ...request.body, bureauId, year: request.params.year }, departmentsOf(principal, 'oversight.review'), actorOf(request), now()),
    }));
    return reply.code(201).send(await findSample(orm, made.id, bureausOf(principal), reachOf(request)));
  });

  app.get('/oversight/samples/:sampleId', {
    config: { access: read }, schema: { tags, params: sampleParams, response: { 200: sample, '4xx': problem } },
  }, async (request) => findSample(orm, request.params.sampleId, bureausOf(sessionOf(request).principal), reachOf(request)));

  await app.register(rectificationRoutes, options);
};

/** Samples of the bureaus that a person reaches; a sample over all bureaus is seen by who reaches them all. */
function bureausOf(principal: Principal): SQL {
  const whole = principal.grants.filter(({ role, scope }) => scope === 'all' && permissionsOfRole[role].includes('oversight.read'));
  if (whole.some(({ bureauId }) => bureauId === null)) return sql`true`;
  const own = whole.flatMap(({ bureauId }) => (bureauId === null ? [] : [bureauId]));
  return own.length === 0 ? sql`false` : sql`spot_sample.bureau_id in (${sql.join(own.map((id) => sql`${id}`), sql`, `)})`;
}
