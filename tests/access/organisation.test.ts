import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/platform/row-id.ts';
import { createTestService, departmentGrant, wholeGrant, type Person, type TestService } from '../service.ts';

let service: TestService;
let system: Person;
beforeAll(async () => {
  service = await createTestService();
  system = await service.person([wholeGrant('系统管理员')], '系统管理员甲');
});
afterAll(() => service.close());

test('bureaus, departments and divisions are made and changed by the system administrator, each change against the version that was read', async () => {
  const bureau = await system.request('POST', '/api/v1/bureaus', { name: '另一市财政局', place: '示例省/另一市' });
  expect(bureau.statusCode).toBe(201);
  const bureauId = String(bureau.json().id);
  expect((await system.request('POST', '/api/v1/bureaus', { name: '另一市财政局' })).json().code).toBe('already-exists');
  const renamed = await system.request('PATCH', `/api/v1/bureaus/${bureauId}`, { name: '另一市财政局（新）' }, { 'if-match': '"1"' });
  expect([renamed.statusCode, renamed.headers['etag'], renamed.json().name]).toEqual([200, '"2"', '另一市财政局（新）']);
  const late = await system.request('PATCH', `/api/v1/bureaus/${bureauId}`, { name: '又一名' }, { 'if-match': '"1"' });
  expect([late.statusCode, late.json().changedBy, late.json().current.name]).toEqual([412, '系统管理员甲', '另一市财政局（新）']);
  expect((await system.request('PATCH', `/api/v1/bureaus/${bureauId}`, { name: '又一名' })).statusCode).toBe(428);

  const made = await system.request('POST', '/api/v1/departments', { name: '另一市水利局', code: '305', bureauId });
  const department = `/api/v1/departments/${String(made.json().id)}`;
  expect((await system.request('POST', '/api/v1/departments', { name: '无主局', bureauId: newId() })).json().code).toBe('unknown-reference');
  expect((await system.request('POST', '/api/v1/departments', { name: '多余', colour: 'red' })).statusCode).toBe(400);
  expect((await system.request('POST', '/api/v1/departments', { name: '坏\u0000名' })).statusCode).toBe(400);
  const division = await system.request('POST', `${department}/divisions`, { name: '计财科' });
  expect(division.statusCode).toBe(201);
  const changed = await system.request('PATCH', `${department}/divisions/${String(division.json().id)}`, { name: '财务科' }, { 'if-match': '"1"' });
  expect([changed.statusCode, changed.json()]).toEqual([200, { id: division.json().id, name: '财务科', version: 2 }]);
  // A division of another department is not there.
  expect((await system.request('PATCH', `/api/v1/departments/${service.departmentId}/divisions/${String(division.json().id)}`, { name: 'x' }, { 'if-match': '"2"' })).statusCode).toBe(404);
});

test('whoever is moved to another bureau with their department is seen by that bureau alone, at once', async () => {
  const finance = await service.person([wholeGrant('财政审核', service.bureauId)]);
  const other = `/api/v1/departments/${service.otherDepartmentId}`;
  expect((await finance.request('GET', other)).statusCode).toBe(200);
  const bureau = await system.request('POST', '/api/v1/bureaus', { name: '第三市财政局' });
  const read = await system.request('GET', other);
  expect((await system.request('PATCH', other, { bureauId: bureau.json().id }, { 'if-match': String(read.headers['etag']) })).statusCode).toBe(200);
  expect((await finance.request('GET', other)).statusCode).toBe(404);
});

test('a year is opened with deadlines, closed when all is fixed, and reopened with a reason that the trail keeps', async () => {
  const { officer, departmentId, database } = service;
  const years = `/api/v1/departments/${departmentId}/years`;
  const opened = await officer.request('POST', years, { year: 2024, targetsDue: '2023-11-30', selfEvaluationDue: '2025-02-28', reportDue: '2025-03-31' });
  expect([opened.statusCode, opened.json()]).toEqual([201, { year: 2024, state: 'open', targetsDue: '2023-11-30', selfEvaluationDue: '2025-02-28', reportDue: '2025-03-31', version: 1 }]);
  expect((await officer.request('POST', years, { year: 2024 })).json().code).toBe('already-exists');
  expect((await officer.request('POST', years, { year: 2024.5 })).statusCode).toBe(400);
  expect((await officer.request('POST', years, { year: 2025, targetsDue: '2024-02-30' })).statusCode).toBe(400);

  const projectId = newId();
  await database.pool.query(`insert into project (department_id, id, year, ordinal, name, kind) values ($1, $2, 2024, 1, '示例项目', '本级')`, [departmentId, projectId]);
  const refused = await officer.request('PATCH', `${years}/2024`, { state: 'closed' }, { 'if-match': '"1"' });
  expect([refused.statusCode, refused.json().detail]).toEqual([422, '还有 1 个项目没有审定，不能关闭年度。']);
  await database.pool.query(`delete from project where id = $1`, [projectId]);
  expect((await officer.request('PATCH', `${years}/2024`, { state: 'closed' }, { 'if-match': '"1"' })).json()).toMatchObject({ state: 'closed', version: 2 });
  expect((await officer.request('PATCH', `${years}/2024`, { state: 'open' }, { 'if-match': '"2"' })).json().code).toBe('reason-missing');
  expect((await officer.request('PATCH', `${years}/2024`, { state: 'open', reason: '补录一笔退回' }, { 'if-match': '"2"' })).json()).toMatchObject({ state: 'open', version: 3 });
  const { rows } = await database.pool.query<{ act: string; reason: string | null }>(
    `select act, body::jsonb ->> 'reason' as reason from audit_entry where department_id = $1 and subject_type = 'year' and subject_id = '2024' order by sequence`, [departmentId]);
  expect(rows).toEqual([{ act: 'year.open', reason: null }, { act: 'year.closed', reason: null }, { act: 'year.open', reason: '补录一笔退回' }]);
  // Not for those who only fill in.
  const writer = await service.person([departmentGrant('填报人', departmentId)]);
  expect((await writer.request('PATCH', `${years}/2024`, { state: 'closed' }, { 'if-match': '"3"' })).json().code).toBe('not-permitted');
});

test('the people of a department are those with a role in it', async () => {
  const writer = await service.person([{ ...departmentGrant('填报人', service.departmentId), scope: 'division', divisionId: service.divisionId }], '赵丁');
  const people = (await service.officer.request('GET', `/api/v1/departments/${service.departmentId}/people`)).json<{ items: { accountId: string }[] }>().items;
  expect(people.find(({ accountId }) => accountId === writer.accountId)).toEqual({ accountId: writer.accountId, name: '赵丁', roles: ['填报人'], divisionIds: [service.divisionId] });
  expect(people.some(({ accountId }) => accountId === system.accountId)).toBe(false);
});
