import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem } from '#contract/checking.ts';
import { differenceQuery, differences, recheck, restored, restoreSnapshot as restoreSchema, snapshot as snapshotSchema, snapshotList, snapshotParams, yearSnapshotParams } from '#contract/evaluation.ts';
import { projectParams, yearParams } from '#contract/paging.ts';
import { recheckSnapshot } from '#server/features/evaluation/recheck.ts';
import { restoreSnapshot } from '#server/features/evaluation/restore.ts';
import { contentDifferences, departmentRow, findSnapshot, listSnapshots, projectContent, snapshotShown } from '#server/features/evaluation/snapshots.ts';
import { actorOf, departmentOf } from '#server/platform/access/access.ts';
import { requiredVersion, setEtag } from '#server/platform/etag.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';

const tags = ['evaluation'];
const most = 2000;

/** Versions fixed by 审定: read, compared, checked again, restored. */
export const snapshotRoutes: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, norms, now }) => {
  const { orm } = database;
  const access = { permission: 'project.read' } as const;

  app.get('/departments/:departmentId/projects/:projectId/snapshots', {
    config: { access }, schema: { tags, params: projectParams, response: { 200: snapshotList, '4xx': problem } },
  }, async (request) => ({ items: [...await listSnapshots(orm, departmentOf(request).departmentId, { projectId: request.params.projectId })] }));

  app.get('/departments/:departmentId/projects/:projectId/snapshots/:snapshotId', {
    config: { access }, schema: { tags, params: snapshotParams, response: { 200: snapshotSchema, '4xx': problem } },
  }, async (request) => {
    const { projectId, snapshotId } = request.params;
    return snapshotShown(orm, await findSnapshot(orm, departmentOf(request).departmentId, snapshotId, { projectId }));
  });

  app.get('/departments/:departmentId/projects/:projectId/snapshots/:snapshotId/difference', {
    config: { access },
    schema: { tags, params: snapshotParams, querystring: differenceQuery, response: { 200: differences, '4xx': problem } },
  }, async (request) => {
    const { departmentId } = departmentOf(request);
    const { projectId, snapshotId } = request.params;
    const { to } = request.query;
    const from = await findSnapshot(orm, departmentId, snapshotId, { projectId });
    const other = to === 'now' ? await projectContent(orm, departmentId, projectId, norms) : (await findSnapshot(orm, departmentId, to, { projectId })).content;
    return { from: snapshotId, to, items: contentDifferences(from.content, other).slice(0, most) };
  });

  app.get('/departments/:departmentId/projects/:projectId/snapshots/:snapshotId/check', {
    config: { access }, schema: { tags, params: snapshotParams, response: { 200: recheck, '4xx': problem } },
  }, async (request) => {
    const { projectId, snapshotId } = request.params;
    const { departmentId } = departmentOf(request);
    return recheckSnapshot(await findSnapshot(orm, departmentId, snapshotId, { projectId }), await departmentRow(orm, departmentId), norms);
  });

  app.post('/departments/:departmentId/projects/:projectId/snapshots/:snapshotId/restore', {
    config: { access: { permission: 'evaluation.finalise' } },
    schema: { tags, params: snapshotParams, body: restoreSchema, response: { 201: restored, '4xx': problem } },
  }, async (request, reply) => {
    const version = requiredVersion(request);
    const { projectId, snapshotId } = request.params;
    const answer = await database.transaction((tx) => restoreSnapshot(tx, {
      departmentId: departmentOf(request).departmentId, projectId, snapshotId, reason: request.body.reason, version, actor: actorOf(request), norms, at: now(),
    }));
    return setEtag(reply.code(201), answer.version).send(answer);
  });

  app.get('/departments/:departmentId/years/:year/snapshots', {
    config: { access }, schema: { tags, params: yearParams, response: { 200: snapshotList, '4xx': problem } },
  }, async (request) => ({ items: [...await listSnapshots(orm, departmentOf(request).departmentId, { year: request.params.year })] }));

  app.get('/departments/:departmentId/years/:year/snapshots/:snapshotId', {
    config: { access }, schema: { tags, params: yearSnapshotParams, response: { 200: snapshotSchema, '4xx': problem } },
  }, async (request) => {
    const { year, snapshotId } = request.params;
    return snapshotShown(orm, await findSnapshot(orm, departmentOf(request).departmentId, snapshotId, { year }));
  });

  app.get('/departments/:departmentId/years/:year/snapshots/:snapshotId/difference', {
    config: { access },
    schema: { tags, params: yearSnapshotParams, querystring: differenceQuery.required(), response: { 200: differences, '4xx': problem } },
  }, async (request) => {
    const { departmentId } = departmentOf(request);
    const { year, snapshotId } = request.params;
    const { to } = request.query;
    const from = await findSnapshot(orm, departmentId, snapshotId, { year });
    const other = await findSnapshot(orm, departmentId, to === 'now' ? snapshotId : to, { year });
    return { from: snapshotId, to, items: contentDifferences(from.content, other.content).slice(0, most) };
  });
};
