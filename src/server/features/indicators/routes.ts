import { and, desc, eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { problem as problemSchema } from '#contract/checking.ts';
import { indicator as indicatorSchema, indicatorChange, libraryEntry, libraryQuery, newIndicator, newResult, newWeights, result as resultSchema, score as scoreSchema } from '#contract/indicators.ts';
import { id, projectParams } from '#contract/paging.ts';
import { refreshLights } from '#server/features/indicators/refresh-lights.ts';
import { searchLibrary } from '#core/indicators/library/search.ts';
import { readScore } from '#server/features/indicators/score-shown.ts';
import { changeIndicator, changeWeights, createIndicator, indicatorShown, readIndicators, recordResult, removeIndicator, resultShown, type IndicatorContext, type IndicatorRow } from '#server/features/indicators/service.ts';
import { actorOf, departmentOf } from '#server/platform/access/access.ts';
import { indicatorResult } from '#server/platform/database/schema/results.ts';
import { conflict, requiredVersion, setEtag } from '#server/platform/etag.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { once } from '#server/platform/once.ts';
import type { Problem } from '#server/platform/problem.ts';

const tags = ['indicators'];
const byIndicator = projectParams.extend({ indicatorId: id });
const list = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item).readonly() });

/** Targets, results and points of a project. */
export const indicators: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, norms, now }) => {
  const { orm, prepared } = database;
  const contextOf = (request: FastifyRequest, projectId: string): IndicatorContext => ({ departmentId: departmentOf(request).departmentId, projectId, norms, actor: actorOf(request), at: now() });
  const stale = (context: IndicatorContext, row: IndicatorRow): Promise<Problem> => conflict(database.pool, context.departmentId, { type: 'project', id: context.projectId }, indicatorShown(row, null));

  let refreshed = '';
  const refresh = async (): Promise<void> => {
    const today = now().toISOString().slice(0, 10);
    if (today === refreshed) return;
    refreshed = today;
    await refreshLights(database, norms, now()).catch((thrown: unknown) => app.log.error({ err: thrown }, 'lights'));
  };
  let timer: NodeJS.Timeout | undefined;
  app.addHook('onListen', async () => {
    await refresh();
    timer = setInterval(() => void refresh(), 10 * 60_000);
    timer.unref();
  });
  app.addHook('onClose', async () => clearInterval(timer));

  app.get('/departments/:departmentId/projects/:projectId/indicators', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: projectParams, response: { 200: list(indicatorSchema), '4xx': problemSchema } },
  }, async (request) => ({ items: await readIndicators(prepared, departmentOf(request).departmentId, request.params.projectId) }));

  app.post('/departments/:departmentId/projects/:projectId/indicators', {
    config: { access: { permission: 'indicator.write' } },
    schema: { tags, params: projectParams, body: newIndicator, response: { 201: indicatorSchema, '4xx': problemSchema } },
  }, async (request, reply) => {
    const answer = await once(database, request, async (tx) => indicatorShown(await createIndicator(tx, contextOf(request, request.params.projectId), request.body), null));
    return setEtag(reply.code(201), answer.version).send(answer);
  });

  app.patch('/departments/:departmentId/projects/:projectId/indicators/:indicatorId', {
    config: { access: { permission: 'indicator.write' } },
    schema: { tags, params: byIndicator, body: indicatorChange, response: { 200: indicatorSchema, '4xx': problemSchema } },
  }, async (request, reply) => {
    const version = requiredVersion(request);
    const context = contextOf(request, request.params.projectId);
    const changed = await database.transaction((tx) => changeIndicator(tx, context, request.params.indicatorId, version, request.body));
    if ('stale' in changed) throw await stale(context, changed.stale);
    return setEtag(reply, changed.version).send(indicatorShown(changed, null));
  });

  app.put('/departments/:departmentId/projects/:projectId/indicators/weights', {
    config: { access: { permission: 'indicator.write' } },
    schema: { tags, params: projectParams, body: newWeights, response: { 200: list(indicatorSchema), '4xx': problemSchema } },
  }, async (request) => {
    const context = contextOf(request, request.params.projectId);
    const kept = await database.transaction((tx) => changeWeights(tx, context, request.body));
    if (kept !== null) throw await stale(context, kept.stale);
    return { items: await readIndicators(prepared, context.departmentId, context.projectId) };
  });

  app.get('/indicator-library', {
    config: { access: { permission: 'norms.read', anywhere: true } },
    schema: { tags, querystring: libraryQuery, response: { 200: list(libraryEntry), '4xx': problemSchema } },
  }, async ({ query: { search, level1, level2, unit, limit } }) => ({
    items: searchLibrary({
      ...(search === undefined ? {} : { text: search }), ...(level1 === undefined ? {} : { level1 }), ...(level2 === undefined ? {} : { level2 }), ...(unit === undefined ? {} : { unit }),
    }, limit),
  }));

  app.delete('/departments/:departmentId/projects/:projectId/indicators/:indicatorId', {
    config: { access: { permission: 'indicator.write' } },
    schema: { tags, params: byIndicator, response: { 204: z.null(), '4xx': problemSchema } },
  }, async (request, reply) => {
    const version = requiredVersion(request);
    const context = contextOf(request, request.params.projectId);
    const kept = await database.transaction((tx) => removeIndicator(tx, context, request.params.indicatorId, version));
    if (kept !== null) throw await stale(context, kept.stale);
    return reply.code(204).send(null);
  });

  app.get('/departments/:departmentId/projects/:projectId/indicators/:indicatorId/results', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: byIndicator, response: { 200: list(resultSchema), '4xx': problemSchema } },
  }, async (request) => ({
    items: (await orm.select().from(indicatorResult).where(and(
      eq(indicatorResult.departmentId, departmentOf(request).departmentId), eq(indicatorResult.projectId, request.params.projectId), eq(indicatorResult.indicatorId, request.params.indicatorId),
    )).orderBy(desc(indicatorResult.createdAt))).map(resultShown),
  }));

  app.post('/departments/:departmentId/projects/:projectId/indicators/:indicatorId/results', {
    config: { access: { permission: 'result.write' } },
    schema: { tags, params: byIndicator, body: newResult, response: { 201: resultSchema, '4xx': problemSchema } },
  }, async (request, reply) => reply.code(201).send(await once(database, request, async (tx) => resultShown(await recordResult(tx, contextOf(request, request.params.projectId), request.params.indicatorId, request.body)))));

  app.get('/departments/:departmentId/projects/:projectId/score', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: projectParams, response: { 200: scoreSchema, '4xx': problemSchema } },
  }, async (request) => readScore(prepared, departmentOf(request).departmentId, request.params.projectId, norms, departmentOf(request).place));
};
