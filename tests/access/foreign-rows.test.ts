import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/platform/row-id.ts';
import { createTestService, departmentGrant, type Person, type TestService } from '../service.ts';

/**
 * Rows of one project under the address of another: whoever may change their own project must not reach through it into one
 * that is not theirs, in the same department or in another.
 */
let service: TestService;
let writer: Person;
let otherOfficer: Person;
beforeAll(async () => {
  service = await createTestService();
  writer = await service.person([{ ...departmentGrant('填报人', service.departmentId), scope: 'own' }]);
  otherOfficer = await service.person([departmentGrant('绩效管理员', service.otherDepartmentId)]);
});
afterAll(() => service.close());

type Rows = { readonly departmentId: string; readonly projectId: string; readonly address: string; readonly document: string; readonly part: string; readonly entry: string; readonly indicator: string };

async function projectWithRows(person: Person, departmentId: string, ownerId: string | null): Promise<Rows> {
  const projectId = newId();
  const { rows } = await service.database.pool.query<{ next: number }>('select coalesce(max(ordinal), 0) + 1 as next from project where department_id = $1', [departmentId]);
  await service.database.pool.query(`insert into project (department_id, id, year, ordinal, name, kind, owner_id) values ($1, $2, 2023, $3, '示例项目', '本级', $4)`, [departmentId, projectId, rows[0]?.next, ownerId]);
  const address = `/api/v1/departments/${departmentId}/projects/${projectId}`;
  const make = async (path: string, body: object): Promise<Record<string, { readonly id: string } & string>> => {
    const answer = await person.request('POST', `${address}${path}`, body);
    expect([path, answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([path, 201, '']);
    return answer.json();
  };
  const document = (await make('/documents', { number: '示科字〔2023〕1号', title: '示例通知' }))['id'];
  const part = (await make('/parts', { name: '第一部分' }))['id'];
  await make('/budgets', { kind: 'initial', amountYuan: '100000' });
  const entry = (await make('/entries', { kind: 'issued', amountYuan: '1000', occurredOn: '2023-03-01' }))['entry']?.id;
  const indicator = (await make('/indicators', { level1: '产出指标', level2: '数量指标', name: '培训人次', comparator: '≥', target: '100', unit: '人次', weight: '10' }))['id'];
  return { departmentId, projectId, address, document: document ?? '', part: part ?? '', entry: entry ?? '', indicator: indicator ?? '' };
}

test('no row of another project is changed, shown or pointed at through one’s own', { timeout: 60_000 }, async () => {
  const { pool } = service.database;
  const mine = await projectWithRows(service.officer, service.departmentId, writer.accountId);
  const colleague = await projectWithRows(service.officer, service.departmentId, service.officer.accountId);
  const elsewhere = await projectWithRows(otherOfficer, service.otherDepartmentId, null);
  const asItStands = async ({ departmentId, projectId }: Rows): Promise<unknown> => {
    const found: unknown[] = [];
    for (const [table, column] of [['project', 'id'], ['project_document', 'project_id'], ['project_part', 'project_id'], ['budget_version', 'project_id'], ['fund_entry', 'project_id'], ['indicator', 'project_id']]) {
      found.push((await pool.query(`select * from ${table} where department_id = $1 and ${column} = $2 order by id`, [departmentId, projectId])).rows);
    }
    return found;
  };
  const results = { value: '5' };
  const wrong: string[] = [];
  for (const [who, whose, other] of [['writer', writer, colleague], ['writer', writer, elsewhere], ['officer', service.officer, elsewhere]] as const) {
    const before = await asItStands(other);
    const attempts: readonly (readonly ['GET' | 'POST' | 'PATCH' | 'DELETE', string, object | undefined])[] = [
      ['DELETE', `/documents/${other.document}`, undefined],
      ['PATCH', `/parts/${other.part}`, { name: '改名' }],
      ['DELETE', `/parts/${other.part}`, undefined],
      ['POST', `/entries/${other.entry}/void`, { reason: '误登' }],
      ['PATCH', `/indicators/${other.indicator}`, { name: '改名' }],
      ['DELETE', `/indicators/${other.indicator}`, undefined],
      ['GET', `/indicators/${other.indicator}/results`, undefined],
      ['POST', `/indicators/${other.indicator}/results`, results],
      ['POST', '/entries', { kind: 'issued', amountYuan: '1', occurredOn: '2023-03-01', partId: other.part }],
      ['POST', '/budgets', { kind: 'adjustment', amountYuan: '1', partId: other.part, reason: '调整', documentNumber: '1' }],
      ['GET', `/../${other.projectId}`, undefined],
    ];
    for (const [method, path, body] of attempts) {
      const answer = await whose.request(method, `${mine.address}${path}`, body, { 'if-match': '"1"' });
      const isShownEmpty = method === 'GET' && answer.statusCode === 200 && answer.json<{ items?: unknown[] }>().items?.length === 0;
      if (answer.statusCode !== 404 && answer.statusCode !== 422 && !isShownEmpty) {
        wrong.push(`${who} · ${method} ${path.replaceAll(/[0-9a-f-]{36}/g, '…')} (${other === colleague ? 'colleague' : 'elsewhere'}): ${answer.statusCode} ${answer.body.slice(0, 200)}`);
      }
    }
    expect(await asItStands(other)).toEqual(before);
  }
  expect(wrong).toEqual([]);
});

test('a project is not made or moved to where its maker has no say', async () => {
  const years = `/api/v1/departments/${service.departmentId}/years/2023/projects`;
  const make = (person: Person, body: object) => person.request('POST', years, { name: '新项目', ...body });
  const inDivision = await service.person([{ ...departmentGrant('填报人', service.departmentId), scope: 'division', divisionId: service.divisionId }]);
  expect((await make(writer, {})).statusCode).toBe(403);
  expect((await make(writer, { ownerId: service.officer.accountId })).statusCode).toBe(403);
  expect((await make(writer, { ownerId: writer.accountId })).statusCode).toBe(201);
  expect((await make(inDivision, { divisionId: newId() })).statusCode).toBe(403);
  expect((await make(inDivision, { divisionId: service.divisionId })).statusCode).toBe(201);
  // A division of another department.
  const { rows } = await service.database.pool.query<{ id: string }>('select id from division where department_id = $1', [service.otherDepartmentId]);
  expect((await make(service.officer, { divisionId: rows[0]?.id })).statusCode).toBe(422);
});
