import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { problem as problemSchema } from '#contract/checking.ts';
import { narrative, narrativeBody, narrativeParams, pickableFact } from '#contract/narratives.ts';
import { projectParams } from '#contract/paging.ts';
import { factsOf, pickable, readNarratives, writeNarrative, type NarrativeContext } from '#server/features/narratives/service.ts';
import { actorOf, departmentOf } from '#server/platform/access/access.ts';
import { messages as accessMessages } from '#server/platform/access/messages.ts';
import { conflict, requiredVersion, setEtag } from '#server/platform/etag.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { Problem } from '#server/platform/problem.ts';

const tags = ['narratives'];

/** The text of a project's paper, with figures that change when the ledger does. */
export const narratives: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, norms, now }) => {
  const contextOf = (request: FastifyRequest, projectId: string): NarrativeContext => {
    const place = request.projectPlace;
    if (place === null) throw new Problem(404, 'not-found', accessMessages.notFound);
    return { departmentId: departmentOf(request).departmentId, projectId, year: place.year, norms };
  };

  app.get('/departments/:departmentId/projects/:projectId/narratives', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: projectParams, response: { 200: z.strictObject({ items: z.array(narrative).readonly() }), '4xx': problemSchema } },
  }, async (request) => ({ items: await readNarratives(database.orm, contextOf(request, request.params.projectId)) }));

  app.get('/departments/:departmentId/projects/:projectId/facts', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: projectParams, response: { 200: z.strictObject({ items: z.array(pickableFact).readonly() }), '4xx': problemSchema } },
  }, async (request) => ({ items: pickable(await factsOf(database.orm, contextOf(request, request.params.projectId))) }));

  app.put('/departments/:departmentId/projects/:projectId/narratives/:section', {
    config: { access: { permission: 'narrative.write' } },
    schema: { tags, params: narrativeParams, body: narrativeBody, response: { 200: narrative, '4xx': problemSchema } },
  }, async (request, reply) => {
    const { projectId, section } = request.params;
    const version = requiredVersion(request);
    const context = contextOf(request, projectId);
    const done = await database.transaction((tx) => writeNarrative(tx, { ...context, actor: actorOf(request), at: now() }, section, version, request.body.pieces));
    if ('stale' in done) throw await conflict(database.pool, context.departmentId, { type: 'project', id: projectId }, done.stale);
    return setEtag(reply, done.written.version).send(done.written);
  });
};
