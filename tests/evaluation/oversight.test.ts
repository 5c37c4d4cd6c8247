import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestService, wholeGrant, type Person, type TestService } from '../service.ts';
import { castOf, expectStatus, filledProject, stateOf, step, toFinalised, type Cast } from './year.ts';

let service: TestService;
let cast: Cast;
let auditor: Person;
let department: string;
let projects: readonly string[];

beforeAll(async () => {
  service = await createTestService();
  cast = await castOf(service);
  auditor = await service.person([wholeGrant('审计')], '审计戊');
  department = `/api/v1/departments/${service.departmentId}`;
  const made: string[] = [];
  for (const name of ['甲', '乙', '丙']) {
    const { id } = await filledProject(service, cast.filler, name);
    await toFinalised(service, cast, id);
    await step(service, cast.officer, id, 'report');
    made.push(id);
  }
  projects = made;
}, 90_000);
afterAll(async () => service.close());

test('the bureau sees how far each department is; who has no oversight does not', async () => {
  const list = (await expectStatus(cast.bureau.request('GET', '/api/v1/oversight/years/2023/departments'), 200)).json();
  expect(list.items.map(({ name, projects: count, reported, state }: { name: string; projects: number; reported: number; state: string }) => [name, count, reported, state])).toEqual([['示例市文旅局', 0, 0, 'collecting'], ['示例市科技局', 3, 3, 'collecting']]);
  expect((await cast.officer.request('GET', '/api/v1/oversight/years/2023/departments')).statusCode).toBe(403);
  const other = await service.person([wholeGrant('财政审核', crypto.randomUUID())].map((grant) => ({ ...grant, bureauId: null, scope: 'department' as const, departmentId: service.otherDepartmentId })));
  expect((await other.request('GET', '/api/v1/oversight/years/2023/departments')).json().items.map(({ name }: { name: string }) => name)).toEqual(['示例市文旅局']);
});

test('a sample can be drawn again by anybody who has its seed', async () => {
  const url = '/api/v1/oversight/years/2023/samples';
  const drawn = (await expectStatus(cast.bureau.request('POST', url, { size: 2, seed: '2024-01' }), 201)).json();
  const order = projects.toSorted((left, right) => {
    const rank = (key: string): string => createHash('sha256').update(`2024-01\n${key}`).digest('hex');
    return rank(left) < rank(right) ? -1 : 1;
  });
  expect([drawn.population, drawn.items.map(({ projectId }: { projectId: string }) => projectId)]).toEqual([3, order.slice(0, 2)]);
  expect(drawn.populationHash).toBe(createHash('sha256').update(projects.toSorted().join('\n')).digest('hex'));
  expect((await cast.bureau.request('POST', url, { size: 4 })).json().code).toBe('sample-too-large');
  expect((await cast.bureau.request('POST', '/api/v1/oversight/years/2022/samples', { size: 1 })).json().code).toBe('population-empty');
  expect((await auditor.request('POST', url, { size: 1 })).statusCode).toBe(403);
  expect((await cast.bureau.request('POST', url, { size: 1, bureauId: crypto.randomUUID() })).statusCode).toBe(403);

  const first = drawn.items[0].projectId;
  await expectStatus(cast.bureau.request('POST', `${department}/projects/${first}/spot-reviews`, { outcome: 'corrected', score: '70', opinion: '证据不足', sampleId: drawn.id }), 201);
  const after = (await expectStatus(auditor.request('GET', `/api/v1/oversight/samples/${drawn.id}`), 200)).json();
  expect([after.reviewed, after.items[0].review.score, after.items[1].review]).toEqual([1, '70.00', null]);
  const suggested = (await cast.bureau.request('GET', '/api/v1/oversight/years/2023/applications')).json().items;
  // 70 is 中 by the finance bureau's review; the others keep their 99 of the self-evaluation.
  expect(suggested.map(({ score, scoreFrom, grade }: { score: string; scoreFrom: string; grade: string }) => [score, scoreFrom, grade])).toEqual([['70.00', 'finance', '中'], ['99.00', 'self', '优'], ['99.00', 'self', '优']]);
});

