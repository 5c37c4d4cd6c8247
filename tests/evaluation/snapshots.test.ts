import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestService, type TestService } from '../service.ts';
import { castOf, expectStatus, filledProject, stateOf, step, toFinalised, versionOf, type Cast } from './year.ts';

let service: TestService;
let cast: Cast;
let department: string;

beforeAll(async () => {
  service = await createTestService();
  cast = await castOf(service);
  department = `/api/v1/departments/${service.departmentId}`;
}, 60_000);
afterAll(async () => service.close());

test('the form says every figure and every point', async () => {
  const { id } = await filledProject(service, cast.filler, '表格项目');
  const form = (await expectStatus(cast.filler.request('GET', `${department}/projects/${id}/self-evaluation`), 200)).json();
  // 900 of 1,000 is 90 %: 9 of 10 points; both indicators reach their targets: 50 + 40. In all 99.
  expect(form.funds[0]).toMatchObject({ label: { zh: '年度资金总额' }, initialYuan: '1000', adjustedYuan: '1000', spentYuan: '900', weight: '10', ratePercent: '90', points: '9.00' });
  expect(form.executionCalculation).toBe('10 × 90% → 9.00');
  expect(form.indicators.map(({ target, result, points }: { target: string; result: string; points: string }) => [target, result, points])).toEqual([['≥10', '10', '50.00'], ['≥10', '10', '40.00']]);
  expect([form.total, form.grade, form.missing]).toEqual(['99.00', '优', { results: [], reasons: [] }]);
});

