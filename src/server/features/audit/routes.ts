import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { auditEntry, auditQuery } from '#contract/audit.ts';
import { problem } from '#contract/checking.ts';
import { jobBegun } from '#contract/jobs.ts';
import { departmentParams, id, pageOf as pageSchema } from '#contract/paging.ts';
import { listEntries } from '#server/features/audit/store.ts';
import { actorOf, departmentOf } from '#server/platform/access/access.ts';
import { verifyAudit } from '#server/platform/audit/verify-audit.ts';
import { systemChain } from '#server/platform/database/schema/records.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { once } from '#server/platform/once.ts';

const tags = ['audit'];

/** Reading the audit trail, and having it verified. */
export const audit: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database }) => {
  app.jobs.define('audit-verify', z.strictObject({ departmentId: id.nullable() }), ({ request, report }) => verifyAudit(database, {
    ...(request.departmentId === null ? {} : { departmentId: request.departmentId }),
    onProgress: (read, all) => report(Math.min(read, all), all),
  }));

  app.get('/departments/:departmentId/audit', {
    config: { access: { permission: 'audit.read' } },
    schema: { tags, params: departmentParams, querystring: auditQuery, response: { 200: pageSchema(auditEntry), '4xx': problem } },
  }, async (request) => listEntries(database.pool, departmentOf(request).departmentId, request.query));

  app.get('/audit', {
    config: { access: { permission: 'audit.read' } },
    schema: { tags, querystring: auditQuery, response: { 200: pageSchema(auditEntry), '4xx': problem } },
  }, async (request) => listEntries(database.pool, systemChain, request.query));

  app.post('/audit/verify', {
    config: { access: { permission: 'audit.verify' } },
    schema: { tags, response: { 202: jobBegun, '4xx': problem } },
  }, async (request, reply) => {
    const begun = await once(database, request, async (tx) => ({ jobId: await app.jobs.begin(tx, { kind: 'audit-verify', departmentId: null, request: { departmentId: null }, actor: actorOf(request) }) }));
    return reply.code(202).header('location', `/api/v1/jobs/${begun.jobId}`).send(begun);
  });

  app.post('/departments/:departmentId/audit/verify', {
    config: { access: { permission: 'audit.verify' } },
    schema: { tags, params: departmentParams, response: { 202: jobBegun, '4xx': problem } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const begun = await once(database, request, async (tx) => ({ jobId: await app.jobs.begin(tx, { kind: 'audit-verify', departmentId, request: { departmentId }, actor: actorOf(request) }) }));
    return reply.code(202).header('location', `/api/v1/jobs/${begun.jobId}`).send(begun);
  });
};