test('a rectification is asked for, answered, returned, answered and closed; the project goes with it', async () => {
  const [projectId = ''] = projects;
  const opened = await expectStatus(cast.bureau.request('POST', `${department}/years/2023/rectifications`, { projectId, issue: '满意度没有调查记录', dueOn: '2024-02-01' }), 201);
  expect(await stateOf(service, projectId)).toBe('rectifying');
  const url = `${department}/rectifications/${opened.json().id}`;
  const tag = (answer: { readonly headers: Readonly<Record<string, unknown>> }): Readonly<Record<string, string>> => ({ 'if-match': String(answer.headers['etag']) });
  const tasks = async (person: Person): Promise<readonly string[]> => (await person.request('GET', '/api/v1/tasks')).json().items.filter(({ kind }: { kind: string }) => kind.includes('rectification')).map(({ text }: { text: { zh: string } }) => text.zh);
  expect(await tasks(cast.filler)).toEqual(['整改反馈：满意度没有调查记录']);
  expect((await cast.bureau.request('POST', `${url}/close`, undefined, tag(opened))).json().code).toBe('act-not-possible');
  expect((await cast.bureau.request('POST', `${url}/answer`, { text: '代答' }, tag(opened))).statusCode).toBe(403);
  const answered = await expectStatus(cast.filler.request('POST', `${url}/answer`, { text: '已补做调查' }, tag(opened)), 200);
  expect((await cast.filler.request('POST', `${url}/answer`, { text: '再答' }, tag(opened))).statusCode).toBe(412);
  const returned = await expectStatus(cast.bureau.request('POST', `${url}/return`, { text: '请附问卷' }, tag(answered)), 200);
  expect([returned.json().state, returned.json().returnedReason]).toEqual(['opened', '请附问卷']);
  const again = await expectStatus(cast.filler.request('POST', `${url}/answer`, { text: '问卷附后' }, tag(returned)), 200);
  const closed = await expectStatus(cast.bureau.request('POST', `${url}/close`, undefined, tag(again)), 200);
  expect(closed.json().state).toBe('closed');
  expect(await stateOf(service, projectId)).toBe('reported');
  expect(await tasks(cast.filler)).toEqual([]);
  expect((await auditor.request('GET', '/api/v1/oversight/years/2023/rectifications')).json().items.map(({ state }: { state: string }) => state)).toEqual(['closed']);
});

test('reminders go to whoever is late, once a day', async () => {
  await service.database.pool.query(`update budget_year set targets_due = '2023-03-01' where department_id = $1`, [service.departmentId]);
  const { id } = await filledProject(service, cast.filler, '迟到');
  await step(service, cast.filler, id, 'submit-target');
  const url = `${department}/years/2023/reminders`;
  expect((await expectStatus(cast.officer.request('POST', url, { note: '请抓紧' }), 201)).json()).toEqual({ reminded: 1 });
  expect((await expectStatus(cast.officer.request('POST', url, {}), 201)).json()).toEqual({ reminded: 0 });
  const mine = (await cast.checker.request('GET', '/api/v1/tasks')).json().items.filter(({ projectId }: { projectId: string }) => projectId === id);
  expect(mine.map(({ text, overdue }: { text: { zh: string }; overdue: boolean }) => [text.zh, overdue])).toEqual([['审核绩效目标', true], ['催办：审核绩效目标（请抓紧）', true]]);
  expect((await cast.checker.request('GET', '/api/v1/tasks/count')).json().overdue).toBe(2);
  await step(service, cast.checker, id, 'review-target');
  expect((await cast.checker.request('GET', '/api/v1/tasks')).json().items.filter(({ projectId }: { projectId: string }) => projectId === id)).toEqual([]);
});
