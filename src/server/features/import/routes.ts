import { and, desc, eq, lt, or } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { problem } from '#contract/checking.ts';
import {
  acceptCertain, accepted, importBegun, importOfCheck, importParams, importPreview, importProposal, importRow, importRowParams, rowDecision, rowsQuery,
} from '#contract/import.ts';
import { jobBegun } from '#contract/jobs.ts';
import { pageOf as pageSchema, pageQuery, yearParams } from '#contract/paging.ts';
import { previewProposal } from '#server/features/import/apply.ts';
import { acceptRows, decideRow } from '#server/features/import/decide.ts';
import { applyKind, defineImportJobs, proposeKind, type ProposeRequest } from '#server/features/import/import-jobs.ts';
import { messages } from '#server/features/import/messages.ts';
import { findByContent, findProposal, listRows, showProposal, showRow, type ProposalRecord } from '#server/features/import/store.ts';
import { hasBudgetYear } from '#server/features/organisation/index.ts';
import { actorOf, departmentOf } from '#server/platform/access/access.ts';
import { checkRun, file, importProposal as proposals } from '#server/platform/database/schema/records.ts';
import { conflict, requiredVersion, setEtag } from '#server/platform/etag.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { messages as fileMessages } from '#server/platform/files/messages.ts';
import { keepFile, mostMegabytes, receiveFile } from '#server/platform/files/stored-files.ts';
import { fill } from '#server/platform/messages.ts';
import { once } from '#server/platform/once.ts';
import { readCursor, writeCursor } from '#server/platform/pages.ts';
import { Problem } from '#server/platform/problem.ts';

const tags = ['import'];
const access = { permission: 'import.write' } as const;

