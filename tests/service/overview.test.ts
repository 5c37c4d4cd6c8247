import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fundEntryKinds, summariseFunds, type FundEntryKind } from '#core/ledger/funds.ts';
import { readLedger } from '#server/features/projects/index.ts';
import { bookEntry, recordBudget, storedSummary, voidEntry } from '#server/features/funds/index.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { command, createTestService, departmentGrant, wholeGrant, type TestService } from '../service.ts';

let service: TestService;
beforeAll(async () => { service = await createTestService(process.env['HENGJI_TEST_LOG']); });
afterAll(() => service.close());

async function newProject(name: string, more: object = {}): Promise<string> {
  const answer = await service.officer.request('POST', `/api/v1/departments/${service.departmentId}/years/2023/projects`, { name, ...more });
  expect(answer.statusCode, answer.body).toBe(201);
  return String(answer.json().id);
}

type Overview = { sums: { projects: number; adjusted: string; spent: string }; rates: { basis: string; percent: string; legal: boolean }[]; ratedProjects: number; months: { month: number; paid: string }[]; flows: { from: string; to: string; amountYuan: string }[]; unspent: { name: string; unspentYuan: string; cause: string }[] };

describe('the dashboard of a department', () => {
  test('adds up what is recorded; its rate is the ratio of sums of the projects that have both figures', async () => {
    const post = async (id: string, path: string, body: object): Promise<void> => {
      const answer = await service.officer.request('POST', `/api/v1/departments/${service.departmentId}/projects/${id}/${path}`, body);
      expect(answer.statusCode, answer.body).toBe(201);
    };
    const first = await newProject('甲', { divisionId: service.divisionId });
    await post(first, 'budgets', { kind: 'initial', amountYuan: '300' });
    await post(first, 'entries', { kind: 'received', amountYuan: '280', occurredOn: '2023-07-14' });
    await post(first, 'entries', { kind: 'paid', amountYuan: '216.2', occurredOn: '2023-08-02', payeeKind: 'enterprise' });
    const second = await newProject('乙');
    await post(second, 'budgets', { kind: 'initial', amountYuan: '150', source: '上级转移支付' });
    await post(second, 'entries', { kind: 'paid', amountYuan: '100', occurredOn: '2023-08-20', source: '上级转移支付' });
    const third = await newProject('丙');
    await post(third, 'budgets', { kind: 'initial', amountYuan: '1000' });

    const read: Overview = (await service.officer.request('GET', `/api/v1/departments/${service.departmentId}/years/2023/overview`)).json();
    // 316.2 ÷ 450 = 70.27 %: the third project has no spending recorded, which is not a spending of nothing.
    expect([read.sums, read.ratedProjects]).toMatchObject([{ projects: 3, adjusted: '1450', spent: '316.2' }, 2]);
    expect(read.rates.find(({ legal }) => legal)).toMatchObject({ basis: 'adjusted-budget', percent: '70.27' });
    expect(read.months.find(({ month }) => month === 8)?.paid).toBe('316.2');
    expect(read.flows).toEqual(expect.arrayContaining([
      { from: '本级', to: '甲', amountYuan: '216.2' }, { from: '甲', to: 'enterprise', amountYuan: '216.2' }, { from: '上级转移支付', to: '乙', amountYuan: '100' }, { from: '乙', to: 'own', amountYuan: '100' },
    ]));
    expect(read.unspent.map(({ name, unspentYuan, cause }) => [name, unspentYuan, cause])).toEqual([['丙', '1000', 'no-record'], ['甲', '83.8', 'arrived-not-spent'], ['乙', '50', 'arrived-not-spent']]);

    // Somebody of one division sees its projects alone.
    const officer = await service.person([{ role: '填报人', scope: 'division', bureauId: null, departmentId: service.departmentId, divisionId: service.divisionId }]);
    const own: Overview = (await officer.request('GET', `/api/v1/departments/${service.departmentId}/years/2023/overview`)).json();
    expect([own.sums.projects, own.sums.spent, own.flows.length]).toEqual([1, '216.2', 2]);
    expect((await officer.request('GET', '/api/v1/overview?year=2023')).statusCode).toBe(403);

    const finance = await service.person([wholeGrant('财政审核', service.bureauId)]);
    const all = (await finance.request('GET', '/api/v1/overview?year=2023')).json<{ departments: { name: string; ratePercent: string; sums: { spent: string } }[]; total: { spent: string } }>();
    expect(all.departments.map(({ name, ratePercent, sums }) => [name, ratePercent, sums.spent])).toEqual([['示例市科技局', '70.27', '316.2']]);
    const department = await service.person([departmentGrant('审计', service.departmentId)]);
    expect((await department.request('GET', '/api/v1/overview?year=2023')).statusCode).toBe(403);
  });
});

