import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refreshLights } from '#server/features/indicators/index.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { createTestService, departmentGrant, type TestService } from '../service.ts';

let service: TestService;
let url: string;
beforeAll(async () => {
  service = await createTestService(process.env['HENGJI_TEST_LOG']);
  const made = await service.officer.request('POST', `/api/v1/departments/${service.departmentId}/years/2023/projects`, { name: '科普活动经费' });
  url = `/api/v1/departments/${service.departmentId}/projects/${String(made.json().id)}`;
});
afterAll(() => service.close());

async function post(path: string, body: object): Promise<{ id: string; version: number }> {
  const answer = await service.officer.request('POST', `${url}/${path}`, body);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}

type Score = { total: string | null; decided: string; grade: string | null; lines: { name: string; points: string | null; rule: string; reasonRequired: boolean; reasonGiven: boolean }[]; weights: { total: string; needed: string } };
const score = async (): Promise<Score> => (await service.officer.request('GET', `${url}/score`)).json();
const item = async (): Promise<{ score: string | null; grade: string | null; indicators: number; indicatorsWithResult: number }> => (await service.officer.request('GET', url)).json();

describe('the score of a project', () => {
  test('is stored and follows whatever it depends on: 50 + 30 × 2 ÷ 3 + 10 × 90 % + 10 × 72.07 %', async () => {
    await post('budgets', { kind: 'initial', amountYuan: '300000' });
    const output = await post('indicators', { level1: '产出', level2: '数量', name: '活动场次', comparator: '≥', target: '4', unit: '场', weight: '50' });
    const benefit = await post('indicators', { level1: '效益', level2: '社会', name: '覆盖街道', comparator: '≥', target: '3', unit: '个', weight: '30' });
    const people = await post('indicators', { level1: '满意度', name: '参与者满意度', comparator: '定性', targetText: '满意', weight: '10' });
    expect(await score()).toMatchObject({ total: null, weights: { total: '90', needed: '90' }, lines: [{ rule: 'undecided' }, { rule: 'undecided' }, { rule: 'undecided' }, { rule: 'undecided' }] });

    await post(`indicators/${output.id}/results`, { value: '4' });
    await post(`indicators/${benefit.id}/results`, { value: '2', reason: '一个街道改期', measures: '次年一季度补办' });
    await post(`indicators/${people.id}/results`, { band: '达成', bandPercent: '90' });
    expect([(await item()).score, (await item()).indicatorsWithResult]).toEqual([null, 3]);
    await post('entries', { kind: 'paid', amountYuan: '216200', occurredOn: '2023-11-01' });

    // 216200 ÷ 300000 = 0.72066…: 7.2066… points; 50 + 20 + 9 + 7.2066… = 86.21
    const whole = await score();
    expect(whole).toMatchObject({ total: '86.21', grade: '良', lines: [
      { points: '7.21', rule: 'execution-rate', reasonRequired: true, reasonGiven: false }, { points: '50', rule: 'reached' },
      { points: '20', rule: 'proportion', reasonRequired: true, reasonGiven: true }, { points: '9', rule: 'band', reasonRequired: false },
    ] });
    expect(await item()).toMatchObject({ score: '86.21', grade: '良' });

    // All of it spent: 10 points for the rate.
    await post('entries', { kind: 'paid', amountYuan: '83800', occurredOn: '2023-12-20' });
    expect(await item()).toMatchObject({ score: '89.00', grade: '良' });
    // A better result, a minute later: 30 points.
    service.clock.now = new Date(service.clock.now.getTime() + 60_000);
    await post(`indicators/${benefit.id}/results`, { value: '3' });
    expect(await item()).toMatchObject({ score: '99.00', grade: '优' });
    const history = (await service.officer.request('GET', `${url}/indicators/${benefit.id}/results`)).json<{ items: { value: string; current: boolean }[] }>().items;
    expect(history.map(({ value, current }) => [value, current])).toEqual([['3', true], ['2', false]]);
  });

  test('a result given as numerator and denominator is their quotient; an empty one and a zero denominator are refused', async () => {
    const rate = await post('indicators', { level1: '产出', level2: '质量', name: '验收合格率', comparator: '≥', target: '95', unit: '%', weight: '0' });
    // 27 ÷ 28 = 96.43 %
    expect(await post(`indicators/${rate.id}/results`, { numerator: '27', denominator: '28' })).toMatchObject({ value: '96.43' });
    const send = async (body: object) => (await service.officer.request('POST', `${url}/indicators/${rate.id}/results`, body)).json().code;
    expect(await send({})).toBe('result-empty');
    expect(await send({ value: '1', numerator: '1', denominator: '0' })).toBe('zero-denominator');
  });

  test('a target is changed against its version, and a quantitative one needs a target', async () => {
    const made = await post('indicators', { level1: '产出', name: '论文', comparator: '≥', target: '2', unit: '篇', weight: '0' });
    const change = (version: number, body: object) => service.officer.request('PATCH', `${url}/indicators/${made.id}`, body, { 'if-match': `"${version}"` });
    expect((await change(made.version, { target: '3' })).json()).toMatchObject({ target: '3', version: 2 });
    expect((await change(made.version, { target: '4' })).json()).toMatchObject({ code: 'changed-meanwhile', changedBy: '管理员甲' });
    expect((await change(2, { target: null })).json().code).toBe('target-missing');
    expect((await change(2, { targetUpper: '1' })).json().code).toBe('range-order');
  });
});

