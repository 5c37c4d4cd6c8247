import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem } from '#contract/checking.ts';
import { job as jobSchema, jobParams, type Job } from '#contract/jobs.ts';
import { permissionsOfRole } from '#core/organisation/permissions.ts';
import { createJobStreams } from '#server/features/jobs/job-stream.ts';
import { sessionOf } from '#server/platform/access/access.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { findJob, finishRun, shownJob } from '#server/platform/jobs/job-rows.ts';
import { messages } from '#server/platform/jobs/messages.ts';
import { Problem } from '#server/platform/problem.ts';

const tags = ['jobs'];
const config = { access: { permission: 'signed-in' } } as const;

/** Long work: how far it is, as one answer or as a stream of events, and calling it off. Seen by who began it and by whoever runs the system. */
export const jobs: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, now }) => {
  const streams = createJobStreams();
  app.addHook('preClose', async () => streams.endAll());

  const seen = async (request: FastifyRequest, jobId: string): Promise<Job> => {
    const row = await findJob(database, jobId);
    const { accountId, grants } = sessionOf(request).principal;
    const isSystem = grants.some(({ role }) => permissionsOfRole[role].includes('system.manage'));
    if (row === null || (row.createdBy !== accountId && !isSystem)) throw new Problem(404, 'job-not-found', messages.notFound);
    const shown = shownJob(row);
    // Who runs the system sees that a job runs, not what is in it.
    return row.createdBy === accountId ? shown : { ...shown, result: null, message: null };
  };

  app.get('/jobs/:jobId', {
    config, schema: { tags, params: jobParams, response: { 200: jobSchema, '4xx': problem } },
  }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return seen(request, request.params.jobId);
  });

  app.get('/jobs/:jobId/events', {
    config, compress: false,
    schema: { tags, params: jobParams, produces: ['text/event-stream'] },
  }, async (request, reply): Promise<FastifyReply> => {
    const { jobId } = request.params;
    const first = await seen(request, jobId);
    const { accountId } = sessionOf(request).principal;
    const lastSeen = request.headers['last-event-id'];
    const stream = streams.open(accountId, first, typeof lastSeen === 'string' ? lastSeen : null, () => seen(request, jobId));
    if (stream === null) throw new Problem(429, 'too-many-streams', messages.tooManyStreams, {}, { 'retry-after': '5' });
    request.raw.once('close', () => stream.destroy());
    return reply.type('text/event-stream; charset=utf-8').headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' }).send(stream);
  });

  app.post('/jobs/:jobId/cancel', {
    config, schema: { tags, params: jobParams, response: { 200: jobSchema, '4xx': problem } },
  }, async (request) => {
    const { jobId } = request.params;
    await seen(request, jobId);
    const isCancelled = await finishRun(database, jobId, { problem: { code: 'cancelled', messages: messages.cancelled } }, now());
    if (!isCancelled) throw new Problem(409, 'job-ended', messages.ended);
    app.jobs.abort(jobId);
    return seen(request, jobId);
  });
};
