import { availableParallelism } from 'node:os';
import { sql } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem as problemSchema } from '#contract/checking.ts';
import { pageOf, yearParams } from '#contract/paging.ts';
import { paper as paperSchema, paperParams, paperQuery, papersQuery, paperWithReport, type PaperAnswer } from '#contract/papers.ts';
import { hasBudgetYear } from '#server/features/organisation/index.ts';
import { messages } from '#server/features/papers/messages.ts';
import type { PaperAnswered } from '#server/features/papers/paper-worker.ts';
import { findPaper, listPapers } from '#server/features/papers/store.ts';
import { actorOf, departmentOf } from '#server/platform/access/access.ts';
import { recordChange } from '#server/platform/audit/record-change.ts';
import { checkRun } from '#server/platform/database/schema/records.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { messages as fileMessages } from '#server/platform/files/messages.ts';
import { contentPath, keepFile, mostMegabytes, receiveFile, type ReceivedFile } from '#server/platform/files/stored-files.ts';
import { fill } from '#server/platform/messages.ts';
import { once } from '#server/platform/once.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';
import { createWorkerPool, WorkerStopped } from '#server/platform/worker-pool.ts';

const tags = ['papers'];
const seconds = 120;

/** Papers that were checked and are kept: the file with what the check said. */
export const papers: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, now, filesFolder }) => {
  const workers = createWorkerPool(new URL('./paper-worker.ts', import.meta.url), { size: Math.min(2, availableParallelism()), seconds, memoryMegabytes: 1024 });
  app.addHook('onClose', async () => { await workers.close(); });

  const check = async ({ name, sha256 }: ReceivedFile): Promise<Extract<PaperAnswered, { status: 'done' }>['report']> => {
    try {
      const answer = await workers.run({ name, path: contentPath(filesFolder, sha256) }) as PaperAnswered;
      if (answer.status === 'refused') throw new Problem(422, answer.code, answer.messages);
      return answer.report;
    } catch (thrown) {
      if (!(thrown instanceof WorkerStopped)) throw thrown;
      throw new Problem(422, thrown.why, fill(thrown.why === 'too-slow' ? messages.tooSlow : messages.tooMuchMemory, { name, seconds }));
    }
  };
  const found = async (departmentId: string, id: string): Promise<Awaited<ReturnType<typeof findPaper>> & object> => {
    const paper = await findPaper(database.pool, departmentId, id);
    if (paper === null) throw new Problem(404, 'not-found', messages.paperNotFound);
    return paper;
  };

  app.post('/departments/:departmentId/years/:year/papers', {
    config: { access: { permission: 'check.run' } },
    schema: {
      tags, consumes: ['multipart/form-data'], params: yearParams, response: { 200: paperSchema, 201: paperSchema, '4xx': problemSchema },
    },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const { year } = request.params;
    if (!(await database.transaction((tx) => hasBudgetYear(tx, departmentId, year)))) throw new Problem(404, 'year-not-found', fill(messages.yearNotFound, { year }));
    const upload = request.isMultipart() ? await request.file({ limits: { fileSize: mostMegabytes << 20, files: 1, fields: 0 } }) : undefined;
    if (upload === undefined) throw new Problem(400, 'no-file', fileMessages.noFile);
    const received = await receiveFile(filesFolder, upload.filename, upload.file);
    const report = await check(received);
    const { kept, isNew } = await once(database, { request, body: received.sha256 }, async (tx) => {
      // The same content in the same year is the paper that is there.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`paper ${departmentId} ${year} ${received.sha256}`}, 0))`);
      const { rows } = await tx.execute<{ id: string }>(sql`select id from check_run where department_id = ${departmentId} and year = ${year} and kind = 'paper' and sha256 = ${received.sha256}`);
      const [there] = rows;
      if (there !== undefined) return { kept: there.id, isNew: false };
      const at = now();
      const id = newId(at.getTime());
      const fileId = await keepFile(tx, { departmentId, received, actor: actorOf(request), at });
      await tx.insert(checkRun).values({ departmentId, id, year, kind: 'paper', fileId, name: received.name, sha256: received.sha256, report, createdAt: at, createdBy: actorOf(request).accountId });
      await recordChange(tx, { departmentId, actor: actorOf(request), act: 'paper.check', subject: { type: 'paper', id }, after: { year, name: received.name, sha256: received.sha256, findings: report.zh.findings.length }, at });
      return { kept: id, isNew: true };
    });
    return reply.code(isNew ? 201 : 200).header('location', `/api/v1/departments/${departmentId}/papers/${kept}`).send(headOf(await found(departmentId, kept)));
  });

  app.get('/departments/:departmentId/years/:year/papers', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: yearParams, querystring: papersQuery, response: { 200: pageOf(paperSchema), '4xx': problemSchema } },
  }, async (request) => listPapers(database.pool, departmentOf(request).departmentId, request.params.year, request.query));

  app.get('/departments/:departmentId/papers/:paperId', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: paperParams, querystring: paperQuery, response: { 200: paperWithReport, '4xx': problemSchema } },
  }, async (request) => {
    const paper = await found(departmentOf(request).departmentId, request.params.paperId);
    return { ...headOf(paper), report: paper.report[request.query.lang] };
  });
};

function headOf({ id, year, name, sha256, fileId, summary, createdAt, createdBy }: PaperAnswer): PaperAnswer {
  return { id, year, name, sha256, fileId, summary, createdAt, createdBy };
}
