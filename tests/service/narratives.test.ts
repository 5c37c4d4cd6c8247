import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Narrative } from '#contract/narratives.ts';
import { createTestService, type TestService } from '../service.ts';

let service: TestService;
let url: string;
beforeAll(async () => {
  service = await createTestService(process.env['HENGJI_TEST_LOG']);
  const made = await service.officer.request('POST', `/api/v1/departments/${service.departmentId}/years/2023/projects`, { name: '赋能行动工作经费' });
  url = `/api/v1/departments/${service.departmentId}/projects/${String(made.json().id)}`;
  await service.officer.request('POST', `${url}/budgets`, { kind: 'initial', amountYuan: '300000' });
  await service.officer.request('POST', `${url}/entries`, { kind: 'paid', amountYuan: '216200', occurredOn: '2023-09-01' });
});
afterAll(() => service.close());

const section = async (name: string): Promise<Narrative> =>
  (await service.officer.request('GET', `${url}/narratives`)).json<{ items: Narrative[] }>().items.find((each) => each.section === name) ?? expect.unreachable();
const write = (name: string, version: number, pieces: readonly object[]) => service.officer.request('PUT', `${url}/narratives/${name}`, { pieces }, { 'if-match': `"${version}"` });

describe('a text with live figures', () => {
  test('reads with the figures of the ledger, and changes when the ledger does', async () => {
    expect(await section('achievement')).toMatchObject({ pieces: [], text: '', version: 0 });
    const written = await write('achievement', 0, [
      { kind: 'text', text: '全年支出' }, { kind: 'fact', fact: 'funds/spent', unit: '万元', decimals: null }, { kind: 'text', text: '，执行率' },
      { kind: 'fact', fact: 'rate/adjusted-budget', unit: '%', decimals: 2 }, { kind: 'text', text: '。' },
    ]);
    expect([written.statusCode, written.json().text, written.headers['etag']]).toEqual([200, '全年支出21.62万元，执行率72.07%。', '"1"']);
    await service.officer.request('POST', `${url}/entries`, { kind: 'paid', amountYuan: '83800', occurredOn: '2023-12-01' });
    expect((await section('achievement')).text).toBe('全年支出30万元，执行率100.00%。');
  });

  test('offers what may be referred to, and refuses what the ledger does not have', async () => {
    const facts = (await service.officer.request('GET', `${url}/facts`)).json<{ items: { fact: string; text: string; units: string[] }[] }>().items;
    expect(facts.find(({ fact }) => fact === 'funds/spent')).toMatchObject({ text: '30万元', units: ['万元', '元', '亿元'] });
    const refused = await write('problems', 0, [{ kind: 'fact', fact: 'funds/received', unit: '万元', decimals: null }]);
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'unknown-fact']);
  });

  test('a second writer is told, and what was written stays', async () => {
    const first = await write('improvements', 0, [{ kind: 'text', text: '加快支付。' }]);
    expect(first.statusCode).toBe(200);
    const second = await write('improvements', 0, [{ kind: 'text', text: '另一稿。' }]);
    expect([second.statusCode, second.json().changedBy, second.json().current.text]).toEqual([412, '管理员甲', '加快支付。']);
    const markup = await write('improvements', 1, [{ kind: 'text', text: '<script>alert(1)</script>' }]);
    expect(markup.json().text).toBe('<script>alert(1)</script>');
  });
});
