import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { problem } from '#contract/checking.ts';
import { file as fileSchema, fileSubject } from '#contract/files.ts';
import { departmentParams, id, line, pageOf as pageSchema, pageQuery } from '#contract/paging.ts';
import { findFile, listFiles, placeOfSubject, type Reader } from '#server/features/files/store.ts';
import { actorOf, departmentOf, sessionOf } from '#server/platform/access/access.ts';
import { messages as accessMessages } from '#server/platform/access/messages.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { messages } from '#server/platform/files/messages.ts';
import { attachment } from '#server/platform/files/names.ts';
import { contentPath, keepFile, linkFile, mostMegabytes, receiveFile } from '#server/platform/files/stored-files.ts';
import { once } from '#server/platform/once.ts';
import { Problem } from '#server/platform/problem.ts';

const tags = ['files'];
const uploadQuery = z.strictObject({ subjectType: fileSubject.optional(), subjectId: id.optional(), label: line(120).optional() });

/** Evidence and papers of a department: taken in as streams, handed out as downloads. */
export const files: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, now, filesFolder }) => {
  const readerOf = (request: FastifyRequest): Reader => {
    if (request.rowScope === null) throw new Problem(403, 'not-permitted', accessMessages.notPermitted);
    return { departmentId: departmentOf(request).departmentId, accountId: sessionOf(request).principal.accountId, scope: request.rowScope };
  };

  app.post('/departments/:departmentId/files', {
    config: { access: { permission: 'project.write', list: true } },
    schema: {
      tags, consumes: ['multipart/form-data'], params: departmentParams, querystring: uploadQuery, response: { 201: fileSchema, '4xx': problem },
    },
  }, async (request, reply) => {
    const reader = readerOf(request);
    const { departmentId, scope } = reader;
    const { subjectType, subjectId, label } = request.query;
    const isWhole = (subjectType === undefined) === (subjectId === undefined);
    const place = subjectType === undefined || subjectId === undefined ? null : await placeOfSubject(database.pool, departmentId, subjectType, subjectId);
    const isReached = scope.kind === 'all' || (place !== null && ((place.divisionId !== null && scope.divisionIds.includes(place.divisionId)) || (place.ownerId !== null && place.ownerId === scope.ownerId)));
    if (!isWhole || (subjectId !== undefined && place === null) || !isReached) throw new Problem(404, 'subject-not-found', messages.subjectNotFound);
    const upload = request.isMultipart() ? await request.file({ limits: { fileSize: mostMegabytes << 20, files: 1, fields: 0 } }) : undefined;
    if (upload === undefined) throw new Problem(400, 'no-file', messages.noFile);
    const received = await receiveFile(filesFolder, upload.filename, upload.file);
    // The content belongs to the request: the same key with another file is another request.
    const { made } = await once(database, { request, body: received.sha256 }, async (tx) => {
      const at = now();
      const fileId = await keepFile(tx, { departmentId, received, actor: actorOf(request), at });
      if (subjectType !== undefined && subjectId !== undefined) await linkFile(tx, { departmentId, fileId, subject: { type: subjectType, id: subjectId }, label: label ?? null, at });
      return { made: fileId };
    });
    const kept = await findFile(database.pool, reader, made);
    if (kept === null) throw new Error('a file just kept is not found');
    return reply.code(201).header('location', `/api/v1/departments/${departmentId}/files/${made}`).send(kept);
  });

  app.get('/departments/:departmentId/files', {
    config: { access: { permission: 'project.read', list: true } },
    schema: {
      tags, params: departmentParams, querystring: z.strictObject({ ...pageQuery, subjectType: fileSubject.optional(), subjectId: id.optional() }),
      response: { 200: pageSchema(fileSchema), '4xx': problem },
    },
  }, async (request) => listFiles(database.pool, readerOf(request), request.query));

  app.get('/departments/:departmentId/files/:fileId', {
    config: { access: { permission: 'project.read', list: true } }, compress: false,
    schema: { tags, params: departmentParams.extend({ fileId: id }), produces: ['application/octet-stream'] },
  }, async (request, reply): Promise<FastifyReply> => {
    const found = await findFile(database.pool, readerOf(request), request.params.fileId);
    if (found === null) throw new Problem(404, 'file-not-found', messages.notFound);
    const path = contentPath(filesFolder, found.sha256);
    const facts = await stat(path).catch(() => null);
    if (facts === null) throw new Problem(404, 'content-missing', messages.contentMissing);
    const etag = `"${found.sha256}"`;
    reply.headers({ etag, 'cache-control': 'private, no-cache', 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff' });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.headers({ 'content-disposition': attachment(found.name), 'content-length': String(facts.size) }).type(downloadType(found.mediaType)).send(createReadStream(path));
  });
};

/** What a browser might show or run is handed out without its type. */
function downloadType(mediaType: string): string {
  return mediaType.startsWith('text/') ? 'application/octet-stream' : mediaType;
}
