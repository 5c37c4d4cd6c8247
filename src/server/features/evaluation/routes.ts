import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem } from '#contract/checking.ts';
import { availableActs, bulkAnswer, bulkTransition, newTransition, selfEvaluation, stepTaken, transitions } from '#contract/evaluation.ts';
import { projectParams, yearParams } from '#contract/paging.ts';
import { isAllowed } from '#core/organisation/permissions.ts';
import { messages } from '#server/features/evaluation/messages.ts';
import { reviewRoutes } from '#server/features/evaluation/review-routes.ts';
import { selfEvaluationOf } from '#server/features/evaluation/self-evaluation.ts';
import { snapshotRoutes } from '#server/features/evaluation/snapshot-routes.ts';
import { availableActsOf, listTransitions, takeStep } from '#server/features/evaluation/steps.ts';
import { yearRoutes } from '#server/features/evaluation/year-routes.ts';
import { actorOf, departmentOf, sessionOf } from '#server/platform/access/access.ts';
import { databaseErrorOf } from '#server/platform/database/open-database.ts';
import { problemOfStore } from '#server/platform/database/refusals.ts';
import { requiredVersion, setEtag } from '#server/platform/etag.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { Problem } from '#server/platform/problem.ts';
import type { FastifyRequest } from 'fastify';
import type { RowPlace } from '#core/organisation/permissions.ts';

const tags = ['evaluation'];

/** The life cycle of projects and of the department-year, self-evaluations, reviews and fixed versions. */
export const evaluation: FastifyPluginAsyncZod<FeatureOptions> = async (app, options) => {
  const { database, norms, now } = options;
  const { orm } = database;

  app.get('/departments/:departmentId/projects/:projectId/transitions', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: projectParams, response: { 200: transitions, '4xx': problem } },
  }, async (request) => ({ items: await listTransitions(orm, departmentOf(request).departmentId, { projectId: request.params.projectId }) }));

  app.get('/departments/:departmentId/projects/:projectId/acts', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: projectParams, response: { 200: availableActs, '4xx': problem } },
  }, async (request, reply) => {
    const answer = await availableActsOf(orm, { departmentId: departmentOf(request).departmentId, projectId: request.params.projectId, principal: sessionOf(request).principal, place: placeIn(request), norms });
    return setEtag(reply, answer.version).send(answer);
  });

  // Whether the person may take the step is decided by the step.
  app.post('/departments/:departmentId/projects/:projectId/transitions', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: projectParams, body: newTransition, response: { 201: stepTaken, '4xx': problem } },
  }, async (request, reply) => {
    const version = requiredVersion(request);
    const taken = await database.transaction((tx) => takeStep(tx, {
      departmentId: departmentOf(request).departmentId, projectId: request.params.projectId, ...request.body, version,
      asked: { principal: sessionOf(request).principal, place: placeIn(request) }, actor: actorOf(request), norms, at: now(),
    }));
    return setEtag(reply.code(201), taken.version).send(taken);
  });

  app.post('/departments/:departmentId/years/:year/transitions', {
    config: { access: { permission: 'project.read', list: true } },
    schema: { tags, params: yearParams, body: bulkTransition, response: { 200: bulkAnswer, '4xx': problem } },
  }, async (request) => {
    const department = departmentOf(request);
    const { act, reason, projects } = request.body;
    const { principal } = sessionOf(request);
    const items = [];
    for (const { id: projectId, version } of projects) {
      const place = await app.places.project(department.departmentId, projectId);
      try {
        if (place === null || place.year !== request.params.year || !isAllowed(principal, 'project.read', place)) throw new Problem(404, 'not-found', messages.projectNotFound);
        const taken = await database.transaction((tx) => takeStep(tx, {
          departmentId: department.departmentId, projectId, act, reason, version, asked: { principal, place }, actor: actorOf(request), norms, at: now(),
        }));
        items.push({ projectId, done: true, state: taken.state, version: taken.version, problem: null });
      } catch (thrown) {
        const stored = databaseErrorOf(thrown);
        const expected = thrown instanceof Problem ? thrown : stored === null ? null : problemOfStore(stored);
        if (expected === null) throw thrown;
        items.push({ projectId, done: false, state: null, version: null, problem: { code: expected.code, messages: expected.messages } });
      }
    }
    return { done: items.filter(({ done }) => done).length, items };
  });

  app.get('/departments/:departmentId/projects/:projectId/self-evaluation', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: projectParams, response: { 200: selfEvaluation, '4xx': problem } },
  }, async (request, reply) => {
    const answer = await selfEvaluationOf(orm, departmentOf(request).departmentId, request.params.projectId, request.projectPlace?.year ?? 0, norms);
    return setEtag(reply, answer.version).send(answer);
  });

  await app.register(snapshotRoutes, options);
  await app.register(reviewRoutes, options);
  await app.register(yearRoutes, options);
};

export function placeIn(request: FastifyRequest): RowPlace {
  if (request.projectPlace === null) throw new Error(`no project in ${request.url}`);
  return request.projectPlace;
}
