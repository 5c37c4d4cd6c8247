import { and, eq, sql } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { problem as problemSchema } from '#contract/checking.ts';
import { id, pageOf as pageSchema, pageQuery, projectParams, yearParams } from '#contract/paging.ts';
import {
  basisDocument, change, newBasisDocument, newPart, newProject, newProjects, part as partSchema, project as projectSchema, projectChange, projectItem, projectQuery, type NewProject, type ProjectAnswer, type ProjectChange,
} from '#contract/projects.ts';
import { yuanOfFen } from '#core/ledger/money.ts';
import type { Substance } from '#core/life-cycle/states.ts';
import { noteChangeOfSubstance, type FieldChange } from '#server/features/evaluation/index.ts';
import { readHistory } from '#server/features/projects/history.ts';
import { messages } from '#server/features/projects/messages.ts';
import { addDocument, addPart, createProject, deleteProject, fenOf, type ProjectRow } from '#server/features/projects/service.ts';
import { listProjects, readProject } from '#server/features/projects/store.ts';
import { actorOf, departmentOf } from '#server/platform/access/access.ts';
import { messages as accessMessages } from '#server/platform/access/messages.ts';
import { recordChange } from '#server/platform/audit/record-change.ts';
import { budgetVersion, fundEntry, project, projectDocument, projectPart } from '#server/platform/database/schema/ledger.ts';
import { together } from '#server/platform/database/prepared.ts';
import { conflict, requiredVersion, setEtag } from '#server/platform/etag.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { once } from '#server/platform/once.ts';
import { Problem } from '#server/platform/problem.ts';

const tags = ['projects'];

