import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LightMyRequestResponse } from 'fastify';
import { problem as problemSchema } from '#contract/checking.ts';
import { verifyAudit } from '#server/platform/audit/verify-audit.ts';
import { createTestService, type TestService } from '../service.ts';

let service: TestService;
let projects: string;
beforeAll(async () => {
  service = await createTestService();
  projects = `/api/v1/departments/${service.departmentId}/years/2023/projects`;
});
afterAll(() => service.close());

const json = { 'content-type': 'application/json' };

/** Status and code of an error, which is problem+json in both languages with a number to ask about. */
function refused(answer: LightMyRequestResponse): readonly [number, string] {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const read = problemSchema.parse(answer.json());
  expect([read.status, read.detail, answer.headers['x-request-id']]).toEqual([answer.statusCode, read.messages.zh, expect.any(String)]);
  return [answer.statusCode, read.code];
}

async function countOf(table: string): Promise<number> {
  const { rows } = await service.database.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? -1;
}

const create = (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<LightMyRequestResponse> => service.officer.request('POST', projects, body, headers);

describe('bodies', () => {
  test('malformed JSON, other media types, none at all', async () => {
    for (const text of ['{"name":', '[', '{"name":"甲",}', '{"__proto__":{"isAdmin":true}}', '\u0000', '']) expect([text, ...refused(await create(text, json))]).toEqual([text, 400, 'malformed-json']);
    expect(refused(await create('name=甲', { 'content-type': 'text/plain' }))).toEqual([415, 'media-type']);
    expect(refused(await create('<a/>', { 'content-type': 'application/xml' }))).toEqual([415, 'media-type']);
    expect(refused(await create(undefined))).toEqual([400, 'invalid-request']);
    expect(await countOf('project')).toBe(0);
  });

  test('what is wrong is named field by field, in both languages, with what would be right', async () => {
    const answer = await create({ name: '', kind: '别的', periodFrom: '2023-02-30', totalAmountYuan: 1200, divisionId: 'x', owner: '张甲', ordinal: '1' });
    expect(refused(answer)).toEqual([400, 'invalid-request']);
    const errors = problemSchema.parse(answer.json()).errors ?? [];
    expect(Object.fromEntries(errors.map(({ path, messages }) => [path, messages.zh]))).toMatchObject({
      name: expect.stringContaining('不得少于 1'), kind: expect.stringContaining('本级'), periodFrom: '格式不对', totalAmountYuan: expect.stringContaining('应为文字'), ordinal: expect.stringContaining('应为数字'), '': expect.stringContaining('owner'),
    });
    for (const { messages } of errors) expect([messages.zh, messages.en].every((text) => text !== '')).toBe(true);
  });

  test('a body of 10 MB, one nested a hundred thousand deep', async () => {
    expect(refused(await create(JSON.stringify({ name: 'x'.repeat(10 << 20) }), json))).toEqual([413, 'too-large']);
    expect(refused(await create(`${'['.repeat(100_000)}${']'.repeat(100_000)}`, json))[0]).toBe(400);
  });

  test('SQL, HTML and paths in text are text; control characters and broken characters are refused', async () => {
    const names = [`'; drop table project; --`, '<script>alert(1)</script>', '../../etc/passwd', '{{7*7}}', '=HYPERLINK("http://x")', '\u202E倒写', '💰'];
    for (const name of names) {
      const made = await create({ name });
      expect([made.statusCode, made.json<{ name: string }>().name]).toEqual([201, name]);
      const found = await service.officer.request('GET', `${projects}?search=${encodeURIComponent(name)}`);
      expect(found.json<{ items: { name: string }[] }>().items.map((item) => item.name)).toEqual([name]);
    }
    for (const name of ['a\u0000b', 'a\u0007b', '\ud800', 'a\nb']) expect([name, ...refused(await create({ name }))]).toEqual([name, 400, 'invalid-request']);
    expect(await countOf('project')).toBe(names.length);
  });
});

describe('addresses', () => {
  test('unknown ones, other methods, broken escapes, ways out, keys that are none', async () => {
    const get = (url: string) => service.officer.request('GET', url);
    expect(refused(await get('/api/v1/nothing'))).toEqual([404, 'not-found']);
    const wrongMethod = await service.officer.request('PUT', projects, {});
    expect([...refused(wrongMethod), wrongMethod.headers['allow']]).toEqual([405, 'method-not-allowed', 'GET, HEAD, POST']);
    expect(refused(await get('/api/v1/departments/%ff'))).toEqual([400, 'bad-address']);
    for (const key of ['x', '%00', '..%2f..%2fetc%2fpasswd', `${service.departmentId}'--`, 'x'.repeat(500), '0190a7f0-0000-7000-8000-000000000000']) {
      expect([key, refused(await get(`/api/v1/departments/${key}/years`))[0]]).toEqual([key, 404]);
    }
    for (const query of ['limit=0', 'limit=abc', 'limit=1&limit=2', 'sort=password', 'nothing=1', 'cursor=%00', `cursor=${'x'.repeat(700)}`]) {
      expect([query, refused(await get(`${projects}?${query}`))[0]]).toEqual([query, 400]);
    }
    expect(refused(await get('/api/v1/departments/x/years/abc'))[0]).toBe(404);
    expect(refused(await get(`/api/v1/departments/${service.departmentId}/years/99999`))).toEqual([400, 'invalid-request']);
  });
});

describe('changes', () => {
  test('need the version they were made against; the slower of two is told who was faster, when, and how the row stands', async () => {
    const made = await create({ name: '两人同改' });
    const place = String(made.headers['location']);
    const change = (name: string, etag?: string) => service.officer.request('PATCH', place, { name }, etag === undefined ? {} : { 'if-match': etag });
    expect(refused(await change('甲'))).toEqual([428, 'if-match-missing']);
    for (const wrong of ['1', '*', '"x"', '""', '"1", "2"']) expect([wrong, refused(await change('甲', wrong))[0]]).toEqual([wrong, 428]);
    const etag = String(made.headers['etag']);
    expect((await change('甲', etag)).statusCode).toBe(200);
    const slower = await change('乙', etag);
    expect(refused(slower)).toEqual([412, 'changed-meanwhile']);
    expect(problemSchema.parse(slower.json())).toMatchObject({ changedBy: '管理员甲', changedAt: service.clock.now.toISOString(), current: { name: '甲' }, detail: expect.stringContaining('管理员甲于 2024-01-15 16:00') });
  });

  test('a create sent ten times at once under one key is done once; under another body it is refused', async () => {
    const before = await countOf('project');
    const key = { 'idempotency-key': 'create-once' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => create({ name: '只建一次' }, key)));
    const waiting = answers.filter(({ statusCode }) => statusCode === 409);
    for (const answer of waiting) expect([refused(answer)[1], answer.headers['retry-after']]).toEqual(['in-progress', '1']);
    const done = answers.filter(({ statusCode }) => statusCode === 201).map((answer) => answer.json<{ id: string }>().id);
    expect(done.length + waiting.length).toBe(10);
    expect(new Set([...done, (await create({ name: '只建一次' }, key)).json<{ id: string }>().id]).size).toBe(1);
    expect(await countOf('project')).toBe(before + 1);
    expect(refused(await create({ name: '另一个' }, key))).toEqual([422, 'idempotency-key-reused']);
    expect(refused(await create({ name: '甲' }, { 'idempotency-key': 'with space' }))).toEqual([400, 'idempotency-key']);
    // A create that was refused leaves its key free.
    expect((await create({ name: '' }, { 'idempotency-key': 'second' })).statusCode).toBe(400);
    expect((await create({ name: '补上名称' }, { 'idempotency-key': 'second' })).statusCode).toBe(201);
  });

  test('what the store itself refuses is a sentence with a code', async () => {
    const made = await create({ name: '约束', ordinal: 4711 });
    expect(refused(await create({ name: '约束二', ordinal: 4711 }))[0]).toBeGreaterThanOrEqual(409);
    expect(refused(await create({ name: '约束三', divisionId: '0190a7f0-0000-7000-8000-000000000000' }))[0]).toBe(422);
    const unpaid = await service.officer.request('POST', `${String(made.headers['location'])}/entries`, { kind: 'paid', amountYuan: '100', occurredOn: '2023-05-01' });
    expect(refused(unpaid)).toEqual([422, 'no-budget-version']);
    expect(await countOf('fund_entry')).toBe(0);
  });
});

