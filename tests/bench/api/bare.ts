import fastify, { type FastifyRequest } from 'fastify';
import type { NewFundEntry } from '#contract/funds.ts';
import type { ProjectQuery } from '#contract/projects.ts';
import { figuresOf } from '#contract/figures-shown.ts';
import { fenOfYuan } from '#core/ledger/money.ts';
import type { RowScope } from '#core/organisation/permissions.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { listEntries, readFunds } from '#server/features/funds/index.ts';
import { readIndicators, readScore, rescore } from '#server/features/indicators/index.ts';
import { readAllDepartments, readOverview } from '#server/features/overview/index.ts';
import { listProjects, readProject } from '#server/features/projects/index.ts';
import { openDatabase } from '#server/platform/database/open-database.ts';
import { later } from '#server/platform/database/prepared.ts';
import { newId } from '#server/platform/row-id.ts';

// What the service is measured against: the same framework, the same store and the same statements, with nobody to sign in,
// nothing checked, nothing audited, no headers. It trusts whoever asks to say whose rows they may see.
const [dataFolder = '', url = ''] = process.argv.slice(2);
const database = await openDatabase({ dataFolder, ...(url === '' ? {} : { url }) });
const { orm, prepared, pool } = database;
const norms = loadNormBook();
const place = '示例省/示例市';
const app = fastify();

type Params = { departmentId: string; projectId: string; indicatorId: string; year: string };
const paramsOf = (request: FastifyRequest): Params => request.params as Params;
const scopeOf = (request: FastifyRequest): RowScope => JSON.parse(String(request.headers['x-scope']));
const today = '2024-12-31';

app.get('/healthz', async () => ({ status: 'ok' }));
app.get('/api/v1/departments/:departmentId/years/:year/projects', async (request) => {
  const { departmentId, year } = paramsOf(request);
  const { limit = '50', sort = 'ordinal', ...rest } = request.query as Record<string, string>;
  return listProjects(prepared, { departmentId, year: Number(year), place, scope: scopeOf(request), norms }, { ...rest, limit: Number(limit), sort: sort as ProjectQuery['sort'] });
});
app.get('/api/v1/departments/:departmentId/projects/:projectId', async (request, reply) => {
  const project = await readProject(prepared, paramsOf(request).departmentId, paramsOf(request).projectId, norms, place);
  return reply.header('etag', `"${project?.version ?? 0}"`).send(project);
});
app.get('/api/v1/departments/:departmentId/projects/:projectId/funds', async (request) => readFunds(prepared, paramsOf(request).departmentId, paramsOf(request).projectId, null, norms, place));
app.get('/api/v1/departments/:departmentId/projects/:projectId/entries', async (request) => listEntries(prepared, paramsOf(request).departmentId, paramsOf(request).projectId, { limit: 20 }));
app.get('/api/v1/departments/:departmentId/projects/:projectId/indicators', async (request) => ({ items: await readIndicators(orm, paramsOf(request).departmentId, paramsOf(request).projectId) }));
app.get('/api/v1/departments/:departmentId/projects/:projectId/score', async (request) => readScore(orm, paramsOf(request).departmentId, paramsOf(request).projectId, norms, place));
app.get('/api/v1/departments/:departmentId/years/:year/overview', async (request) =>
  readOverview(pool, { departmentId: paramsOf(request).departmentId, year: Number(paramsOf(request).year), place, scope: { kind: 'all' }, norms, today }));
app.get('/api/v1/overview', async () => readAllDepartments(pool, 2024, null));

app.post('/api/v1/departments/:departmentId/projects/:projectId/entries', async (request, reply) => {
  const { departmentId, projectId } = paramsOf(request);
  const given = request.body as NewFundEntry;
  const id = newId();
  const at = new Date();
  const funds = await database.transaction(async (tx) => {
    await later(tx, {
      name: 'bare-entry', text: `insert into fund_entry (department_id, id, project_id, kind, amount_fen, occurred_on, payee, payee_kind, voucher, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      values: [departmentId, id, projectId, given.kind, fenOfYuan(given.amountYuan)?.toString(), given.occurredOn, given.payee, given.payeeKind, given.voucher, at],
    });
    return rescore(tx, departmentId, projectId, norms, at);
  });
  return reply.code(201).send({ entry: { id, ...given, createdAt: at }, warnings: [], funds: figuresOf(funds) });
});
app.post('/api/v1/departments/:departmentId/projects/:projectId/indicators/:indicatorId/results', async (request, reply) => {
  const { departmentId, projectId, indicatorId } = paramsOf(request);
  const { value, asOf } = request.body as { value: string; asOf: string };
  const id = newId();
  const at = new Date();
  await database.transaction(async (tx) => {
    await later(tx, { name: 'bare-earlier', text: `update indicator_result set current = false where department_id = $1 and project_id = $2 and indicator_id = $3 and occasion = 'self-evaluation' and current`, values: [departmentId, projectId, indicatorId] });
    await later(tx, { name: 'bare-result', text: 'insert into indicator_result (department_id, id, project_id, indicator_id, value, as_of, created_at) values ($1, $2, $3, $4, $5, $6, $7)', values: [departmentId, id, projectId, indicatorId, value, asOf, at] });
    await rescore(tx, departmentId, projectId, norms, at);
  });
  return reply.code(201).send({ id, value, asOf, current: true, createdAt: at });
});
app.patch('/api/v1/departments/:departmentId/projects/:projectId', async (request) => {
  const { departmentId, projectId } = paramsOf(request);
  const { note } = request.body as { note: string };
  await database.transaction((tx) => later(tx, { name: 'bare-change', text: 'update project set note = $3, version = version + 1, updated_at = now() where department_id = $1 and id = $2', values: [departmentId, projectId, note] }));
  return readProject(prepared, departmentId, projectId, norms, place);
});

await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.(new URL(app.listeningOrigin).port);

process.on('disconnect', () => {
  void app.close().then(() => database.close()).then(() => process.exit(0));
});
