import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { problem as problemSchema } from '#contract/checking.ts';
import { figuresOf, ratesShown } from '#contract/figures-shown.ts';
import { bookedBudget, bookedEntry, budgetVersion as budgetSchema, fundEntry as entrySchema, fundsAnswer, monthlyPlan, newBudgetVersion, newFundEntry, voidEntry as voidBody } from '#contract/funds.ts';
import { day, id, line, pageOf as pageSchema, pageQuery, projectParams } from '#contract/paging.ts';
import { fundEntryKinds, summariseFunds } from '#core/ledger/funds.ts';
import { lastDayOf } from '#core/ledger/department-year.ts';
import { executionRates } from '#core/scoring/execution-rate.ts';
import { monthsOf } from '#server/features/funds/months.ts';
import { bookEntry, budgetShown, entryShown, planMonths, recordBudget, voidEntry, type FundsContext } from '#server/features/funds/service.ts';
import { findProject, summaryOf } from '#server/features/projects/index.ts';
import { actorOf, departmentOf } from '#server/platform/access/access.ts';
import { messages as accessMessages } from '#server/platform/access/messages.ts';
import { budgetVersion, fundEntry, projectPart } from '#server/platform/database/schema/ledger.ts';
import { requiredVersion, setEtag } from '#server/platform/etag.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { once } from '#server/platform/once.ts';
import { pageOf, readCursor } from '#server/platform/pages.ts';
import { Problem } from '#server/platform/problem.ts';
import type { FastifyRequest } from 'fastify';

const tags = ['funds'];