/** Projects of a department's year with their documents and parts. */
export const projects: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, norms, now }) => {
  const { pool, prepared } = database;

  const whole = async (departmentId: string, projectId: string, place: string): Promise<ProjectAnswer> => {
    const found = await readProject(prepared, departmentId, projectId, norms, place);
    if (found === null) throw new Problem(404, 'not-found', accessMessages.notFound);
    return found;
  };

  app.get('/departments/:departmentId/years/:year/projects', {
    config: { access: { permission: 'project.read', list: true } },
    schema: { tags, params: yearParams, querystring: projectQuery, response: { 200: pageSchema(projectItem), '4xx': problemSchema } },
  }, async (request) => {
    const { departmentId, place } = departmentOf(request);
    const scope = request.rowScope;
    if (scope === null) throw new Problem(403, 'not-permitted', accessMessages.notPermitted);
    return listProjects(prepared, { departmentId, year: request.params.year, place, scope, norms }, request.query);
  });

  app.post('/departments/:departmentId/years/:year/projects', {
    config: { access: { permission: 'project.write', list: true } },
    schema: { tags, params: yearParams, body: newProject, response: { 201: projectSchema, '4xx': problemSchema } },
  }, async (request, reply) => {
    const { departmentId, place } = departmentOf(request);
    requireReach(request, request.body);
    const { created } = await once(database, request, async (tx) => ({ created: await createProject(tx, departmentId, request.params.year, request.body, actorOf(request), now()) }));
    const answer = await whole(departmentId, created, place);
    return setEtag(reply.code(201), answer.version).header('location', `/api/v1/departments/${departmentId}/projects/${created}`).send(answer);
  });

  app.post('/departments/:departmentId/years/:year/projects/batch', {
    config: { access: { permission: 'project.write', list: true } },
    schema: { tags, params: yearParams, body: newProjects, response: { 201: z.strictObject({ items: z.array(z.strictObject({ id, name: z.string() })).readonly() }), '4xx': problemSchema } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    for (const each of request.body.projects) requireReach(request, each);
    return reply.code(201).send(await once(database, request, async (tx) => {
      const items: { id: string; name: string }[] = [];
      for (const each of request.body.projects) items.push({ id: await createProject(tx, departmentId, request.params.year, each, actorOf(request), now()), name: each.name });
      return { items };
    }));
  });

  app.get('/departments/:departmentId/projects/:projectId', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: projectParams, response: { 200: projectSchema, '4xx': problemSchema } },
  }, async (request, reply) => {
    const { departmentId, place } = departmentOf(request);
    const answer = await whole(departmentId, request.params.projectId, place);
    return setEtag(reply, answer.version).send(answer);
  });

  app.patch('/departments/:departmentId/projects/:projectId', {
    config: { access: { permission: 'project.write' } },
    schema: { tags, params: projectParams, body: projectChange, response: { 200: projectSchema, '4xx': problemSchema } },
  }, async (request, reply) => {
    const { departmentId, place } = departmentOf(request);
    const { projectId } = request.params;
    const version = requiredVersion(request);
    const at = now();
    await database.transaction(async (tx) => {
      const [before] = await tx.select().from(project).where(and(eq(project.departmentId, departmentId), eq(project.id, projectId))).for('update');
      if (before === undefined) throw new Problem(404, 'not-found', accessMessages.notFound);
      if (before.version !== version) throw await conflict(pool, departmentId, { type: 'project', id: projectId }, await whole(departmentId, projectId, place));
      const { fields, changes } = changesOf(before, request.body);
      if (changes.length === 0) return;
      const holding = noteChangeOfSubstance(tx, { departmentId, projectId, substance: substanceOf(changes), changes, actor: actorOf(request), at });
      const changing = tx.update(project).set({ ...fields, updatedAt: at, version: sql`${project.version} + 1` }).where(and(eq(project.departmentId, departmentId), eq(project.id, projectId))).execute();
      await together<[unknown, unknown]>(holding, changing);
      await recordChange(tx, {
        departmentId, actor: actorOf(request), act: 'project.update', subject: { type: 'project', id: projectId }, at,
        before: Object.fromEntries(changes.map(({ field, before: was }) => [field, was])), after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
      });
    });
    app.places.forgetProject(departmentId, projectId);
    const answer = await whole(departmentId, projectId, place);
    return setEtag(reply, answer.version).send(answer);
  });

  app.delete('/departments/:departmentId/projects/:projectId', {
    config: { access: { permission: 'project.write' } },
    schema: { tags, params: projectParams, response: { 204: z.null(), '4xx': problemSchema } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const version = requiredVersion(request);
    await database.transaction((tx) => deleteProject(tx, departmentId, request.params.projectId, version, actorOf(request), now()));
    app.places.forgetProject(departmentId, request.params.projectId);
    return reply.code(204).send(null);
  });

  app.post('/departments/:departmentId/projects/:projectId/documents', {
    config: { access: { permission: 'project.write' } },
    schema: { tags, params: projectParams, body: newBasisDocument, response: { 201: basisDocument, '4xx': problemSchema } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const { projectId } = request.params;
    return reply.code(201).send(await once(database, request, async (tx) => ({ id: await addDocument(tx, departmentId, projectId, request.body, actorOf(request), now()), ...request.body })));
  });

  app.delete('/departments/:departmentId/projects/:projectId/documents/:documentId', {
    config: { access: { permission: 'project.write' } },
    schema: { tags, params: projectParams.extend({ documentId: id }), response: { 204: z.null(), '4xx': problemSchema } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const { projectId, documentId } = request.params;
    await database.transaction(async (tx) => {
      const [gone] = await tx.delete(projectDocument)
        .where(and(eq(projectDocument.departmentId, departmentId), eq(projectDocument.projectId, projectId), eq(projectDocument.id, documentId))).returning();
      if (gone === undefined) throw new Problem(404, 'not-found', messages.documentNotFound);
      const shown = { number: gone.number, title: gone.title, disclosure: gone.disclosure };
      await noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'wording', changes: [{ field: 'documents', before: shown, after: null }], actor: actorOf(request), at: now() });
      await recordChange(tx, { departmentId, actor: actorOf(request), act: 'project.document.remove', subject: { type: 'project', id: projectId }, before: shown, at: now() });
    });
    return reply.code(204).send(null);
  });

  app.post('/departments/:departmentId/projects/:projectId/parts', {
    config: { access: { permission: 'funds.write' } },
    schema: { tags, params: projectParams, body: newPart, response: { 201: z.strictObject({ id }), '4xx': problemSchema } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    return reply.code(201).send(await once(database, request, async (tx) => ({ id: await addPart(tx, departmentId, request.params.projectId, request.body, actorOf(request), now()) })));
  });

  app.patch('/departments/:departmentId/projects/:projectId/parts/:partId', {
    config: { access: { permission: 'funds.write' } },
    schema: { tags, params: projectParams.extend({ partId: id }), body: newPart.partial(), response: { 200: partSchema, '4xx': problemSchema } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const { projectId, partId } = request.params;
    const version = requiredVersion(request);
    const which = and(eq(projectPart.departmentId, departmentId), eq(projectPart.projectId, projectId), eq(projectPart.id, partId));
    const changed = await database.transaction(async (tx) => {
      const [before] = await tx.select().from(projectPart).where(which).for('update');
      if (before === undefined) throw new Problem(404, 'not-found', messages.partNotFound);
      if (before.version !== version) throw await conflict(pool, departmentId, { type: 'project', id: projectId }, partShown(before));
      const given = Object.fromEntries(Object.entries(request.body).filter(([, value]) => value !== undefined));
      await noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'wording', changes: [{ field: 'parts', before: before.name, after: request.body.name ?? before.name }], actor: actorOf(request), at: now() });
      const [after] = await tx.update(projectPart).set({ ...given, updatedAt: now(), version: version + 1 }).where(which).returning();
      if (after === undefined) throw new Error('a row updated is not returned');
      await recordChange(tx, { departmentId, actor: actorOf(request), act: 'project.part.update', subject: { type: 'project', id: projectId }, before: partShown(before), after: partShown(after), at: now() });
      return after;
    });
    return setEtag(reply, changed.version).send(partShown(changed));
  });

  app.delete('/departments/:departmentId/projects/:projectId/parts/:partId', {
    config: { access: { permission: 'funds.write' } },
    schema: { tags, params: projectParams.extend({ partId: id }), response: { 204: z.null(), '4xx': problemSchema } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const { projectId, partId } = request.params;
    await database.transaction(async (tx) => {
      const used = (await tx.$count(fundEntry, and(eq(fundEntry.departmentId, departmentId), eq(fundEntry.partId, partId))))
        + (await tx.$count(budgetVersion, and(eq(budgetVersion.departmentId, departmentId), eq(budgetVersion.partId, partId))));
      if (used > 0) throw new Problem(409, 'part-in-use', messages.partInUse);
      const [gone] = await tx.delete(projectPart).where(and(eq(projectPart.departmentId, departmentId), eq(projectPart.projectId, projectId), eq(projectPart.id, partId))).returning();
      if (gone === undefined) throw new Problem(404, 'not-found', messages.partNotFound);
      await noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'wording', changes: [{ field: 'parts', before: gone.name, after: null }], actor: actorOf(request), at: now() });
      await recordChange(tx, { departmentId, actor: actorOf(request), act: 'project.part.remove', subject: { type: 'project', id: projectId }, before: partShown(gone), at: now() });
    });
    return reply.code(204).send(null);
  });

  app.get('/departments/:departmentId/projects/:projectId/history', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: projectParams, querystring: z.strictObject(pageQuery), response: { 200: pageSchema(change), '4xx': problemSchema } },
  }, async (request) => readHistory(pool, departmentOf(request).departmentId, request.params.projectId, request.query));
};

