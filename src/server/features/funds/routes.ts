import { and, asc, eq } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { problem as problemSchema } from '#contract/checking.ts';
import { figuresOf } from '#contract/figures-shown.ts';
import { bookedBudget, bookedEntry, budgetVersion as budgetSchema, fundEntry as entrySchema, fundsAnswer, monthlyPlan, newBudgetVersion, newFundEntry, voidEntry as voidBody } from '#contract/funds.ts';
import { day, id, line, pageOf as pageSchema, pageQuery, projectParams } from '#contract/paging.ts';
import { fundEntryKinds } from '#core/ledger/funds.ts';
import { bookEntry, budgetShown, planMonths, recordBudget, voidEntry, type FundsContext } from '#server/features/funds/service.ts';
import { entryShown, listEntries, readFunds } from '#server/features/funds/store.ts';
import { actorOf, departmentOf } from '#server/platform/access/access.ts';
import { messages as accessMessages } from '#server/platform/access/messages.ts';
import { budgetVersion } from '#server/platform/database/schema/ledger.ts';
import { requiredVersion, setEtag } from '#server/platform/etag.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { once } from '#server/platform/once.ts';
import { Problem } from '#server/platform/problem.ts';
import type { FastifyRequest } from 'fastify';

const tags = ['funds'];

/** The funds ledger of a project: budget versions, acts of every kind, its figures as of any day. */
export const funds: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, norms, now }) => {
  const { orm, prepared } = database;
  const contextOf = (request: FastifyRequest, projectId: string): FundsContext => ({ departmentId: departmentOf(request).departmentId, projectId, norms, actor: actorOf(request), at: now() });

  app.get('/departments/:departmentId/projects/:projectId/funds', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: projectParams, querystring: z.strictObject({ asOf: day.optional() }), response: { 200: fundsAnswer, '4xx': problemSchema } },
  }, async (request) => {
    const { departmentId, place } = departmentOf(request);
    const { projectId } = request.params;
    const found = await readFunds(prepared, departmentId, projectId, request.query.asOf ?? null, norms, place);
    if (found === null) throw new Problem(404, 'not-found', accessMessages.notFound);
    return found;
  });

  app.get('/departments/:departmentId/projects/:projectId/entries', {
    config: { access: { permission: 'project.read' } },
    schema: {
      tags, params: projectParams,
      querystring: z.strictObject({ ...pageQuery, kind: z.enum(fundEntryKinds).optional(), partId: id.optional(), voided: z.enum(['true', 'false']).optional(), from: day.optional(), until: day.optional() }),
      response: { 200: pageSchema(entrySchema), '4xx': problemSchema },
    },
  }, async (request) => listEntries(prepared, departmentOf(request).departmentId, request.params.projectId, request.query));

  app.post('/departments/:departmentId/projects/:projectId/entries', {
    config: { access: { permission: 'funds.write' } },
    schema: { tags, params: projectParams, body: newFundEntry, response: { 201: bookedEntry, '4xx': problemSchema } },
  }, async (request, reply) => {
    const answer = await once(database, request, async (tx) => {
      const { row, warnings, funds: after } = await bookEntry(tx, contextOf(request, request.params.projectId), request.body);
      return { entry: entryShown(row), warnings, funds: figuresOf(after) };
    });
    return reply.code(201).send(answer);
  });

  app.post('/departments/:departmentId/projects/:projectId/entries/:entryId/void', {
    config: { access: { permission: 'funds.write' } },
    schema: { tags, params: projectParams.extend({ entryId: id }), body: voidBody, response: { 200: entrySchema, '4xx': problemSchema } },
  }, async (request, reply) => {
    const version = requiredVersion(request);
    const row = await database.transaction((tx) => voidEntry(tx, contextOf(request, request.params.projectId), request.params.entryId, version, request.body.reason));
    return setEtag(reply, row.version).send(entryShown(row));
  });

  app.get('/departments/:departmentId/projects/:projectId/budgets', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: projectParams, response: { 200: z.strictObject({ items: z.array(budgetSchema).readonly() }), '4xx': problemSchema } },
  }, async (request) => ({
    items: (await orm.select().from(budgetVersion).where(and(eq(budgetVersion.departmentId, departmentOf(request).departmentId), eq(budgetVersion.projectId, request.params.projectId))).orderBy(asc(budgetVersion.sequence))).map(budgetShown),
  }));

  app.post('/departments/:departmentId/projects/:projectId/budgets', {
    config: { access: { permission: 'funds.write' } },
    schema: { tags, params: projectParams, body: newBudgetVersion, response: { 201: bookedBudget, '4xx': problemSchema } },
  }, async (request, reply) => reply.code(201).send(await once(database, request, async (tx) => {
    const { row, funds: after } = await recordBudget(tx, contextOf(request, request.params.projectId), request.body);
    return { budget: budgetShown(row), funds: figuresOf(after) };
  })));

  app.put('/departments/:departmentId/projects/:projectId/plan', {
    config: { access: { permission: 'funds.write' } },
    schema: { tags, params: projectParams, body: monthlyPlan.extend({ reason: line(200) }), response: { 200: z.strictObject({ replaced: z.int() }), '4xx': problemSchema } },
  }, async (request) => {
    const place = request.projectPlace;
    if (place === null) throw new Problem(404, 'not-found', accessMessages.notFound);
    return { replaced: await database.transaction((tx) => planMonths(tx, contextOf(request, request.params.projectId), place.year, request.body.months, request.body.reason)) };
  });
};
