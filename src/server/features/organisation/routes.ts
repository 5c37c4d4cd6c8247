import { and, asc, eq, inArray, notInArray, or, sql } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { problem } from '#contract/checking.ts';
import {
  budgetYear as budgetYearSchema, budgetYearChange, bureau as bureauSchema, bureauChange, department as departmentSchema, departmentChange, division as divisionSchema, newBudgetYear, newBureau,
  newDepartment, newDivision, person, type BudgetYear, type Bureau, type Department,
} from '#contract/organisation.ts';
import { departmentParams, id, yearParams } from '#contract/paging.ts';
import { fixedStates } from '#core/life-cycle/states.ts';
import { messages } from '#server/features/organisation/messages.ts';
import { changeBureau, createBureau, createDepartment, createDivision, openBudgetYear, renameDivision, type BudgetYearRow } from '#server/features/organisation/service.ts';
import { actorOf, departmentOf, sessionOf } from '#server/platform/access/access.ts';
import { messages as accessMessages } from '#server/platform/access/messages.ts';
import { recordChange } from '#server/platform/audit/record-change.ts';
import { project } from '#server/platform/database/schema/ledger.ts';
import { account, budgetYear, bureau, department, division, roleGrant } from '#server/platform/database/schema/organisation.ts';
import { systemChain } from '#server/platform/database/schema/records.ts';
import { conflict, requiredVersion, setEtag } from '#server/platform/etag.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { fill } from '#server/platform/messages.ts';
import { once } from '#server/platform/once.ts';
import { Problem } from '#server/platform/problem.ts';

const tags = ['organisation'];
const byBureau = z.strictObject({ bureauId: id });
const list = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item).readonly() });

