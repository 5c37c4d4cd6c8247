import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestService, type TestService } from '../service.ts';

let service: TestService;
let projects: string;
beforeAll(async () => {
  service = await createTestService(process.env['HENGJI_TEST_LOG']);
  projects = `/api/v1/departments/${service.departmentId}/years/2023/projects`;
});
afterAll(() => service.close());

async function newProject(name: string): Promise<{ id: string; url: string; version: number }> {
  const answer = await service.officer.request('POST', projects, { name });
  expect(answer.statusCode, answer.body).toBe(201);
  const { id, version } = answer.json<{ id: string; version: number }>();
  return { id, version, url: `/api/v1/departments/${service.departmentId}/projects/${id}` };
}

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const answer = await service.officer.request('POST', url, body);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}

describe('the funds of a project', () => {
  test('working funds of 30万: an arrival of 28 and payments of 21.62 give 72.07 % on the budget and 77.21 % on arrivals', async () => {
    const { url } = await newProject('赋能行动工作经费');
    await post(`${url}/budgets`, { kind: 'initial', amountYuan: '300000' });
    await post(`${url}/entries`, { kind: 'received', amountYuan: '280000', occurredOn: '2023-07-14' });
    await post(`${url}/entries`, { kind: 'paid', amountYuan: '200000', occurredOn: '2023-09-01', payee: '示例会务公司', payeeKind: 'enterprise' });
    const last = await post(`${url}/entries`, { kind: 'paid', amountYuan: '16200', occurredOn: '2023-11-01' });
    expect(last).toMatchObject({ warnings: [], funds: { budget: '300000', adjusted: '300000', received: '280000', spent: '216200', planned: null } });
    const read = (await service.officer.request('GET', `${url}/funds`)).json<{ rates: { kind: string; basis: string; percent: string; legal: boolean; norm: { document: string; verified: boolean } | null }[] }>();
    expect(read.rates.map(({ kind, basis, percent, legal }) => [kind, basis, percent, legal])).toEqual([
      ['execution', 'budget', '72.07', false], ['execution', 'adjusted-budget', '72.07', true], ['execution', 'received', '77.21', false], ['arrival', 'adjusted-budget', '93.33', false],
    ]);
    expect(read.rates.find(({ legal }) => legal)?.norm).toMatchObject({ document: 'caiyu-2020-10', verified: false });
    // As of the end of August nothing had been paid.
    const august = (await service.officer.request('GET', `${url}/funds?asOf=2023-08-31`)).json<{ funds: { spent: string | null; received: string | null } }>();
    expect([august.funds.spent, august.funds.received]).toEqual([null, '280000']);
    const curve = (await service.officer.request('GET', `${url}/funds`)).json<{ months: { month: number; paidSoFar: string }[] }>().months;
    expect(curve.filter(({ month }) => [8, 9, 10, 11].includes(month)).map(({ paidSoFar }) => paidSoFar)).toEqual(['0', '200000', '200000', '216200']);
  });

  test('a payment without a budget is refused unless it is marked, and a payment above arrivals is recorded with a warning', async () => {
    const { url } = await newProject('无预算项目');
    const refused = await service.officer.request('POST', `${url}/entries`, { kind: 'paid', amountYuan: '100' });
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'no-budget-version']);
    const unmarked = await service.officer.request('POST', `${url}/entries`, { kind: 'paid', amountYuan: '100', withoutBudget: true });
    expect(unmarked.json().code).toBe('mark-needs-reason');
    await post(`${url}/entries`, { kind: 'received', amountYuan: '50' });
    const booked = await post(`${url}/entries`, { kind: 'paid', amountYuan: '100', withoutBudget: true, note: '上年欠付' });
    expect(booked['warnings']).toMatchObject([{ code: 'above-arrivals' }]);
  });

  test('an entry is voided and booked anew; a total without an entry is unknown again, not zero', async () => {
    const { url } = await newProject('冲销');
    await post(`${url}/budgets`, { kind: 'initial', amountYuan: '1000' });
    const { entry } = await post(`${url}/entries`, { kind: 'paid', amountYuan: '250.55', occurredOn: '2023-03-01' }) as { entry: { id: string; version: number } };
    const undone = await service.officer.request('POST', `${url}/entries/${entry.id}/void`, { reason: '重复登记' }, { 'if-match': `"${entry.version}"` });
    expect([undone.statusCode, undone.json().voided]).toEqual([200, true]);
    const again = await service.officer.request('POST', `${url}/entries/${entry.id}/void`, { reason: '重复登记' }, { 'if-match': `"${entry.version}"` });
    expect(again.statusCode).toBe(409);
    expect((await service.officer.request('GET', `${url}/funds`)).json().funds.spent).toBeNull();
  });

  test('parts keep figures of their own; where no budget is of the whole it is the sum of the parts', async () => {
    const { url } = await newProject('一笔预算五个分项');
    const amounts = ['540000', '360000', '350000', '400000', '390000'];
    for (const [index, amountYuan] of amounts.entries()) {
      const { id } = await post(`${url}/parts`, { name: `分项${index + 1}` });
      await post(`${url}/budgets`, { kind: 'initial', amountYuan, partId: id });
      if (index === 2) await post(`${url}/entries`, { kind: 'paid', amountYuan: '350000', partId: id });
    }
    const read = (await service.officer.request('GET', `${url}/funds`)).json<{ funds: { adjusted: string }; parts: { funds: { adjusted: string }; rates: { percent: string }[] }[] }>();
    // 54 + 36 + 35 + 40 + 39 = 204
    expect(read.funds.adjusted).toBe('2040000');
    expect(read.parts.map((part) => [part.funds.adjusted, part.rates.at(-1)?.percent ?? null])).toEqual([['540000', null], ['360000', null], ['350000', '100'], ['400000', null], ['390000', null]]);
  });

  test('amounts with parts of a fen, negative ones and floats are refused, naming the field', async () => {
    const { url } = await newProject('坏输入');
    for (const amountYuan of ['1.001', '-1', '1e3', '1,000', '', 1.5, null]) {
      const answer = await service.officer.request('POST', `${url}/budgets`, { kind: 'initial', amountYuan });
      expect([amountYuan, answer.statusCode, answer.json().code, answer.json().errors[0].path]).toEqual([amountYuan, 400, 'invalid-request', 'amountYuan']);
    }
    const unknown = await service.officer.request('POST', `${url}/budgets`, { kind: 'initial', amountYuan: '1', colour: 'red' });
    expect(unknown.json().detail).toBe('请求内容不合要求：有不认识的字段 colour，请去掉');
  });
});