describe('points of several indicators', () => {
  test('are changed at once where they must add up, each against its version', async () => {
    const made = await service.officer.request('POST', `/api/v1/departments/${service.departmentId}/years/2023/projects/batch`, { projects: [{ name: '分值调整' }, { name: '同批项目' }] });
    expect([made.statusCode, made.json().items.length]).toEqual([201, 2]);
    const projectId = String(made.json().items[0].id);
    const address = `/api/v1/departments/${service.departmentId}/projects/${projectId}/indicators`;
    const add = async (name: string, weight: string): Promise<{ id: string; version: number }> =>
      (await service.officer.request('POST', address, { level1: '产出', name, comparator: '≥', target: '1', unit: '项', weight })).json();
    const [first, second] = [await add('甲', '50'), await add('乙', '40')];
    await service.database.pool.query('update project set weights_hold = true where department_id = $1 and id = $2', [service.departmentId, projectId]);
    const alone = await service.officer.request('PATCH', `${address}/${first.id}`, { weight: '45' }, { 'if-match': '"1"' });
    expect([alone.statusCode, alone.json().code]).toEqual([422, 'weights-do-not-add-up']);
    const send = (weights: readonly object[]) => service.officer.request('PUT', `${address}/weights`, { weights });
    expect((await send([{ id: first.id, weight: '45', version: 1 }, { id: second.id, weight: '40', version: 1 }])).json().code).toBe('weights-do-not-add-up');
    const both = await send([{ id: first.id, weight: '45', version: 1 }, { id: second.id, weight: '45', version: 1 }]);
    expect(both.json().items.map(({ weight, version }: { weight: string; version: number }) => [weight, version])).toEqual([['45', 2], ['45', 2]]);
    expect((await send([{ id: first.id, weight: '50', version: 1 }, { id: second.id, weight: '40', version: 2 }])).json().code).toBe('changed-meanwhile');
    const found = (await service.officer.request('GET', `/api/v1/indicator-library?search=${encodeURIComponent('满意度')}&limit=3`)).json<{ items: { level1: string }[] }>().items;
    expect(found.map(({ level1 }) => level1)).toContain('满意度');
  });
});

describe('the light of a project', () => {
  test('follows what is booked, and time alone', async () => {
    service.clock.now = new Date('2024-03-01T02:00:00.000Z');
    // The sessions of last time have ended.
    const officer = await service.person([departmentGrant('绩效管理员', service.departmentId)]);
    await officer.request('POST', `/api/v1/departments/${service.departmentId}/years`, { year: 2024 });
    const made = await officer.request('POST', `/api/v1/departments/${service.departmentId}/years/2024/projects`, { name: '当年项目' });
    const address = `/api/v1/departments/${service.departmentId}/projects/${String(made.json().id)}`;
    const light = async (): Promise<string | null> => (await officer.request('GET', address)).json().light;
    expect(await light()).toBeNull();
    await officer.request('POST', `${address}/budgets`, { kind: 'initial', amountYuan: '1000' });
    // 61 of 366 days have passed, 16.67 %, and nothing is spent: more than ten points behind.
    expect(await light()).toBe('yellow');
    await officer.request('POST', `${address}/entries`, { kind: 'paid', amountYuan: '100', occurredOn: '2024-02-20' });
    expect(await light()).toBe('green');
    // By the end of April 33.06 % have passed: 23 points behind.
    service.clock.now = new Date('2024-04-30T02:00:00.000Z');
    expect(await refreshLights(service.database, loadNormBook(), service.clock.now)).toBe(1);
    expect(await refreshLights(service.database, loadNormBook(), service.clock.now)).toBe(0);
    const { rows } = await service.database.pool.query('select light from project_stat where project_id = $1', [made.json().id]);
    expect(rows).toEqual([{ light: 'red' }]);
  });
});