/** Who only reaches a division, or their own projects, makes projects there and nowhere else. */
function requireReach({ rowScope: scope }: FastifyRequest, { divisionId, ownerId }: Pick<NewProject, 'divisionId' | 'ownerId'>): void {
  const isReached = scope?.kind === 'all' || (scope !== null && ((divisionId !== null && scope.divisionIds.includes(divisionId)) || (ownerId !== null && ownerId === scope.ownerId)));
  if (!isReached) throw new Problem(403, 'not-permitted', accessMessages.notPermitted);
}

function partShown({ id: key, ordinal, kind, name, note, version }: typeof projectPart.$inferSelect) {
  return { id: key, ordinal, kind, name, note, version };
}

/** What a request changes, and what was before, in the words of the interface. */
function changesOf(before: ProjectRow, given: ProjectChange): { readonly fields: Partial<ProjectRow>; readonly changes: readonly FieldChange[] } {
  const { totalAmountYuan, ...plain } = given;
  const fields: Record<string, unknown> = {};
  const changes: FieldChange[] = [];
  for (const [field, after] of Object.entries(plain)) {
    const was = before[field as keyof ProjectRow];
    if (after === undefined || after === was) continue;
    fields[field] = after;
    changes.push({ field, before: was, after });
  }
  if (totalAmountYuan !== undefined) {
    const after = totalAmountYuan === null ? null : fenOf(totalAmountYuan);
    if (after !== before.totalAmountFen) {
      fields['totalAmountFen'] = after;
      changes.push({ field: 'totalAmountYuan', before: before.totalAmountFen === null ? null : yuanOfFen(before.totalAmountFen), after: totalAmountYuan });
    }
  }
  return { fields, changes };
}

/** What the paper rests on, against what is only said of it. */
function substanceOf(changes: readonly FieldChange[]): Substance {
  return changes.some(({ field }) => field === 'kind' || field === 'totalAmountYuan') ? 'funds' : 'wording';
}