describe('totals kept by the store', () => {
  test('equal what the acts add up to, whatever is booked and voided', async () => {
    const norms = loadNormBook();
    const amount = fc.bigInt({ min: 0n, max: 10n ** 9n });
    const act = fc.oneof(
      { weight: 4, arbitrary: fc.record({ do: fc.constant('book' as const), kind: fc.constantFrom<FundEntryKind>(...fundEntryKinds), amount, month: fc.option(fc.integer({ min: 1, max: 12 })) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat() }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('budget' as const), amount, source: fc.constantFrom('本级' as const, '上级转移支付' as const) }) },
    );
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 15 }), async (steps) => {
      const projectId = await newProject('随机');
      const context = { departmentId: service.departmentId, projectId, norms, actor: command, at: service.clock.now };
      const yuan = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
      const booked: { id: string; version: number }[] = [];
      await service.database.transaction(async (tx) => {
        await recordBudget(tx, context, { kind: 'initial', source: '本级', partId: null, amountYuan: '1', effectiveOn: null, documentNumber: null, reason: null });
        for (const step of steps) {
          if (step.do === 'book') {
            const { row } = await bookEntry(tx, context, {
              kind: step.kind, amountYuan: yuan(step.amount), occurredOn: step.month === null ? null : `2023-${String(step.month).padStart(2, '0')}-15`, source: '本级', payee: null, payeeKind: null,
              partId: null, documentNumber: null, voucher: null, note: null, disclosure: '公开', withoutBudget: false,
            });
            booked.push({ id: row.id, version: row.version });
          } else if (step.do === 'void') {
            const [entry] = booked.splice(step.which % Math.max(1, booked.length), 1);
            if (entry !== undefined) await voidEntry(tx, context, entry.id, entry.version, '作废');
          } else {
            await recordBudget(tx, context, { kind: 'adjustment', source: step.source, partId: null, amountYuan: yuan(step.amount), effectiveOn: null, documentNumber: null, reason: '追加' });
          }
        }
      });
      const ledger = await readLedger(service.database.orm, service.departmentId, 2023, projectId);
      const record = ledger?.projects[0] ?? expect.unreachable();
      expect(await service.database.transaction((tx) => storedSummary(tx, service.departmentId, projectId))).toEqual(summariseFunds(record.budgets, record.entries));
      const { rows } = await service.database.pool.query<{ kind: string; amount: bigint }>('select kind, sum(amount_fen)::bigint as amount from fund_month where department_id = $1 and project_id = $2 group by kind', [service.departmentId, projectId]);
      for (const { kind, amount: sum } of rows) expect(sum).toBe(record.entries.filter((entry) => entry.kind === kind && !entry.voided).reduce((total, entry) => total + entry.amountFen, 0n));
    }), { numRuns: 25 });
    // The department's totals are those of its projects.
    const { rows: [same] } = await service.database.pool.query(`select d.spent_fen = s.spent and d.adjusted_fen = s.adjusted and d.projects = s.projects and d.rated_spent_fen = s.rated as same from department_stat d
      cross join lateral (select sum(coalesce(paid_fen, 0) - coalesce(returned_fen, 0)) as spent, sum(coalesce(adjusted_fen, 0)) as adjusted, count(*) as projects,
        sum(coalesce(paid_fen, 0) - coalesce(returned_fen, 0)) filter (where paid_fen is not null and adjusted_fen is not null) as rated from project_stat where department_id = d.department_id and year = d.year) s
      where d.department_id = $1 and d.year = 2023`, [service.departmentId]);
    expect(same).toEqual({ same: true });
  });
});
