import { sql } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem } from '#contract/checking.ts';
import { newRectification, rectification, rectificationParams, rectificationQuery, rectifications, rectificationText, type Rectification } from '#contract/oversight.ts';
import { yearParams } from '#contract/paging.ts';
import type { RectificationAct } from '#core/life-cycle/rectification.ts';
import type { RowScope } from '#core/organisation/permissions.ts';
import { inScope } from '#server/features/evaluation/index.ts';
import { messages } from '#server/features/oversight/messages.ts';
import { listRectifications, openRectification, stepRectification } from '#server/features/oversight/rectifications.ts';
import { todayOf } from '#server/features/tasks/index.ts';
import { actorOf, departmentOf } from '#server/platform/access/access.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { conflict, requiredVersion, setEtag } from '#server/platform/etag.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { once } from '#server/platform/once.ts';
import { Problem } from '#server/platform/problem.ts';

const tags = ['oversight'];
const nothing: RowScope = { kind: 'some', divisionIds: [], ownerId: null };

/** 整改 of a department: asked for by the finance bureau, answered by the department, closed by the bureau. */
export const rectificationRoutes: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, norms, now }) => {
  const { orm } = database;

  /** One rectification of the department within the reach of the route's permission; that of the department itself belongs to who reaches it whole. */
  const within = async (from: Orm | Transaction, request: FastifyRequest, rectificationId: string): Promise<Rectification> => {
    const scope = request.rowScope ?? nothing;
    const [found] = await listRectifications(from, sql`r.department_id = ${departmentOf(request).departmentId} and r.id = ${rectificationId} and ${inScope(scope)}`, todayOf(now()));
    if (found === undefined) throw new Problem(404, 'not-found', messages.rectificationNotFound);
    return found;
  };

  app.get('/departments/:departmentId/years/:year/rectifications', {
    config: { access: { permission: 'project.read', list: true } },
    schema: { tags, params: yearParams, querystring: rectificationQuery, response: { 200: rectifications, '4xx': problem } },
  }, async (request) => {
    const { state } = request.query;
    const condition = sql`r.department_id = ${departmentOf(request).departmentId} and r.year = ${request.params.year} and ${inScope(request.rowScope ?? nothing)} ${state === undefined ? sql`` : sql`and r.state = ${state}`}`;
    return { items: await listRectifications(orm, condition, todayOf(now())) };
  });

  app.post('/departments/:departmentId/years/:year/rectifications', {
    config: { access: { permission: 'oversight.review' } },
    schema: { tags, params: yearParams, body: newRectification, response: { 201: rectification, '4xx': problem } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const made = await once(database, request, async (tx) => ({ id: await openRectification(tx, { departmentId, norms, actor: actorOf(request), at: now() }, request.params.year, request.body) }));
    const answer = await within(orm, request, made.id);
    return setEtag(reply.code(201), answer.version).send(answer);
  });

  app.get('/departments/:departmentId/rectifications/:rectificationId', {
    config: { access: { permission: 'project.read', list: true } },
    schema: { tags, params: rectificationParams, response: { 200: rectification, '4xx': problem } },
  }, async (request, reply) => {
    const answer = await within(orm, request, request.params.rectificationId);
    return setEtag(reply, answer.version).send(answer);
  });

  const stepped = async (request: FastifyRequest, rectificationId: string, act: RectificationAct['id'], text: string | null): Promise<Rectification> => {
    const { departmentId } = departmentOf(request);
    const version = requiredVersion(request);
    const done = await database.transaction(async (tx) => {
      await within(tx, request, rectificationId);
      return stepRectification(tx, { departmentId, norms, actor: actorOf(request), at: now() }, rectificationId, version, act, text);
    });
    const answer = await within(orm, request, rectificationId);
    if (done === null) throw await conflict(database.pool, departmentId, { type: 'rectification', id: rectificationId }, answer);
    return answer;
  };

  app.post('/departments/:departmentId/rectifications/:rectificationId/answer', {
    config: { access: { permission: 'evaluation.submit', list: true } },
    schema: { tags, params: rectificationParams, body: rectificationText, response: { 200: rectification, '4xx': problem } },
  }, async (request, reply) => {
    const answer = await stepped(request, request.params.rectificationId, 'answer', request.body.text);
    return setEtag(reply, answer.version).send(answer);
  });

  app.post('/departments/:departmentId/rectifications/:rectificationId/return', {
    config: { access: { permission: 'oversight.review', list: true } },
    schema: { tags, params: rectificationParams, body: rectificationText, response: { 200: rectification, '4xx': problem } },
  }, async (request, reply) => {
    const answer = await stepped(request, request.params.rectificationId, 'return', request.body.text);
    return setEtag(reply, answer.version).send(answer);
  });

  app.post('/departments/:departmentId/rectifications/:rectificationId/close', {
    config: { access: { permission: 'oversight.review', list: true } },
    schema: { tags, params: rectificationParams, response: { 200: rectification, '4xx': problem } },
  }, async (request, reply) => {
    const answer = await stepped(request, request.params.rectificationId, 'close', null);
    return setEtag(reply, answer.version).send(answer);
  });
};