/** From a paper or a filled template to the ledger: a proposal, decided row by row, applied project by project. */
export const importing: FastifyPluginAsyncZod<FeatureOptions> = async (app, options) => {
  const { database, norms, now, filesFolder } = options;
  const { orm, pool } = database;
  defineImportJobs(app, options);

  const proposalOf = async (departmentId: string, importId: string): Promise<ProposalRecord> => {
    const found = await findProposal(orm, departmentId, importId);
    if (found === null) throw new Problem(404, 'not-found', messages.importNotFound);
    return found;
  };

  app.post('/departments/:departmentId/years/:year/imports', {
    config: { access },
    schema: {
      tags, consumes: ['multipart/form-data', 'application/json'],
      params: yearParams, response: { 200: importBegun, 202: importBegun, '4xx': problem },
    },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const { year } = request.params;
    const actor = actorOf(request);
    if (!(await database.transaction((tx) => hasBudgetYear(tx, departmentId, year)))) throw new Problem(404, 'year-not-found', fill(messages.yearNotFound, { year }));
    const begun = async (sha256: string, requestOf: (tx: Parameters<Parameters<typeof database.transaction>[0]>[0]) => Promise<ProposeRequest>): Promise<z.infer<typeof importBegun>> =>
      once(database, { request, body: sha256 }, async (tx) => {
        const there = await findByContent(tx, departmentId, year, sha256);
        if (there !== null) return { importId: there.id, jobId: null };
        return { importId: null, jobId: await app.jobs.begin(tx, { kind: proposeKind, departmentId, request: await requestOf(tx), actor }) };
      });
    const send = (answer: z.infer<typeof importBegun>) => reply.code(answer.importId === null ? 202 : 200).send(answer);
    if (!request.isMultipart()) {
      const { checkId } = readBody(request.body);
      const [check] = await orm.select({ name: checkRun.name, fileId: checkRun.fileId, sha256: file.sha256 }).from(checkRun)
        .leftJoin(file, and(eq(file.departmentId, checkRun.departmentId), eq(file.id, checkRun.fileId))).where(and(eq(checkRun.departmentId, departmentId), eq(checkRun.id, checkId)));
      if (check === undefined || check.fileId === null || check.sha256 === null) throw new Problem(404, 'check-not-found', messages.checkNotFound);
      const { name, fileId, sha256 } = check;
      return send(await begun(sha256, async () => ({ year, name, sha256, fileId, checkId })));
    }
    const upload = await request.file({ limits: { fileSize: mostMegabytes << 20, files: 1, fields: 0 } });
    if (upload === undefined) throw new Problem(400, 'no-file', fileMessages.noFile);
    const received = await receiveFile(filesFolder, upload.filename, upload.file);
    return send(await begun(received.sha256, async (tx) => ({ year, name: received.name, sha256: received.sha256, fileId: await keepFile(tx, { departmentId, received, actor, at: now() }), checkId: null })));
  });

  app.get('/departments/:departmentId/years/:year/imports', {
    config: { access },
    schema: { tags, params: yearParams, querystring: z.strictObject(pageQuery), response: { 200: pageSchema(importProposal), '4xx': problem } },
  }, async (request) => {
    const { departmentId } = departmentOf(request);
    const { limit, cursor } = request.query;
    const after = readCursor(cursor, '-createdAt');
    const at = after?.value === null || after === null ? null : new Date(after.value);
    const rows = await orm.select().from(proposals).where(and(
      eq(proposals.departmentId, departmentId), eq(proposals.year, request.params.year),
      after === null || at === null || Number.isNaN(at.getTime()) ? undefined : or(lt(proposals.createdAt, at), and(eq(proposals.createdAt, at), lt(proposals.id, after.id))),
    )).orderBy(desc(proposals.createdAt), desc(proposals.id)).limit(limit + 1);
    const kept = rows.slice(0, limit);
    const last = kept.at(-1);
    return {
      items: await Promise.all(kept.map((row) => showProposal(orm, row))),
      nextCursor: rows.length > limit && last !== undefined ? writeCursor({ sort: '-createdAt', value: last.createdAt.toISOString(), id: last.id }) : null,
    };
  });

  app.get('/departments/:departmentId/imports/:importId', {
    config: { access }, schema: { tags, params: importParams, response: { 200: importProposal, '4xx': problem } },
  }, async (request, reply) => {
    const found = await proposalOf(departmentOf(request).departmentId, request.params.importId);
    setEtag(reply, found.version);
    return showProposal(orm, found);
  });

  app.get('/departments/:departmentId/imports/:importId/rows', {
    config: { access }, schema: { tags, params: importParams, querystring: rowsQuery, response: { 200: pageSchema(importRow), '4xx': problem } },
  }, async (request) => {
    const { departmentId } = departmentOf(request);
    const { id } = await proposalOf(departmentId, request.params.importId);
    return listRows(pool, departmentId, id, request.query);
  });

  app.patch('/departments/:departmentId/imports/:importId/rows/:rowId', {
    config: { access }, schema: { tags, params: importRowParams, body: rowDecision, response: { 200: importRow, '4xx': problem } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const { importId, rowId } = request.params;
    const version = requiredVersion(request);
    const decided = await database.transaction((tx) => decideRow(tx, { departmentId, importId, rowId }, version, request.body, actorOf(request), now()));
    if ('stale' in decided) throw await conflict(pool, departmentId, { type: 'import-row', id: rowId }, showRow(decided.stale));
    setEtag(reply, decided.version);
    return showRow(decided);
  });

  app.post('/departments/:departmentId/imports/:importId/accept', {
    config: { access }, schema: { tags, params: importParams, body: acceptCertain, response: { 200: accepted, '4xx': problem } },
  }, async (request) => {
    const { departmentId } = departmentOf(request);
    const found = await proposalOf(departmentId, request.params.importId);
    const { certainty, projectOrdinal } = request.body;
    const count = await database.transaction((tx) => acceptRows(tx, departmentId, found.id, certainty, projectOrdinal, actorOf(request), now()));
    return { accepted: count, proposal: await showProposal(orm, found) };
  });

  app.get('/departments/:departmentId/imports/:importId/preview', {
    config: { access },
    schema: { tags, params: importParams, querystring: z.strictObject({ projectOrdinal: z.coerce.number().int().min(0).optional() }), response: { 200: importPreview, '4xx': problem } },
  }, async (request) => {
    const { departmentId } = departmentOf(request);
    return { projects: await previewProposal(database, { departmentId, importId: request.params.importId, norms, actor: actorOf(request), now }, request.query.projectOrdinal ?? null) };
  });

  app.post('/departments/:departmentId/imports/:importId/apply', {
    config: { access }, schema: { tags, params: importParams, response: { 202: jobBegun, '4xx': problem } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const { id: importId } = await proposalOf(departmentId, request.params.importId);
    const { jobId } = await once(database, request, async (tx) => ({ jobId: await app.jobs.begin(tx, { kind: applyKind, departmentId, request: { importId }, actor: actorOf(request) }) }));
    return reply.code(202).send({ jobId });
  });
};

/** The body of a request that is no form. */
function readBody(body: unknown): z.infer<typeof importOfCheck> {
  const read = importOfCheck.safeParse(body);
  if (!read.success) throw new Problem(400, 'no-file', fileMessages.noFile);
  return read.data;
}
