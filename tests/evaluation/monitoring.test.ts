import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestService, type TestService } from '../service.ts';
import { castOf, expectStatus, filledProject, type Cast } from './year.ts';

let service: TestService;
let cast: Cast;
let department: string;

beforeAll(async () => {
  service = await createTestService();
  cast = await castOf(service);
  department = `/api/v1/departments/${service.departmentId}`;
}, 60_000);
afterAll(async () => service.close());

const tagOf = (answer: { readonly headers: Readonly<Record<string, unknown>> }): string => String(answer.headers['etag']);

test('a round takes the figures of its cut-off, lights them, and goes from report to acceptance', async () => {
  // 900 of 1,000 yuan, paid on 1 June: by the end of April nothing is spent, 33 % of the year has passed (120 of 365 days, 32.88 %): red.
  const slow = await filledProject(service, cast.filler, '慢项目');
  const made = await expectStatus(cast.officer.request('POST', `${department}/years/2023/monitoring-rounds`, { name: '4月监控', cutOff: '2023-04-30', dueOn: '2023-05-20' }), 201);
  const round = made.json();
  expect([round.entries, round.lights]).toEqual([1, { green: 0, yellow: 0, red: 1 }]);
  const url = `${department}/projects/${slow.id}/monitoring/${round.id}`;
  const first = await expectStatus(cast.filler.request('GET', url), 200);
  const entry = first.json();
  expect([entry.spentYuan, entry.budgetYuan, entry.executionPercent, entry.elapsedPercent, entry.light, entry.causes.map(({ code }: { code: string }) => code)]).toEqual([null, '1000', '0.00', '32.88', 'red', ['behind-time']]);
  expect(entry.causes[0].norm).toMatchObject({ id: 'monitoring-red-behind', verified: false });
  // The light of the round is that of its cut-off; the project itself stands at green, since it has paid 90 % by now.
  const { rows: [stat] } = await service.database.pool.query('select light from project_stat where project_id = $1', [slow.id]);
  expect(stat).toEqual({ light: 'green' });
  const kinds = async (): Promise<readonly string[]> => (await service.database.pool.query<{ kind: string }>(`select kind from task where project_id = $1 and state = 'open' and kind like any (array['%monitoring', '%warning']) order by kind`, [slow.id])).rows.map(({ kind }) => kind);
  expect(await kinds()).toEqual(['answer-warning', 'report-monitoring']);

  const incomplete = await cast.filler.request('POST', `${url}/submit`, undefined, { 'if-match': tagOf(first) });
  expect([incomplete.statusCode, incomplete.json().errors.map(({ path }: { path: string }) => path)]).toEqual([422, ['reason', 'measures', 'answer']]);
  const said = await expectStatus(cast.filler.request('PATCH', url, { reason: '合同尚未签订', measures: '五月底前签订', answer: 'continue', completionPercent: '0' }, { 'if-match': tagOf(first) }), 200);
  const late = await cast.filler.request('PATCH', url, { reason: '另一人' }, { 'if-match': tagOf(first) });
  expect([late.statusCode, late.json().current.reason]).toEqual([412, '合同尚未签订']);
  const submitted = await expectStatus(cast.filler.request('POST', `${url}/submit`, undefined, { 'if-match': tagOf(said) }), 200);
  expect(await kinds()).toEqual(['review-monitoring']);
  expect((await cast.filler.request('PATCH', url, { reason: '再改' }, { 'if-match': tagOf(submitted) })).statusCode).toBe(409);
  expect((await cast.filler.request('POST', `${url}/accept`, undefined, { 'if-match': tagOf(submitted) })).statusCode).toBe(403);
  const returned = await expectStatus(cast.officer.request('POST', `${url}/return`, { reason: '请附进度计划' }, { 'if-match': tagOf(submitted) }), 200);
  expect([returned.json().state, returned.json().returnedReason]).toEqual(['returned', '请附进度计划']);
  const again = await expectStatus(cast.filler.request('POST', `${url}/submit`, undefined, { 'if-match': tagOf(returned) }), 200);
  expect((await expectStatus(cast.officer.request('POST', `${url}/accept`, undefined, { 'if-match': tagOf(again) }), 200)).json().state).toBe('accepted');
  expect(await kinds()).toEqual([]);
});

test('a later round has the light of its own day; closing ends its tasks and locks it', async () => {
  // By the end of July 900 of 1,000 are spent; 212 of 365 days are 58.08 %: green.
  const round = (await expectStatus(cast.officer.request('POST', `${department}/years/2023/monitoring-rounds`, { name: '7月监控', cutOff: '2023-07-31' }), 201)).json();
  const list = (await cast.filler.request('GET', `${department}/monitoring-rounds/${round.id}/entries`)).json();
  expect(list.items.map(({ light, executionPercent, forecastYuan }: { light: string; executionPercent: string; forecastYuan: string }) => [light, executionPercent, forecastYuan])).toEqual([['green', '90.00', '1000']]);
  const projectId = list.items[0].projectId;
  const { rows: [stat] } = await service.database.pool.query('select light from project_stat where project_id = $1', [projectId]);
  expect(stat).toEqual({ light: 'green' });
  await expectStatus(cast.officer.request('PATCH', `${department}/monitoring-rounds/${round.id}`, { state: 'closed' }, { 'if-match': '"1"' }), 200);
  const entry = await cast.filler.request('GET', `${department}/projects/${projectId}/monitoring/${round.id}`);
  const refused = await cast.filler.request('POST', `${department}/projects/${projectId}/monitoring/${round.id}/submit`, undefined, { 'if-match': tagOf(entry) });
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'round-closed']);
  expect((await cast.officer.request('PATCH', `${department}/monitoring-rounds/${round.id}`, { state: 'open' }, { 'if-match': '"2"' })).json().code).toBe('reason-missing');
  const { rows } = await service.database.pool.query(`select from task where state = 'open' and "values" ->> 'roundId' = $1`, [round.id]);
  expect(rows.length).toBe(0);
});

test('a round lies in its year, and reports are not due before its cut-off', async () => {
  const post = async (body: unknown): Promise<string> => (await cast.officer.request('POST', `${department}/years/2023/monitoring-rounds`, body)).json().code;
  expect(await post({ name: '错', cutOff: '2024-04-30' })).toBe('cut-off-outside-year');
  expect(await post({ name: '错', cutOff: '2023-04-30', dueOn: '2023-04-01' })).toBe('due-before-cut-off');
  expect((await cast.filler.request('POST', `${department}/years/2023/monitoring-rounds`, { name: '错', cutOff: '2023-04-30' })).statusCode).toBe(403);
});
