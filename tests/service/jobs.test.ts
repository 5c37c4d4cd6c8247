import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { job as jobSchema, type Job } from '#contract/jobs.ts';
import type { Jobs } from '#server/platform/jobs/jobs.ts';
import { createTestService, departmentGrant, wholeGrant, type TestService, type Person } from '../service.ts';
import { Problem } from '#server/platform/problem.ts';

let service: TestService;
let address: string;
let jobs: Jobs;
beforeAll(async () => {
  service = await createTestService();
  jobs = service.app.jobs;
  jobs.define('count', z.strictObject({ to: z.int() }), async ({ request, report }) => {
    for (let step = 1; step <= request.to; step += 1) await report(step, request.to, { zh: `第${step}步`, en: `step ${step}` });
    return { counted: request.to };
  });
  jobs.define('refuse', z.strictObject({}), async () => { throw new Problem(422, 'no-such-paper', { zh: '没有。', en: 'None.' }); });
  jobs.define('break', z.strictObject({}), async () => { throw new Error('a defect'); });
  jobs.define('last', z.strictObject({}), async ({ report, signal }) => {
    for (let step = 0; !signal.aborted; step += 1) {
      await report(step, null);
      await sleep(50);
    }
  });
  address = await service.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => service.close());

async function begin(person: Person, kind: string, request: unknown): Promise<string> {
  return service.database.transaction((tx) => jobs.begin(tx, { kind, departmentId: service.departmentId, request, actor: { accountId: person.accountId, name: '', requestId: null } }));
}

async function ended(person: Person, id: string): Promise<Job> {
  await expect.poll(async () => (await person.request('GET', `/api/v1/jobs/${id}`)).json<Job>().state, { timeout: 20_000 }).toMatch(/done|failed/);
  return jobSchema.parse((await person.request('GET', `/api/v1/jobs/${id}`)).json());
}

test('a job is run once its transaction is stored, and says how far it is and what came of it', async () => {
  const { officer } = service;
  const id = await begin(officer, 'count', { to: 3 });
  expect(await ended(officer, id)).toMatchObject({ state: 'done', progress: 3, total: 3, message: { zh: '第3步' }, result: { counted: 3 }, problem: null });
  // One whose transaction fails never was.
  const begun: string[] = [];
  await expect(service.database.transaction(async (tx) => {
    begun.push(await jobs.begin(tx, { kind: 'count', departmentId: null, request: { to: 1 }, actor: { accountId: officer.accountId, name: '', requestId: null } }));
    throw new Error('no');
  })).rejects.toThrow('no');
  expect((await officer.request('GET', `/api/v1/jobs/${begun[0] ?? ''}`)).statusCode).toBe(404);
});

test('what goes wrong is a sentence: a refusal its own, a defect a number', async () => {
  const { officer } = service;
  expect((await ended(officer, await begin(officer, 'refuse', {}))).problem).toEqual({ code: 'no-such-paper', messages: { zh: '没有。', en: 'None.' } });
  expect((await ended(officer, await begin(officer, 'break', {}))).problem).toMatchObject({ code: 'defect', messages: { zh: expect.stringContaining('编号') } });
});

test('it is seen by who began it and, without what is in it, by who runs the system', async () => {
  const id = await begin(service.officer, 'count', { to: 1 });
  await ended(service.officer, id);
  const other = await service.person([departmentGrant('绩效管理员', service.departmentId)]);
  const administrator = await service.person([wholeGrant('系统管理员')]);
  expect((await other.request('GET', `/api/v1/jobs/${id}`)).statusCode).toBe(404);
  expect((await other.request('POST', `/api/v1/jobs/${id}/cancel`)).statusCode).toBe(404);
  expect((await administrator.request('GET', `/api/v1/jobs/${id}`)).json()).toMatchObject({ state: 'done', result: null });
});

test('a running job can be called off, one that has ended cannot', async () => {
  const { officer } = service;
  const id = await begin(officer, 'last', {});
  await expect.poll(async () => (await officer.request('GET', `/api/v1/jobs/${id}`)).json<Job>().state, { timeout: 10_000 }).toBe('running');
  expect((await officer.request('POST', `/api/v1/jobs/${id}/cancel`)).json()).toMatchObject({ state: 'failed', problem: { code: 'cancelled' } });
  expect((await officer.request('POST', `/api/v1/jobs/${id}/cancel`)).json()).toMatchObject({ status: 409, code: 'job-ended' });
});

test('its events are streamed until it ends; who comes back with the last one is not told it again', async () => {
  const { officer } = service;
  const id = await begin(officer, 'count', { to: 5 });
  await ended(officer, id);
  const stream = await officer.request('GET', `/api/v1/jobs/${id}/events`);
  expect(stream.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  const [, eventId, data] = /^id: (.+)\nevent: end\ndata: (.+)$/m.exec(stream.body) ?? [];
  expect(jobSchema.parse(JSON.parse(data ?? '{}')).result).toEqual({ counted: 5 });
  const again = await officer.request('GET', `/api/v1/jobs/${id}/events`, undefined, { 'last-event-id': eventId ?? '' });
  expect(again.body).toBe('retry: 2000\n\n');
  expect(address).toMatch(/^http/);
});

test('a job that the queue no longer knows is reported, not left running', async () => {
  const { officer } = service;
  await service.database.pool.query(`insert into job (id, kind, state, request, created_by) values (gen_random_uuid(), 'count', 'running', '{}', $1)`, [officer.accountId]);
  await jobs.sweep();
  const { rows } = await service.database.pool.query(`select state, problem->>'code' as code from job where kind = 'count' and state = 'failed'`);
  expect(rows).toEqual([{ state: 'failed', code: 'interrupted' }]);
});

test('a job whose process died is run again by another, once nothing was heard of it for a while', { timeout: 90_000 }, async () => {
  const { officer, database } = service;
  const id = await begin(officer, 'count', { to: 2 });
  await ended(officer, id);
  // As a killed process leaves it: said to run, by the queue as well, and silent for a minute.
  await database.pool.query(`update job set state = 'running', progress = 1, result = null where id = $1`, [id]);
  await database.pool.query(`update hengji_jobs.job set state = 'active', completed_on = null, started_on = now() - interval '1 minute', heartbeat_on = now() - interval '1 minute' where data->>'jobId' = $1`, [id]);
  await expect.poll(async () => (await officer.request('GET', `/api/v1/jobs/${id}`)).json<Job>().state, { timeout: 60_000, interval: 500 }).toBe('done');
  expect((await officer.request('GET', `/api/v1/jobs/${id}`)).json()).toMatchObject({ progress: 2, result: { counted: 2 } });
});