describe('time', () => {
  test('a session that has expired, and a clock that was set back, let nobody in and break nothing', async () => {
    const person = await service.person([{ role: '绩效管理员', scope: 'department', bureauId: null, departmentId: service.departmentId, divisionId: null }]);
    const now = service.clock.now;
    service.clock.now = new Date(now.getTime() + 31 * 60_000);
    expect(refused(await person.request('POST', projects, { name: '过期' }))).toEqual([401, 'session-expired']);
    service.clock.now = new Date(now.getTime() - 3 * 3_600_000);
    const early = await person.request('POST', projects, { name: '时钟回拨' });
    expect([201, 401]).toContain(early.statusCode);
    service.clock.now = now;
    expect(await verifyAudit(service.database)).toMatchObject({ isSound: true, faults: [] });
  });
});

test('a service that stops finishes what is under way and refuses what comes', async () => {
  const own = await createTestService();
  own.app.jobs.define('slow', (await import('zod')).strictObject({}), async ({ signal }) => {
    while (!signal.aborted) await sleep(20);
    signal.throwIfAborted();
  });
  const address = await own.app.listen({ host: '127.0.0.1', port: 0 });
  await own.database.transaction((tx) => own.app.jobs.begin(tx, { kind: 'slow', departmentId: null, request: {}, actor: { accountId: own.officer.accountId, name: '', requestId: null } }));
  await expect.poll(async () => (await own.database.pool.query(`select state from job`)).rows[0]?.state, { timeout: 10_000 }).toBe('running');
  const started = performance.now();
  const slow = fetch(`${address}/api/v1/departments/${own.departmentId}/years`);
  await Promise.allSettled([slow, own.app.close()]);
  expect(performance.now() - started).toBeLessThan(10_000);
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  // The job is not lost: the next service runs it again.
  expect((await own.database.pool.query(`select j.state, q.state as queued from job j join hengji_jobs.job q on q.data->>'jobId' = j.id::text`)).rows).toEqual([{ state: 'running', queued: 'retry' }]);
  await own.close();
});
