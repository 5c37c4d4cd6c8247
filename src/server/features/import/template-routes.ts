import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { importParams, templateParams, templateQuery } from '#contract/import.ts';
import { templates } from '#core/import/templates.ts';
import { templateRowsOf } from '#documents/templates/template-rows.ts';
import { writeTemplate } from '#documents/templates/write-template.ts';
import { messages } from '#server/features/import/messages.ts';
import { findProposal, readRows, valueOf } from '#server/features/import/store.ts';
import { readLedger } from '#server/features/projects/index.ts';
import { departmentOf } from '#server/platform/access/access.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { attachment } from '#server/platform/files/names.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Templates to fill in, empty or with what the ledger holds, and the rows of an import that had errors. */
export const templating: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database }) => {
  const send = (reply: FastifyReply, name: string, bytes: Uint8Array): FastifyReply =>
    reply.headers({ 'cache-control': 'private, no-cache', 'content-disposition': attachment(name) }).type(workbookType).send(Buffer.from(bytes));

  app.get('/departments/:departmentId/years/:year/templates/:kind', {
    config: { access: { permission: 'import.write' } },
    schema: { tags: ['import'], params: templateParams, querystring: templateQuery, produces: [workbookType] },
  }, async (request, reply): Promise<FastifyReply> => {
    const { departmentId } = departmentOf(request);
    const { year, kind } = request.params;
    const ledger = await readLedger(database.orm, departmentId, year);
    if (ledger === null) throw new Problem(404, 'year-not-found', fill(messages.yearNotFound, { year }));
    const rows = request.query.filled === 'true' ? templateRowsOf(kind, ledger) : [];
    return send(reply, `${ledger.department.name}-${year}-${templates[kind].title.zh}.xlsx`, await writeTemplate(kind, rows));
  });

  app.get('/departments/:departmentId/imports/:importId/bad-rows', {
    config: { access: { permission: 'import.write' } },
    schema: { tags: ['import'], params: importParams, produces: [workbookType] },
  }, async (request, reply): Promise<FastifyReply> => {
    const { departmentId } = departmentOf(request);
    const proposal = await findProposal(database.orm, departmentId, request.params.importId);
    if (proposal === null) throw new Problem(404, 'not-found', messages.importNotFound);
    const bad = (await readRows(database.orm, departmentId, proposal.id)).flatMap((row) => {
      const value = valueOf(row);
      return value.kind === 'bad-row' ? [{ value, why: row.why?.zh ?? '' }] : [];
    });
    const [first] = bad;
    if (first === undefined) throw new Problem(404, 'no-bad-rows', messages.noBadRows);
    const bytes = await writeTemplate(first.value.template, bad.map(({ value }) => value.cells), bad.map(({ why }) => why));
    return send(reply, `${proposal.name.replace(/\.xlsx$/i, '')}-${templates[first.value.template].title.zh}-${messages.badRowsFile.zh}.xlsx`, bytes);
  });
};