describe('two people change one project', () => {
  test('the second is told who changed what, and nothing is overwritten', async () => {
    const { url, version } = await newProject('两人同改');
    const first = await service.officer.request('PATCH', url, { name: '先改的名称' }, { 'if-match': `"${version}"` });
    expect(first.statusCode).toBe(200);
    const second = await service.officer.request('PATCH', url, { name: '后改的名称' }, { 'if-match': `"${version}"` });
    expect([second.statusCode, second.json().code, second.json().changedBy, second.json().current.name]).toEqual([412, 'changed-meanwhile', '管理员甲', '先改的名称']);
    expect((await service.officer.request('PATCH', url, { name: '没有版本' })).statusCode).toBe(428);
    const history = (await service.officer.request('GET', `${url}/history`)).json<{ items: { act: string; before: unknown; after: unknown }[] }>().items;
    expect(history.map(({ act }) => act)).toEqual(['project.update', 'project.create']);
    expect([history[0]?.before, history[0]?.after]).toEqual([{ name: '两人同改' }, { name: '先改的名称' }]);
  });
});

describe('lists', () => {
  test('pages follow each other without gaps in every sorting', async () => {
    const all = (await service.officer.request('GET', `${projects}?limit=200`)).json<{ items: { id: string }[] }>().items.map(({ id }) => id);
    for (const sort of ['ordinal', '-ordinal', 'name', '-rate', 'rate', 'spent', '-budget', 'score', 'errors', 'state']) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const answer = await service.officer.request('GET', `${projects}?limit=2&sort=${sort}${cursor === null ? '' : `&cursor=${String(cursor)}`}`);
        expect(answer.statusCode, answer.body).toBe(200);
        const page: { items: { id: string }[]; nextCursor: string | null } = answer.json();
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect([sort, seen.length, new Set(seen).size]).toEqual([sort, all.length, all.length]);
    }
    expect((await service.officer.request('GET', `${projects}?cursor=nonsense`)).json().code).toBe('bad-cursor');
    const found = (await service.officer.request('GET', `${projects}?search=${encodeURIComponent('冲销')}`)).json<{ items: { name: string }[] }>().items;
    expect(found.map(({ name }) => name)).toEqual(['冲销']);
    expect((await service.officer.request('GET', `${projects}?search=${encodeURIComponent('%')}`)).json<{ items: unknown[] }>().items).toEqual([]);
  });
});