/** Bureaus, departments, divisions, people and budget years. */
export const organisation: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, now }) => {
  const { orm } = database;

  app.get('/bureaus', {
    config: { access: { permission: 'organisation.read', anywhere: true } },
    schema: { tags, response: { 200: list(bureauSchema), '4xx': problem } },
  }, async () => ({ items: (await orm.select().from(bureau).orderBy(asc(bureau.name))).map(bureauShown) }));

  app.post('/bureaus', {
    config: { access: { permission: 'organisation.manage' } },
    schema: { tags, body: newBureau, response: { 201: bureauSchema, '4xx': problem } },
  }, async (request, reply) => reply.code(201).send(await once(database, request, async (tx) => {
    const made = await createBureau(tx, request.body, now(), actorOf(request));
    const [row] = await tx.select().from(bureau).where(eq(bureau.id, made));
    if (row === undefined) throw new Error('a row inserted is not found');
    return bureauShown(row);
  })));

  app.get('/bureaus/:bureauId', {
    config: { access: { permission: 'organisation.read', anywhere: true } },
    schema: { tags, params: byBureau, response: { 200: bureauSchema, '4xx': problem } },
  }, async (request, reply) => {
    const [row] = await orm.select().from(bureau).where(eq(bureau.id, request.params.bureauId));
    if (row === undefined) throw new Problem(404, 'not-found', messages.bureauNotFound);
    return setEtag(reply, row.version).send(bureauShown(row));
  });

  app.patch('/bureaus/:bureauId', {
    config: { access: { permission: 'organisation.manage' } },
    schema: { tags, params: byBureau, body: bureauChange, response: { 200: bureauSchema, '4xx': problem } },
  }, async (request, reply) => {
    const { bureauId } = request.params;
    const version = requiredVersion(request);
    const changed = await database.transaction(async (tx) => {
      const [before] = await tx.select().from(bureau).where(eq(bureau.id, bureauId)).for('update');
      if (before === undefined) throw new Problem(404, 'not-found', messages.bureauNotFound);
      if (before.version !== version) throw await conflict(database.pool, systemChain, { type: 'bureau', id: bureauId }, bureauShown(before));
      return changeBureau(tx, before, request.body, now(), actorOf(request));
    });
    return setEtag(reply, changed.version).send(bureauShown(changed));
  });

  app.get('/departments', {
    config: { access: { permission: 'organisation.read', anywhere: true } },
    schema: { tags, response: { 200: list(departmentSchema), '4xx': problem } },
  }, async (request) => {
    const { grants } = sessionOf(request).principal;
    const whole = grants.filter(({ scope }) => scope === 'all');
    const named = grants.flatMap(({ departmentId }) => (departmentId === null ? [] : [departmentId]));
    const bureaus = whole.flatMap(({ bureauId }) => (bureauId === null ? [] : [bureauId]));
    const reach = whole.some(({ bureauId }) => bureauId === null) ? undefined
      : or(named.length > 0 ? inArray(department.id, named) : sql`false`, bureaus.length > 0 ? inArray(department.bureauId, bureaus) : sql`false`);
    return { items: (await orm.select().from(department).where(reach).orderBy(asc(department.name)).limit(1000)).map(departmentShown) };
  });

  app.post('/departments', {
    config: { access: { permission: 'organisation.manage' } },
    schema: { tags, body: newDepartment, response: { 201: departmentSchema, '4xx': problem } },
  }, async (request, reply) => reply.code(201).send(await once(database, request, async (tx) => {
    const made = await createDepartment(tx, request.body, now(), actorOf(request));
    const [row] = await tx.select().from(department).where(eq(department.id, made));
    if (row === undefined) throw new Error('a row inserted is not found');
    return departmentShown(row);
  })));

  app.get('/departments/:departmentId', {
    config: { access: { permission: 'organisation.read', list: true } },
    schema: { tags, params: departmentParams, response: { 200: departmentSchema, '4xx': problem } },
  }, async (request, reply) => {
    const [row] = await orm.select().from(department).where(eq(department.id, departmentOf(request).departmentId));
    if (row === undefined) throw new Problem(404, 'not-found', accessMessages.departmentNotFound);
    return setEtag(reply, row.version).send(departmentShown(row));
  });

  app.patch('/departments/:departmentId', {
    config: { access: { permission: 'organisation.manage' } },
    schema: { tags, params: departmentParams, body: departmentChange, response: { 200: departmentSchema, '4xx': problem } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const version = requiredVersion(request);
    const changed = await database.transaction(async (tx) => {
      const [before] = await tx.select().from(department).where(eq(department.id, departmentId)).for('update');
      if (before === undefined) throw new Problem(404, 'not-found', accessMessages.departmentNotFound);
      if (before.version !== version) throw await conflict(database.pool, departmentId, { type: 'department', id: departmentId }, departmentShown(before));
      const { name, code, bureauId, place } = request.body;
      const [after] = await tx.update(department).set({
        ...(name === undefined ? {} : { name }), ...(code === undefined ? {} : { code }), ...(bureauId === undefined ? {} : { bureauId }), ...(place === undefined ? {} : { place }),
        updatedAt: now(), version: version + 1,
      }).where(eq(department.id, departmentId)).returning();
      if (after === undefined) throw new Error('a row updated is not returned');
      await recordChange(tx, { departmentId, actor: actorOf(request), act: 'department.update', subject: { type: 'department', id: departmentId }, before: departmentShown(before), after: departmentShown(after), at: now() });
      return after;
    });
    app.places.forgetDepartment(departmentId);
    return setEtag(reply, changed.version).send(departmentShown(changed));
  });

  app.get('/departments/:departmentId/divisions', {
    config: { access: { permission: 'organisation.read', list: true } },
    schema: { tags, params: departmentParams, response: { 200: list(divisionSchema), '4xx': problem } },
  }, async (request) => ({
    items: await orm.select({ id: division.id, name: division.name, version: division.version }).from(division)
      .where(eq(division.departmentId, departmentOf(request).departmentId)).orderBy(asc(division.name)),
  }));

  app.post('/departments/:departmentId/divisions', {
    config: { access: { permission: 'organisation.manage' } },
    schema: { tags, params: departmentParams, body: newDivision, response: { 201: divisionSchema, '4xx': problem } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    return reply.code(201).send(await once(database, request, async (tx) => ({
      id: await createDivision(tx, departmentId, request.body.name, now(), actorOf(request)), name: request.body.name, version: 1,
    })));
  });

  app.patch('/departments/:departmentId/divisions/:divisionId', {
    config: { access: { permission: 'organisation.manage' } },
    schema: { tags, params: departmentParams.extend({ divisionId: id }), body: newDivision, response: { 200: divisionSchema, '4xx': problem } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const { divisionId } = request.params;
    const version = requiredVersion(request);
    const changed = await database.transaction(async (tx) => {
      const [before] = await tx.select({ id: division.id, name: division.name, version: division.version }).from(division)
        .where(and(eq(division.departmentId, departmentId), eq(division.id, divisionId))).for('update');
      if (before === undefined) throw new Problem(404, 'not-found', messages.divisionNotFound);
      if (before.version !== version) throw await conflict(database.pool, departmentId, { type: 'division', id: divisionId }, before);
      await renameDivision(tx, departmentId, before, request.body.name, now(), actorOf(request));
      return { ...before, name: request.body.name, version: version + 1 };
    });
    return setEtag(reply, changed.version).send(changed);
  });

  app.get('/departments/:departmentId/people', {
    config: { access: { permission: 'organisation.read', list: true } },
    schema: { tags, params: departmentParams, response: { 200: list(person), '4xx': problem } },
  }, async (request) => {
    const rows = await orm.select({ accountId: account.id, name: account.displayName, role: roleGrant.role, divisionId: roleGrant.divisionId }).from(roleGrant)
      .innerJoin(account, eq(account.id, roleGrant.accountId)).where(and(eq(roleGrant.departmentId, departmentOf(request).departmentId), eq(account.disabled, false)))
      .orderBy(asc(account.displayName));
    const people = Map.groupBy(rows, ({ accountId }) => accountId);
    return {
      items: [...people].map(([accountId, held]) => ({
        accountId, name: held[0]?.name ?? '', roles: [...new Set(held.map(({ role }) => role))],
        divisionIds: [...new Set(held.flatMap(({ divisionId }) => (divisionId === null ? [] : [divisionId])))],
      })),
    };
  });

  app.get('/departments/:departmentId/years', {
    config: { access: { permission: 'organisation.read', list: true } },
    schema: { tags, params: departmentParams, response: { 200: list(budgetYearSchema), '4xx': problem } },
  }, async (request) => ({
    items: (await orm.select().from(budgetYear).where(eq(budgetYear.departmentId, departmentOf(request).departmentId)).orderBy(asc(budgetYear.year))).map(yearShown),
  }));

  app.post('/departments/:departmentId/years', {
    config: { access: { permission: 'year.manage' } },
    schema: { tags, params: departmentParams, body: newBudgetYear, response: { 201: budgetYearSchema, '4xx': problem } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    return reply.code(201).send(await once(database, request, async (tx) => yearShown(await openBudgetYear(tx, departmentId, request.body, now(), actorOf(request)))));
  });

  app.get('/departments/:departmentId/years/:year', {
    config: { access: { permission: 'organisation.read', list: true } },
    schema: { tags, params: yearParams, response: { 200: budgetYearSchema, '4xx': problem } },
  }, async (request, reply) => {
    const { year } = request.params;
    const [row] = await orm.select().from(budgetYear).where(and(eq(budgetYear.departmentId, departmentOf(request).departmentId), eq(budgetYear.year, year)));
    if (row === undefined) throw new Problem(404, 'not-found', fill(messages.yearNotFound, { year }));
    return setEtag(reply, row.version).send(yearShown(row));
  });

  app.patch('/departments/:departmentId/years/:year', {
    config: { access: { permission: 'year.manage' } },
    schema: { tags, params: yearParams, body: budgetYearChange, response: { 200: budgetYearSchema, '4xx': problem } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const { year } = request.params;
    const version = requiredVersion(request);
    const { reason, ...given } = request.body;
    const at = now();
    const changed = await database.transaction(async (tx) => {
      const [before] = await tx.select().from(budgetYear).where(and(eq(budgetYear.departmentId, departmentId), eq(budgetYear.year, year))).for('update');
      if (before === undefined) throw new Problem(404, 'not-found', fill(messages.yearNotFound, { year }));
      if (before.version !== version) throw await conflict(database.pool, departmentId, { type: 'year', id: String(year) }, yearShown(before));
      if (before.state === 'closed' && given.state !== undefined && given.state !== 'closed' && reason === undefined) throw new Problem(422, 'reason-missing', messages.reopeningNeedsReason);
      if (given.state === 'closed' && before.state !== 'closed') {
        const unfinished = await tx.$count(project, and(eq(project.departmentId, departmentId), eq(project.year, year), notInArray(project.state, [...fixedStates])));
        if (unfinished > 0) throw new Problem(422, 'projects-unfinished', fill(messages.projectsUnfinished, { count: unfinished }));
      }
      const [after] = await tx.update(budgetYear).set({
        ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
        ...(given.state === 'closed' ? { closedAt: at } : given.state === undefined ? {} : { closedAt: null }), updatedAt: at, version: version + 1,
      }).where(and(eq(budgetYear.departmentId, departmentId), eq(budgetYear.year, year))).returning();
      if (after === undefined) throw new Error('a row updated is not returned');
      await recordChange(tx, {
        departmentId, actor: actorOf(request), act: given.state === undefined ? 'year.update' : `year.${given.state}`, subject: { type: 'year', id: String(year) },
        before: yearShown(before), after: yearShown(after), reason: reason ?? null, at,
      });
      return after;
    });
    return setEtag(reply, changed.version).send(yearShown(changed));
  });

  app.get('/departments/:departmentId/divisions/:divisionId', {
    config: { access: { permission: 'organisation.read', list: true } },
    schema: { tags, params: departmentParams.extend({ divisionId: id }), response: { 200: divisionSchema, '4xx': problem } },
  }, async (request, reply) => {
    const [row] = await orm.select({ id: division.id, name: division.name, version: division.version }).from(division)
      .where(and(eq(division.departmentId, departmentOf(request).departmentId), eq(division.id, request.params.divisionId)));
    if (row === undefined) throw new Problem(404, 'not-found', messages.divisionNotFound);
    return setEtag(reply, row.version).send(row);
  });
};

function bureauShown({ id: key, name, place, version }: typeof bureau.$inferSelect): Bureau {
  return { id: key, name, place, version };
}

function departmentShown({ id: key, bureauId, code, name, place, isExample, version }: typeof department.$inferSelect): Department {
  return { id: key, bureauId, code, name, place, isExample, version };
}

function yearShown({ year, state, targetsDue, selfEvaluationDue, reportDue, version }: BudgetYearRow): BudgetYear {
  return { year, state, targetsDue, selfEvaluationDue, reportDue, version };
}