test('a fixed version is read, compared, checked again, and restored without losing anything', async () => {
  const { id, indicatorIds } = await filledProject(service, cast.filler, '版本项目');
  await toFinalised(service, cast, id);
  const project = `${department}/projects/${id}`;
  const [head] = (await cast.leader.request('GET', `${project}/snapshots`)).json().items;
  const snapshot = `${project}/snapshots/${head.id}`;
  const kept = (await expectStatus(cast.leader.request('GET', snapshot), 200)).json();
  expect([kept.kind, kept.content.figures, kept.content.entries[0].amount_fen, kept.norms.asOf]).toEqual(['project', { score: '99.00', grade: '优' }, '90000', '2023-12-31']);
  expect((await cast.leader.request('GET', `${snapshot}/difference`)).json().items).toEqual([]);
  const checked = (await cast.leader.request('GET', `${snapshot}/check`)).json();
  expect(checked).toMatchObject({ intact: true, holds: true, storedScore: '99.00', scoreThen: '99.00', scoreNow: '99.00', normsChanged: [] });
  // The rules run on what was fixed: the project has neither a basis document nor a section on problems.
  expect(checked.findings.map(({ rule }: { rule: string }) => rule)).toEqual(['required-elements', 'problems-section-missing']);

  // Reopened, an entry is booked and another voided, the budget is adjusted, a result and the name are changed.
  await step(service, cast.leader, id, 'reopen', '更正支出');
  const entries = (await cast.filler.request('GET', `${project}/entries`)).json().items;
  await expectStatus(cast.filler.request('POST', `${project}/entries`, { kind: 'paid', amountYuan: '77', occurredOn: '2023-12-30' }), 201);
  await expectStatus(cast.filler.request('POST', `${project}/entries/${entries[0].id}/void`, { reason: '重复' }, { 'if-match': '"1"' }), 200);
  await expectStatus(cast.filler.request('POST', `${project}/budgets`, { kind: 'adjustment', amountYuan: '1200', effectiveOn: '2023-10-01', reason: '追加' }), 201);
  await expectStatus(cast.filler.request('POST', `${project}/indicators/${indicatorIds[0]}/results`, { value: '3', reason: '未完成' }), 201);
  const paths = (await cast.leader.request('GET', `${snapshot}/difference`)).json().items.map(({ path, kind }: { path: string; kind: string }) => `${kind} ${path.split('/')[0]}`);
  expect([...new Set<string>(paths)].toSorted()).toEqual(['added budgets', 'added entries', 'added results', 'changed entries', 'changed results']);

  const answer = (await expectStatus(cast.leader.request('POST', `${snapshot}/restore`, { reason: '更正有误' }, { 'if-match': `"${await versionOf(service, id)}"` }), 201)).json();
  expect(answer).toMatchObject({ state: 'finalised', voidedEntries: 1, bookedAgain: 1, budgetsAdded: 1 });
  expect(await stateOf(service, id)).toBe('finalised');
  const { rows: [stat] } = await service.database.pool.query('select adjusted_fen, paid_fen, score_hundredths from project_stat where project_id = $1', [id]);
  expect(stat).toEqual({ adjusted_fen: 100_000n, paid_fen: 90_000n, score_hundredths: 9900 });
  const form = (await cast.filler.request('GET', `${project}/self-evaluation`)).json();
  expect([form.total, form.indicators[0].result]).toEqual(['99.00', '10']);
  // What stood before the restoration is itself a version; nothing was deleted.
  const list = (await cast.leader.request('GET', `${project}/snapshots`)).json().items;
  expect(list.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(['before-restoration', 'project']);
  const history = (await cast.leader.request('GET', `${project}/transitions`)).json().items;
  expect([history.at(-1).act, history.at(-1).snapshotId, history.at(-1).changes.length > 0]).toEqual(['restore', head.id, true]);
  const refused = await cast.filler.request('POST', `${snapshot}/restore`, { reason: '无权' }, { 'if-match': '"1"' });
  expect(refused.statusCode).toBe(403);
});

test('the year is fixed when all its projects are, and a project that is reopened makes it void', async () => {
  const evaluation = `${department}/years/2023/evaluation`;
  const { rows } = await service.database.pool.query<{ id: string }>(`select id from project where state = 'draft'`);
  for (const { id } of rows) await toFinalised(service, cast, id);
  const take = async (by: keyof Cast, act: string, reason?: string) => cast[by].request('POST', `${evaluation}/transitions`, { act, ...(reason === undefined ? {} : { reason }) });
  expect((await take('leader', 'submit-report')).statusCode).toBe(403);
  await expectStatus(take('officer', 'submit-report'), 201);
  expect((await cast.leader.request('GET', evaluation)).json()).toMatchObject({ state: 'submitted', projects: 2, fixed: 2 });
  const fixed = (await expectStatus(take('leader', 'finalise-report'), 201)).json();
  expect(fixed.transition.snapshotId).not.toBeNull();
  const kept = (await cast.leader.request('GET', `${department}/years/2023/snapshots/${fixed.transition.snapshotId}`)).json();
  expect(kept.content.projects.map(({ project }: { project: { name: string } }) => project.name)).toEqual(['表格项目', '版本项目']);
  await expectStatus(take('officer', 'send-report'), 201);
  await step(service, cast.leader, rows[0]?.id ?? '', 'reopen', '复核发现差错');
  expect((await cast.leader.request('GET', evaluation)).json()).toMatchObject({ state: 'collecting', fixed: 1 });
  const steps = (await cast.leader.request('GET', `${evaluation}/transitions`)).json().items;
  expect(steps.map(({ act }: { act: string }) => act)).toEqual(['submit-report', 'finalise-report', 'send-report', 'void-report']);
  expect(steps.at(-1).reason).toBe('项目“表格项目”已撤销审定，年度报告失效。');
  const blocked = await take('officer', 'submit-report');
  expect([blocked.statusCode, blocked.json().code]).toEqual([422, 'projects-fixed']);
});

test('a reviewer’s score stands beside the self-score; its author alone changes it', async () => {
  const { id } = await filledProject(service, cast.filler, '复核项目');
  const reviews = `${department}/projects/${id}/reviews`;
  expect((await cast.checker.request('POST', reviews, { opinion: '早了', outcome: 'confirmed' })).json().code).toBe('review-too-early');
  await toFinalised(service, cast, id);
  expect((await cast.checker.request('POST', reviews, { opinion: '偏高', outcome: 'corrected' })).json().code).toBe('score-missing');
  const made = await expectStatus(cast.checker.request('POST', reviews, { opinion: '指标一证据不足，扣五分。', outcome: 'corrected', score: '84' }), 201);
  expect(made.json()).toMatchObject({ kind: 'department', selfScore: '99.00', score: '84.00', difference: '-15.00', grade: '良' });
  const url = `${reviews}/${made.json().id}`;
  expect((await cast.officer.request('PATCH', url, { score: '99' }, { 'if-match': '"1"' })).statusCode).toBe(403);
  expect((await expectStatus(cast.checker.request('PATCH', url, { score: '79.5' }, { 'if-match': '"1"' }), 200)).json()).toMatchObject({ score: '79.50', grade: '中', version: 2 });
  expect((await cast.checker.request('PATCH', url, { score: '80' }, { 'if-match': '"1"' })).statusCode).toBe(412);
  expect((await cast.bureau.request('POST', `${department}/projects/${id}/spot-reviews`, { opinion: '与自评一致', outcome: 'confirmed' })).json()).toMatchObject({ kind: 'finance', score: null });
});