/** The funds ledger of a project: budget versions, acts of every kind, its figures as of any day. */
export const funds: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, norms, now }) => {
  const { orm, pool } = database;
  const contextOf = (request: FastifyRequest, projectId: string): FundsContext => ({ departmentId: departmentOf(request).departmentId, projectId, norms, actor: actorOf(request), at: now() });

  app.get('/departments/:departmentId/projects/:projectId/funds', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, summary: '资金台账汇总 · Figures, rates and months', params: projectParams, querystring: z.strictObject({ asOf: day.optional() }), response: { 200: fundsAnswer, '4xx': problemSchema } },
  }, async (request) => {
    const { departmentId, place } = departmentOf(request);
    const { projectId } = request.params;
    const asOf = request.query.asOf ?? null;
    const stat = await findProject(pool, departmentId, projectId);
    if (stat === null) throw new Problem(404, 'not-found', accessMessages.notFound);
    const parts = await orm.select().from(projectPart).where(and(eq(projectPart.departmentId, departmentId), eq(projectPart.projectId, projectId))).orderBy(asc(projectPart.ordinal));
    // Without parts and of today, what triggers keep is enough; else the acts themselves are added up.
    const needsRows = asOf !== null || parts.length > 0;
    const [versions, entries] = needsRows ? await Promise.all([
      orm.select().from(budgetVersion).where(and(eq(budgetVersion.departmentId, departmentId), eq(budgetVersion.projectId, projectId))),
      orm.select().from(fundEntry).where(and(eq(fundEntry.departmentId, departmentId), eq(fundEntry.projectId, projectId))),
    ]) : [[], []];
    const summary = asOf === null ? summaryOf(stat) : summariseFunds(versions, entries, asOf);
    const rates = (of: typeof summary) => ratesShown(executionRates(of, 'self-evaluation', norms, lastDayOf(stat.year), place));
    return {
      asOf, funds: figuresOf(summary), rates: rates(summary),
      parts: parts.map((part) => {
        const own = summariseFunds(versions.filter(({ partId }) => partId === part.id).map((version) => ({ ...version, partId: null })), entries.filter(({ partId }) => partId === part.id), asOf);
        return { partId: part.id, name: part.name, kind: part.kind, funds: figuresOf(own), rates: rates(own) };
      }),
      months: await monthsOf(pool, departmentId, projectId, stat.year),
    };
  });

  app.get('/departments/:departmentId/projects/:projectId/entries', {
    config: { access: { permission: 'project.read' } },
    schema: {
      tags, summary: '收支登记 · Entries', params: projectParams,
      querystring: z.strictObject({ ...pageQuery, kind: z.enum(fundEntryKinds).optional(), partId: id.optional(), voided: z.enum(['true', 'false']).optional(), from: day.optional(), until: day.optional() }),
      response: { 200: pageSchema(entrySchema), '4xx': problemSchema },
    },
  }, async (request) => {
    const { departmentId } = departmentOf(request);
    const { limit, cursor, kind, partId, voided, from, until } = request.query;
    const after = readCursor(cursor, 'id');
    const rows = await orm.select().from(fundEntry).where(and(
      eq(fundEntry.departmentId, departmentId), eq(fundEntry.projectId, request.params.projectId), kind === undefined ? undefined : eq(fundEntry.kind, kind),
      partId === undefined ? undefined : eq(fundEntry.partId, partId), voided === undefined ? undefined : eq(fundEntry.voided, voided === 'true'),
      from === undefined ? undefined : sql`${fundEntry.occurredOn} >= ${from}`, until === undefined ? undefined : sql`${fundEntry.occurredOn} <= ${until}`,
      after === null ? undefined : sql`${fundEntry.id} < ${after.id}::uuid`,
    )).orderBy(desc(fundEntry.id)).limit(limit + 1);
    return pageOf(rows, limit, 'id', (row) => ({ value: null, id: row.id }), entryShown);
  });

  app.post('/departments/:departmentId/projects/:projectId/entries', {
    config: { access: { permission: 'funds.write' } },
    schema: { tags, summary: '登记下达、到位、支付等 · Book an entry', params: projectParams, body: newFundEntry, response: { 201: bookedEntry, '4xx': problemSchema } },
  }, async (request, reply) => {
    const answer = await once(database, request, async (tx) => {
      const { row, warnings, funds: after } = await bookEntry(tx, contextOf(request, request.params.projectId), request.body);
      return { entry: entryShown(row), warnings, funds: figuresOf(after) };
    });
    return reply.code(201).send(answer);
  });

  app.post('/departments/:departmentId/projects/:projectId/entries/:entryId/void', {
    config: { access: { permission: 'funds.write' } },
    schema: { tags, summary: '作废一笔登记 · Void an entry', params: projectParams.extend({ entryId: id }), body: voidBody, response: { 200: entrySchema, '4xx': problemSchema } },
  }, async (request, reply) => {
    const version = requiredVersion(request);
    const row = await database.transaction((tx) => voidEntry(tx, contextOf(request, request.params.projectId), request.params.entryId, version, request.body.reason));
    return setEtag(reply, row.version).send(entryShown(row));
  });

  app.get('/departments/:departmentId/projects/:projectId/budgets', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, summary: '预算版本 · Budget versions', params: projectParams, response: { 200: z.strictObject({ items: z.array(budgetSchema).readonly() }), '4xx': problemSchema } },
  }, async (request) => ({
    items: (await orm.select().from(budgetVersion).where(and(eq(budgetVersion.departmentId, departmentOf(request).departmentId), eq(budgetVersion.projectId, request.params.projectId))).orderBy(asc(budgetVersion.sequence))).map(budgetShown),
  }));

  app.post('/departments/:departmentId/projects/:projectId/budgets', {
    config: { access: { permission: 'funds.write' } },
    schema: { tags, summary: '登记年初预算或调整 · Record a budget version', params: projectParams, body: newBudgetVersion, response: { 201: bookedBudget, '4xx': problemSchema } },
  }, async (request, reply) => reply.code(201).send(await once(database, request, async (tx) => {
    const { row, funds: after } = await recordBudget(tx, contextOf(request, request.params.projectId), request.body);
    return { budget: budgetShown(row), funds: figuresOf(after) };
  })));

  app.put('/departments/:departmentId/projects/:projectId/plan', {
    config: { access: { permission: 'funds.write' } },
    schema: { tags, summary: '按月支出计划 · Monthly plan', params: projectParams, body: monthlyPlan.extend({ reason: line(200) }), response: { 200: z.strictObject({ replaced: z.int() }), '4xx': problemSchema } },
  }, async (request) => {
    const place = request.projectPlace;
    if (place === null) throw new Problem(404, 'not-found', accessMessages.notFound);
    return { replaced: await database.transaction((tx) => planMonths(tx, contextOf(request, request.params.projectId), place.year, request.body.months, request.body.reason)) };
  });
};
