import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { problem as problemSchema } from '#contract/checking.ts';
import { allDepartments, departmentOverview } from '#contract/overview.ts';
import { year, yearParams } from '#contract/paging.ts';
import { permissionsOfRole } from '#core/organisation/permissions.ts';
import { readAllDepartments, readOverview } from '#server/features/overview/store.ts';
import { departmentOf, sessionOf } from '#server/platform/access/access.ts';
import { messages as accessMessages } from '#server/platform/access/messages.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { Problem } from '#server/platform/problem.ts';

const tags = ['overview'];

/** Dashboards of a department and of all departments. */
export const overview: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database: { pool }, norms, now }) => {
  app.get('/departments/:departmentId/years/:year/overview', {
    config: { access: { permission: 'dashboard.read', list: true } },
    schema: { tags, params: yearParams, response: { 200: departmentOverview, '4xx': problemSchema } },
  }, async (request) => {
    const { departmentId, place } = departmentOf(request);
    if (request.rowScope === null) throw new Problem(403, 'not-permitted', accessMessages.notPermitted);
    return readOverview(pool, { departmentId, year: request.params.year, place, scope: request.rowScope, norms, today: now().toISOString().slice(0, 10) });
  });

  app.get('/overview', {
    config: { access: { permission: 'oversight.read', anywhere: true } },
    schema: { tags, querystring: z.strictObject({ year }), response: { 200: allDepartments, '4xx': problemSchema } },
  }, async (request) => {
    const reaching = sessionOf(request).principal.grants.filter(({ role, scope }) => scope === 'all' && permissionsOfRole[role].includes('oversight.read'));
    if (reaching.length === 0) throw new Problem(403, 'not-permitted', accessMessages.notPermitted);
    const bureaus = reaching.some(({ bureauId }) => bureauId === null) ? null : reaching.flatMap(({ bureauId }) => (bureauId === null ? [] : [bureauId]));
    return readAllDepartments(pool, request.query.year, bureaus);
  });
};
