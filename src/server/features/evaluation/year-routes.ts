import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem } from '#contract/checking.ts';
import { collection, newYearTransition, transitions, yearEvaluation, yearStep } from '#contract/evaluation.ts';
import { yearParams } from '#contract/paging.ts';
import type { RowPlace } from '#core/organisation/permissions.ts';
import { listTransitions } from '#server/features/evaluation/steps.ts';
import { collectionOf, takeYearStep, yearEvaluationOf } from '#server/features/evaluation/year.ts';
import { todayOf } from '#server/features/tasks/index.ts';
import { actorOf, departmentOf, sessionOf } from '#server/platform/access/access.ts';
import type { DepartmentPlace } from '#server/platform/access/places.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { once } from '#server/platform/once.ts';

const tags = ['evaluation'];

/** The department-year: how far the collecting is, 审定 of the year's report, 报送. */
export const yearRoutes: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, norms, now }) => {
  const { orm } = database;

  app.get('/departments/:departmentId/years/:year/collection', {
    config: { access: { permission: 'project.read', list: true } },
    schema: { tags, params: yearParams, response: { 200: collection, '4xx': problem } },
  }, async (request) => collectionOf(orm, departmentOf(request).departmentId, request.params.year, request.rowScope ?? { kind: 'some', divisionIds: [], ownerId: null }, todayOf(now())));

  app.get('/departments/:departmentId/years/:year/evaluation', {
    config: { access: { permission: 'project.read', list: true } },
    schema: { tags, params: yearParams, response: { 200: yearEvaluation, '4xx': problem } },
  }, async (request) => yearEvaluationOf(orm, departmentOf(request).departmentId, request.params.year, { principal: sessionOf(request).principal, place: wholeOf(departmentOf(request)) }));

  app.get('/departments/:departmentId/years/:year/evaluation/transitions', {
    config: { access: { permission: 'project.read', list: true } },
    schema: { tags, params: yearParams, response: { 200: transitions, '4xx': problem } },
  }, async (request) => ({ items: await listTransitions(orm, departmentOf(request).departmentId, { year: request.params.year }) }));

  // Whether the person may take the step is decided by the step.
  app.post('/departments/:departmentId/years/:year/evaluation/transitions', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: yearParams, body: newYearTransition, response: { 201: yearStep, '4xx': problem } },
  }, async (request, reply) => {
    const department = departmentOf(request);
    return reply.code(201).send(await once(database, request, (tx) => takeYearStep(tx, {
      departmentId: department.departmentId, year: request.params.year, ...request.body, asked: { principal: sessionOf(request).principal, place: wholeOf(department) }, actor: actorOf(request), norms, at: now(),
    })));
  });
};

/** The department as a whole, as a grant must reach it. */
function wholeOf(department: DepartmentPlace): RowPlace {
  return { departmentId: department.departmentId, bureauId: department.bureauId, divisionId: null, ownerId: null };
}
