import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportProposalAnswer, ImportRowAnswer } from '#contract/import.ts';
import { createTestService, departmentGrant, type Person, type TestService } from '../../../../tests/service.ts';

/** A paper of our own with every kind of doubt: a rate on another base, a figure that cannot be read, an amount known by words. */
const paper = `2023年度示例市科技局部门预算绩效评价报告

示例市财政局：
现将2023年度绩效评价情况报告如下：
（一）技能培训经费
2023年依据《关于开展技能培训工作的通知》（示科字〔2023〕8号）设立本项目，主要用于技能培训。
1.绩效目标实现情况
本项目年度预算300万元，1～12月计划支出300万元，实际支出120万元，预算执行率40%。对照批复的绩效目标，举办培训班6期，培训技术人员240人。
2.存在的问题和下一步改进措施
培训基地验收较晚，支出进度偏慢。
（二）平台维护经费
1.绩效目标实现情况
本项目年度预算50万元，实际支出1,2345万元，预算执行率24.69%。
2.存在的问题和下一步改进措施
无
（三）科普活动经费
1.绩效目标实现情况
本项目年度预算20万元，截至12月底资金已全部使用完。
2.存在的问题和下一步改进措施
无

示例市科技局
2024年3月15日
`;

describe('imports over the interface', { timeout: 60_000 }, () => {
  let service: TestService;
  let officer: Person;
  const base = (): string => `/api/v1/departments/${service.departmentId}`;
  beforeAll(async () => {
    service = await createTestService();
    ({ officer } = service);
  });
  afterAll(async () => { await service.close(); });

  const upload = async (text: string, name = 'report.txt', who = officer): Promise<{ status: number; body: { importId: string | null; jobId: string | null } }> => {
    const boundary = 'limit';
    const body = Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n${text}\r\n--${boundary}--\r\n`);
    const answer = await who.request('POST', `${base()}/years/2023/imports`, body, { 'content-type': `multipart/form-data; boundary=${boundary}` });
    return { status: answer.statusCode, body: answer.json() };
  };
  const finished = async (jobId: string): Promise<{ state: string; result: unknown; problem: { code: string } | null }> => {
    for (let tries = 0; tries < 300; tries += 1) {
      const job = (await officer.request('GET', `/api/v1/jobs/${jobId}`)).json<{ state: string; result: unknown; problem: { code: string } | null }>();
      if (job.state === 'done' || job.state === 'failed') return job;
      await new Promise((next) => setTimeout(next, 100));
    }
    throw new Error('the job does not end');
  };
  const rows = async (importId: string, query = ''): Promise<readonly ImportRowAnswer[]> => {
    const found: ImportRowAnswer[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: ImportRowAnswer[]; nextCursor: string | null } = (await officer.request('GET', `${base()}/imports/${importId}/rows?limit=20${query}${cursor === '' ? '' : `&cursor=${cursor}`}`)).json();
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    return found;
  };
  const apply = async (importId: string): Promise<void> => {
    const begun = (await officer.request('POST', `${base()}/imports/${importId}/apply`, {})).json<{ jobId: string }>();
    expect(await finished(begun.jobId)).toMatchObject({ state: 'done' });
  };
  const spent = async (): Promise<readonly (string | null)[]> => {
    const answer = (await officer.request('GET', `${base()}/years/2023/export`)).json<{ projects: { funds: { spent: string | null } }[] }>();
    return answer.projects.map(({ funds }) => funds.spent);
  };
  let importId = '';

  test('a paper becomes a proposal; the same paper is the same proposal', async () => {
    const first = await upload(paper);
    expect(first.status).toBe(202);
    const job = await finished(first.body.jobId ?? '');
    expect(job).toMatchObject({ state: 'done' });
    ({ importId } = job.result as { importId: string });
    const again = await upload(paper, 'other-name.txt');
    expect(again).toEqual({ status: 200, body: { importId, jobId: null } });
    const shown = (await officer.request('GET', `${base()}/imports/${importId}`)).json<ImportProposalAnswer>();
    const all = await rows(importId);
    expect(shown.counts).toMatchObject({ total: all.length, waiting: all.length, applied: 0 });
    expect([shown.paper, shown.warnings]).toEqual([{ department: '示例市科技局', year: 2023 }, []]);
    expect(all.map(({ ordinal }) => ordinal)).toEqual(all.map((_, index) => index + 1));
    expect((await officer.request('GET', `${base()}/years/2023/imports`)).json()).toMatchObject({ items: [{ id: importId }], nextCursor: null });
  });

  test('rows are filtered', async () => {
    expect((await rows(importId, '&certainty=malformed')).map(({ printed }) => printed)).toEqual(['1,2345万元']);
    expect((await rows(importId, '&certainty=wording')).map(({ projectOrdinal, value }) => [projectOrdinal, value['yuan']])).toEqual([[3, '200000']]);
    expect((await rows(importId, '&projectOrdinal=1&target=budget')).map(({ value }) => value['yuan'])).toEqual(['3000000']);
    expect((await officer.request('GET', `${base()}/imports/${importId}/rows?certainty=sure`)).statusCode).toBe(400);
  });

  test('the preview says before and after, and changes nothing', async () => {
    expect((await officer.request('POST', `${base()}/imports/${importId}/accept`, { certainty: 'certain' })).statusCode).toBe(200);
    const preview = (await officer.request('GET', `${base()}/imports/${importId}/preview?projectOrdinal=1`)).json();
    expect(preview).toMatchObject({ projects: [{ projectOrdinal: 1, before: null, after: { budget: '3000000', spent: '1200000' }, made: { project: 1, budget: 1, paid: 1 }, hindrances: [] }] });
    expect(await spent()).toEqual([]);
  });

  test('applied: what is certain is in the ledger; again nothing changes', async () => {
    await apply(importId);
    expect(await spent()).toEqual(['1200000', null, null]);
    const trail = async (): Promise<string> => (await service.database.pool.query<{ count: string }>('select count(*)::text as count from audit_entry')).rows[0]?.count ?? '';
    const before = await trail();
    await apply(importId);
    expect(await trail()).toBe(before);
    // 120 ÷ 300: the stated 40 % is the ledger's own, and is confirmed, not stored.
    expect((await rows(importId, '&target=stated-rate&applied=true')).map(({ printed, appliedType }) => [printed, appliedType])).toEqual([['40%', 'confirmation']]);
  });

  test('a figure that cannot be read needs an amount, a voucher and a note; its rate is confirmed then', async () => {
    const [row] = await rows(importId, '&certainty=malformed');
    const path = `${base()}/imports/${importId}/rows/${row?.id ?? ''}`;
    const decide = async (body: unknown, version: number | null) => officer.request('PATCH', path, body, version === null ? {} : { 'if-match': `"${version}"` });
    expect((await decide({ decision: 'accepted' }, null)).statusCode).toBe(428);
    expect((await decide({ decision: 'accepted' }, 1)).json()).toMatchObject({ status: 422, code: 'figure-needed' });
    expect((await decide({ decision: 'changed', value: { yuan: '123450' } }, 1)).json()).toMatchObject({ status: 422, code: 'voucher-needed' });
    expect((await decide({ decision: 'changed', value: { level1: '产出' }, voucher: '记-12', note: '按凭证' }, 1)).json()).toMatchObject({ status: 422, code: 'value-not-fitting' });
    expect((await decide({ decision: 'changed', value: { yuan: '1.234' }, voucher: '记-12', note: '按凭证' }, 1)).statusCode).toBe(400);
    expect((await decide({ decision: 'changed', value: { yuan: '123450' }, voucher: '记-12', note: '按凭证核对' }, 1)).json()).toMatchObject({ decision: 'changed', decidedValue: { yuan: '123450' }, version: 2 });
    const stale = await decide({ decision: 'refused' }, 1);
    expect(stale.json()).toMatchObject({ status: 412, current: { decision: 'changed' }, changedBy: '管理员甲' });
    const [rate] = await rows(importId, '&projectOrdinal=2&target=stated-rate');
    expect((await officer.request('PATCH', `${base()}/imports/${importId}/rows/${rate?.id ?? ''}`, { decision: 'accepted' }, { 'if-match': '"1"' })).statusCode).toBe(200);
    await apply(importId);
    expect(await spent()).toEqual(['1200000', '123450', null]);
    const { rows: booked } = await service.database.pool.query<{ voucher: string; note: string }>(`select voucher, note from fund_entry where amount_fen = 12345000`);
    expect(booked).toEqual([{ voucher: '记-12', note: '按凭证核对；导入：report.txt' }]);
    expect((await rows(importId, '&projectOrdinal=2&target=stated-rate')).map(({ appliedType }) => appliedType)).toEqual(['confirmation']);
    expect((await decide({ decision: 'refused' }, 2)).json()).toMatchObject({ status: 409, code: 'row-applied' });
  });

  test('what is known by words goes in once a person says so, marked as worked out', async () => {
    const [row] = await rows(importId, '&certainty=wording');
    expect((await officer.request('PATCH', `${base()}/imports/${importId}/rows/${row?.id ?? ''}`, { decision: 'accepted' }, { 'if-match': '"1"' })).statusCode).toBe(200);
    await apply(importId);
    expect(await spent()).toEqual(['1200000', '123450', '200000']);
    expect((await service.database.pool.query('select is_inferred from fund_entry where amount_fen = 20000000 and kind = $1', ['paid'])).rows).toEqual([{ is_inferred: true }]);
  });

  test('what a person booked is not overwritten by a later paper', async () => {
    const later = await finished((await upload(paper.replace('年度预算20万元', '年度预算25万元').replace('240人', '250人'))).body.jobId ?? '');
    const { importId: second } = later.result as { importId: string };
    const waiting = await rows(second, '&decision=pending');
    expect(waiting.filter(({ target }) => target === 'budget' || target === 'indicator').map(({ projectOrdinal, target, certainty }) => [projectOrdinal, target, certainty])).toEqual([[1, 'indicator', 'uncertain'], [3, 'budget', 'uncertain']]);
    expect(waiting.find(({ target }) => target === 'budget')?.why?.zh).toContain('200000元');
  });

  test('not a paper, no file, no year, another department', async () => {
    expect((await upload('\u0000\u0001', 'x.txt')).status).toBe(415);
    expect((await officer.request('POST', `${base()}/years/2023/imports`, {})).json()).toMatchObject({ status: 400, code: 'no-file' });
    expect((await officer.request('POST', `${base()}/years/2023/imports`, { checkId: '00000000-0000-4000-8000-000000000000' })).json()).toMatchObject({ status: 404, code: 'check-not-found' });
    expect((await officer.request('POST', `${base()}/years/2031/imports`, {})).json()).toMatchObject({ status: 404, code: 'year-not-found' });
    const other = await service.person([departmentGrant('绩效管理员', service.otherDepartmentId)]);
    expect((await other.request('GET', `${base()}/imports/${importId}`)).statusCode).toBe(404);
    expect((await other.request('GET', `/api/v1/departments/${service.otherDepartmentId}/imports/${importId}`)).statusCode).toBe(404);
  });

  test('the export in its three forms', async () => {
    const csv = await officer.request('GET', `${base()}/years/2023/export?format=csv`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.startsWith('\ufeff序号,项目名称')).toBe(true);
    expect(csv.body.split('\r\n')).toHaveLength(5);
    const xlsx = await officer.request('GET', `${base()}/years/2023/export?format=xlsx`);
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect(decodeURIComponent(String(xlsx.headers['content-disposition']))).toContain('示例市科技局-2023.xlsx');
  });

  test('a paper of another department and year says so in the proposal, and is read all the same', async () => {
    const begun = await upload(paper.replaceAll('2023年度', '2024年度').replaceAll('示例市科技局', '示例市农业农村局'), 'other.txt');
    const { importId: strange } = (await finished(begun.body.jobId ?? '')).result as { importId: string };
    const shown = (await officer.request('GET', `${base()}/imports/${strange}`)).json<ImportProposalAnswer>();
    expect([shown.year, shown.paper, shown.warnings.map(({ code }) => code)]).toEqual([2023, { department: '示例市农业农村局', year: 2024 }, ['other-department', 'other-year']]);
    expect(shown.warnings[0]?.messages.zh).toContain('报告写的部门是“示例市农业农村局”，导入的是“示例市科技局”的台账');
  });
});
