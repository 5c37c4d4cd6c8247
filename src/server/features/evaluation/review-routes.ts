import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { problem } from '#contract/checking.ts';
import { newReview, review, reviewChange, reviewParams } from '#contract/evaluation.ts';
import { projectParams } from '#contract/paging.ts';
import { changeReview, listReviews, reviewShown, writeReview } from '#server/features/evaluation/reviews.ts';
import { actorOf, departmentOf } from '#server/platform/access/access.ts';
import { conflict, requiredVersion, setEtag } from '#server/platform/etag.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { once } from '#server/platform/once.ts';

const tags = ['evaluation'];

/** 部门评价 and 抽查复核: a reviewer's score and opinion beside the self-score. */
export const reviewRoutes: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, norms, now }) => {
  app.get('/departments/:departmentId/projects/:projectId/reviews', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: projectParams, response: { 200: z.strictObject({ items: z.array(review).readonly() }), '4xx': problem } },
  }, async (request) => ({ items: await listReviews(database.orm, departmentOf(request).departmentId, request.params.projectId) }));

  for (const [kind, path, permission] of [['department', 'reviews', 'evaluation.review'], ['finance', 'spot-reviews', 'oversight.review']] as const) {
    app.post(`/departments/:departmentId/projects/:projectId/${path}`, {
      config: { access: { permission } },
      schema: { tags, params: projectParams, body: newReview, response: { 201: review, '4xx': problem } },
    }, async (request, reply) => {
      const { departmentId } = departmentOf(request);
      const { projectId } = request.params;
      const made = await once(database, request, async (tx) => reviewShown(await writeReview(tx, { departmentId, projectId, norms, actor: actorOf(request), at: now(), kind }, request.body)));
      return setEtag(reply.code(201), made.version).send(made);
    });

    app.patch(`/departments/:departmentId/projects/:projectId/${path}/:reviewId`, {
      config: { access: { permission } },
      schema: { tags, params: reviewParams, body: reviewChange, response: { 200: review, '4xx': problem } },
    }, async (request, reply) => {
      const { departmentId } = departmentOf(request);
      const { projectId, reviewId } = request.params;
      const version = requiredVersion(request);
      const { before, after } = await database.transaction((tx) => changeReview(tx, { departmentId, projectId, norms, actor: actorOf(request), at: now() }, reviewId, version, request.body));
      if (after === null) throw await conflict(database.pool, departmentId, { type: 'project', id: projectId }, reviewShown(before));
      return setEtag(reply, after.version).send(reviewShown(after));
    });
  }
};
