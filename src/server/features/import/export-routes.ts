import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { departmentYearExport, exportFormats } from '#contract/export.ts';
import { yearParams } from '#contract/paging.ts';
import { buildExport } from '#documents/export/build-export.ts';
import { writeExport } from '#documents/export/write-export.ts';
import { messages } from '#server/features/import/messages.ts';
import { readLedger } from '#server/features/projects/index.ts';
import { departmentOf } from '#server/platform/access/access.ts';
import { messages as accessMessages } from '#server/platform/access/messages.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { attachment } from '#server/platform/files/names.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';

/** A department's year to take away; who reaches only some projects gets those. */
export const exporting: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, norms }) => {
  app.get('/departments/:departmentId/years/:year/export', {
    config: { access: { permission: 'export.read', list: true } },
    schema: {
      tags: ['import'], params: yearParams, querystring: z.strictObject({ format: z.enum(exportFormats).default('json') }),
      produces: ['application/json', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    },
  }, async (request, reply): Promise<FastifyReply> => {
    const { departmentId } = departmentOf(request);
    const { year } = request.params;
    const scope = request.rowScope;
    if (scope === null) throw new Problem(403, 'not-permitted', accessMessages.notPermitted);
    const ledger = await readLedger(database.orm, departmentId, year);
    if (ledger === null) throw new Problem(404, 'year-not-found', fill(messages.yearNotFound, { year }));
    const reached = scope.kind === 'all' ? ledger : {
      ...ledger, projects: ledger.projects.filter(({ project }) => (project.divisionId !== null && scope.divisionIds.includes(project.divisionId)) || (project.ownerId !== null && project.ownerId === scope.ownerId)),
    };
    const { format } = request.query;
    const { bytes, type } = await writeExport(departmentYearExport.parse(buildExport(reached, norms)), format);
    reply.header('cache-control', 'private, no-cache').header('content-disposition', attachment(`${ledger.department.name}-${year}.${format}`));
    return reply.type(type).send(Buffer.from(bytes));
  });
};
