import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { id } from '#contract/paging.ts';
import type { ReadAnswer, ReadJob } from '#server/features/import/import-worker.ts';
import { applyProposal } from '#server/features/import/apply.ts';
import { createProposal } from '#server/features/import/create-proposal.ts';
import { messages } from '#server/features/import/messages.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { contentPath } from '#server/platform/files/stored-files.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';
import { createWorkerPool, WorkerStopped } from '#server/platform/worker-pool.ts';

export const proposeKind = 'import.propose';
export const applyKind = 'import.apply';

export const proposeRequest = z.strictObject({ year: z.int(), name: z.string(), sha256: z.string(), fileId: id, checkId: id.nullable() });
export const applyRequest = z.strictObject({ importId: id });
export type ProposeRequest = z.infer<typeof proposeRequest>;

const limits = { size: 2, seconds: 120, memoryMegabytes: 1024 };

/** What is done for imports in the background: reading a paper into a proposal, and putting what was decided into the ledger. Both bear being run twice. */
export function defineImportJobs(app: FastifyInstance, { database, norms, now, filesFolder }: FeatureOptions): void {
  const readers = createWorkerPool(new URL('./import-worker.ts', import.meta.url), limits);
  app.addHook('onClose', async () => { await readers.close(); });

  app.jobs.define(proposeKind, proposeRequest, async ({ request, departmentId, actor, report }) => {
    if (departmentId === null) throw new Error('an import without a department');
    const { year, name, sha256, fileId, checkId } = request;
    await report(0, 2, messages.readingPaper);
    const answer = await read({ name, path: contentPath(filesFolder, sha256) });
    if (answer.status === 'refused') throw new Problem(422, answer.code, answer.messages);
    await report(1, 2, messages.proposing);
    const { proposal } = await database.transaction((tx) => createProposal(tx, { departmentId, year, name, contentHash: sha256, fileId, checkId, rows: answer.paper.proposal.rows, paper: { department: answer.paper.proposal.department, year: answer.paper.proposal.year } }, actor, now()));
    await report(2, 2);
    return { importId: proposal.id };
  });

  app.jobs.define(applyKind, applyRequest, async ({ request, departmentId, actor, report }) => {
    if (departmentId === null) throw new Error('an import without a department');
    const projects = await applyProposal(database, {
      departmentId, importId: request.importId, norms, actor, now, report: async (done, total, name) => { await report(done, total, fill(messages.applying, { name })); },
    });
    return { projects };
  });

  const read = async (job: ReadJob): Promise<ReadAnswer> => {
    try {
      return await readers.run(job) as ReadAnswer;
    } catch (thrown) {
      if (!(thrown instanceof WorkerStopped)) throw thrown;
      return { status: 'refused', code: thrown.why, messages: fill(thrown.why === 'too-slow' ? messages.tooSlow : messages.tooMuchMemory, { name: job.name, seconds: limits.seconds }) };
    }
  };
}
