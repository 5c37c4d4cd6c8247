import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem as problemSchema } from '#contract/checking.ts';
import { finding as findingSchema, findingDecision, findingQuery, liveCheck } from '#contract/findings.ts';
import { departmentParams, id, pageOf, projectParams, yearParams } from '#contract/paging.ts';
import type { RowScope } from '#core/organisation/permissions.ts';
import { decideFinding } from '#server/features/findings/decide.ts';
import { followChanges } from '#server/features/findings/follow-changes.ts';
import { checkYear, recheckProject } from '#server/features/findings/live-check.ts';
import { messages } from '#server/features/findings/messages.ts';
import { countOpen, findFinding, listFindings } from '#server/features/findings/store.ts';
import { actorOf, departmentOf } from '#server/platform/access/access.ts';
import { conflict, requiredVersion, setEtag } from '#server/platform/etag.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { Problem } from '#server/platform/problem.ts';

const tags = ['findings'];
const byFinding = departmentParams.extend({ findingId: id });
const whole: RowScope = { kind: 'all' };
const none: RowScope = { kind: 'some', divisionIds: [], ownerId: null };

/** The live check of a department-year, and what became of its findings. */
export const findings: FastifyPluginAsyncZod<FeatureOptions> = async (app, options) => {
  const { database, norms, now } = options;
  const { pool } = database;
  followChanges(app, options);

  app.post('/departments/:departmentId/years/:year/checks', {
    config: { access: { permission: 'check.run', list: true } },
    schema: { tags, params: yearParams, response: { 200: liveCheck, '4xx': problemSchema } },
  }, async (request) => {
    const { departmentId } = departmentOf(request);
    const { year } = request.params;
    const done = await database.transaction((tx) => checkYear(tx, { departmentId, year, norms, actor: actorOf(request), at: now() }));
    return { year, ...done, open: await countOpen(pool, { departmentId, scope: request.rowScope ?? none }, year) };
  });

  app.post('/departments/:departmentId/projects/:projectId/checks', {
    config: { access: { permission: 'check.run' } },
    schema: { tags, params: projectParams, response: { 200: liveCheck, '4xx': problemSchema } },
  }, async (request) => {
    const { departmentId } = departmentOf(request);
    const { projectId } = request.params;
    const year = request.projectPlace?.year ?? 0;
    const done = await database.transaction((tx) => recheckProject(tx, { departmentId, projectId, year, norms, actor: actorOf(request), at: now() }));
    const { items } = await listFindings(pool, { departmentId, scope: whole }, null, { projectId, state: 'open', limit: 200 });
    const count = (severity: string): number => items.filter((each) => each.severity === severity).length;
    return { year, ...done, open: { errors: count('error'), warnings: count('warning'), infos: count('info') } };
  });

  app.get('/departments/:departmentId/years/:year/findings', {
    config: { access: { permission: 'project.read', list: true } },
    schema: { tags, params: yearParams, querystring: findingQuery, response: { 200: pageOf(findingSchema), '4xx': problemSchema } },
  }, async (request) => listFindings(pool, { departmentId: departmentOf(request).departmentId, scope: request.rowScope ?? none }, request.params.year, request.query));

  app.get('/departments/:departmentId/projects/:projectId/findings', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: projectParams, querystring: findingQuery.omit({ projectId: true }), response: { 200: pageOf(findingSchema), '4xx': problemSchema } },
  }, async (request) => listFindings(pool, { departmentId: departmentOf(request).departmentId, scope: whole }, null, { ...request.query, projectId: request.params.projectId }));

  app.get('/departments/:departmentId/findings/:findingId', {
    config: { access: { permission: 'project.read', list: true } },
    schema: { tags, params: byFinding, response: { 200: findingSchema, '4xx': problemSchema } },
  }, async (request, reply) => {
    const found = await findFinding(pool, { departmentId: departmentOf(request).departmentId, scope: request.rowScope ?? none }, request.params.findingId);
    if (found === null) throw new Problem(404, 'not-found', messages.findingNotFound);
    return setEtag(reply, found.version).send(found);
  });

  app.patch('/departments/:departmentId/findings/:findingId', {
    config: { access: { permission: 'finding.settle', list: true } },
    schema: { tags, params: byFinding, body: findingDecision, response: { 200: findingSchema, '4xx': problemSchema } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const { findingId } = request.params;
    const version = requiredVersion(request);
    if (await findFinding(pool, { departmentId, scope: request.rowScope ?? none }, findingId) === null) throw new Problem(404, 'not-found', messages.findingNotFound);
    const done = await database.transaction((tx) => decideFinding(tx, { ...request.body, departmentId, findingId, version, actor: actorOf(request), at: now() }));
    const found = await findFinding(pool, { departmentId, scope: whole }, findingId);
    if (found === null) throw new Problem(404, 'not-found', messages.findingNotFound);
    if (!done) throw await conflict(pool, departmentId, { type: 'finding', id: findingId }, found);
    return setEtag(reply, found.version).send(found);
  });
};

// Its hook follows the changes of every feature, so it has to stand beside them and not in a room of its own.
Object.assign(findings, { [Symbol.for('skip-override')]: true });
