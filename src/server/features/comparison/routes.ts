import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem as problemSchema } from '#contract/checking.ts';
import { comparison as comparisonSchema, comparisonDone, comparisonQuery, type comparedVerdicts, type ComparisonAnswer } from '#contract/comparison.ts';
import { paperParams } from '#contract/papers.ts';
import { messages } from '#server/features/comparison/messages.ts';
import { compareKept, storeComparison } from '#server/features/comparison/service.ts';
import { findPaper, type KeptPaper } from '#server/features/papers/index.ts';
import { actorOf, departmentOf } from '#server/platform/access/access.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { Problem } from '#server/platform/problem.ts';

const tags = ['papers'];

/** A foreign report beside the ledger, figure by figure. */
export const comparison: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, norms, now }) => {
  const found = async (departmentId: string, id: string): Promise<KeptPaper> => {
    const paper = await findPaper(database.pool, departmentId, id);
    if (paper === null) throw new Problem(404, 'not-found', messages.paperNotFound);
    return paper;
  };

  app.get('/departments/:departmentId/papers/:paperId/comparison', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: paperParams, querystring: comparisonQuery, response: { 200: comparisonSchema, '4xx': problemSchema } },
  }, async (request): Promise<ComparisonAnswer> => {
    const { departmentId } = departmentOf(request);
    const paper = await found(departmentId, request.params.paperId);
    const projects = await compareKept(database.orm, departmentId, paper, norms);
    const all = projects.flatMap(({ figures }) => figures);
    const count = (verdict: (typeof comparedVerdicts)[number]): number => all.filter((figure) => figure.verdict === verdict).length;
    const { verdict } = request.query;
    return {
      paperId: paper.id, year: paper.year ?? 0, comparedAt: now().toISOString(),
      counts: {
        equal: count('equal'), 'other-basis': count('other-basis'), differs: count('differs'), 'not-in-ledger': count('not-in-ledger'), 'only-in-ledger': count('only-in-ledger'), unreadable: count('unreadable'), undecided: count('undecided'),
      },
      projects: verdict === undefined ? projects : projects.map((project) => ({ ...project, figures: project.figures.filter((figure) => figure.verdict === verdict) })).filter(({ figures }) => figures.length > 0),
    };
  });

  app.post('/departments/:departmentId/papers/:paperId/comparison', {
    config: { access: { permission: 'check.run' } },
    schema: { tags, params: paperParams, response: { 200: comparisonDone, '4xx': problemSchema } },
  }, async (request) => {
    const { departmentId } = departmentOf(request);
    const paper = await found(departmentId, request.params.paperId);
    return database.transaction((tx) => storeComparison(tx, { departmentId, paper, norms, actor: actorOf(request), at: now() }));
  });
};
