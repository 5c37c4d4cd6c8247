import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem } from '#contract/checking.ts';
import { departmentParams, pageOf, yearParams } from '#contract/paging.ts';
import { newReminders, reminders, task, taskCounts, taskQuery } from '#contract/tasks.ts';
import { remind } from '#server/features/tasks/service.ts';
import { countTasks, listTasks } from '#server/features/tasks/store.ts';
import { actorOf, departmentOf, sessionOf } from '#server/platform/access/access.ts';
import { recordChange } from '#server/platform/audit/record-change.ts';
import { todayOf } from '#server/features/tasks/today.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { once } from '#server/platform/once.ts';

const tags = ['tasks'];

/** 待办 of the person signed in, and 催办. */
export const tasks: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, now }) => {
  app.get('/tasks', {
    config: { access: { permission: 'signed-in' } },
    schema: { tags, querystring: taskQuery, response: { 200: pageOf(task), '4xx': problem } },
  }, async (request) => listTasks(database.orm, sessionOf(request).principal, null, request.query, todayOf(now())));

  app.get('/tasks/count', {
    config: { access: { permission: 'signed-in' } },
    schema: { tags, response: { 200: taskCounts, '4xx': problem } },
  }, async (request) => countTasks(database.orm, sessionOf(request).principal, todayOf(now())));

  app.get('/departments/:departmentId/tasks', {
    config: { access: { permission: 'project.read', list: true } },
    schema: { tags, params: departmentParams, querystring: taskQuery, response: { 200: pageOf(task), '4xx': problem } },
  }, async (request) => listTasks(database.orm, sessionOf(request).principal, departmentOf(request).departmentId, request.query, todayOf(now())));

  app.post('/departments/:departmentId/years/:year/reminders', {
    config: { access: { permission: 'monitoring.manage' } },
    schema: { tags, params: yearParams, body: newReminders, response: { 201: reminders, '4xx': problem } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const { year } = request.params;
    const { projectIds, note } = request.body;
    const at = now();
    return reply.code(201).send(await once(database, request, async (tx) => {
      const reminded = await remind(tx, departmentId, year, projectIds, note, todayOf(at), at);
      if (reminded > 0) {
        await recordChange(tx, { departmentId, actor: actorOf(request), act: 'task.remind', subject: { type: 'year', id: String(year) }, after: { projectIds: projectIds ?? 'late', reminded, note }, at });
      }
      return { reminded };
    }));
  });
};
