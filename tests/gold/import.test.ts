import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { departmentYearExport, type DepartmentYearExport, type ExportedProject } from '#contract/export.ts';
import { parseDecimal, plainDecimal, shiftDecimal } from '#core/decimal.ts';
import { buildExport } from '#documents/export/build-export.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { acceptRows, applyProposal, createProposal, readPaper, readRows, type ProposalRowRecord } from '#server/features/import/index.ts';
import { createDepartment, openBudgetYear } from '#server/features/organisation/index.ts';
import { readLedger } from '#server/features/projects/index.ts';
import type { Database } from '#server/platform/database/handles.ts';
import { createTestDatabase } from '../database.ts';
import { command } from '../service.ts';
import { hasCorpus } from './shared-corpus.ts';

const folder = join(import.meta.dirname, '../../../shared/corpus/ganzhou-2023');
const norms = loadNormBook();
const now = (): Date => new Date('2024-06-01T08:00:00.000Z');

/** What careful readers found in the paper; amounts in 万元. */
type Expected = {
  readonly ordinal: number; readonly heading: string; readonly documentNumbers: readonly string[];
  readonly budgetWan: string | null; readonly plannedWan: string | null; readonly receivedWan: string | null; readonly spentWan: string | null; readonly statedRatePercent: string | null;
  readonly counts: readonly (readonly [string, string])[]; readonly parts?: readonly (readonly [string, string])[]; readonly tranches?: readonly (readonly [string, string, string])[];
  readonly partsBudgetWan?: readonly string[]; readonly partsSpentWan?: readonly string[]; readonly computedSpentWan?: string; readonly spentByWordingWan?: string; readonly issuedWan?: string;
  readonly paidNextYear?: readonly (readonly [string, string])[]; readonly passedThroughWan?: string; readonly fundWan?: string; readonly viaBureauWan?: string; readonly timelinessPercent?: string;
  readonly contractsWan?: string; readonly signedYuan?: string; readonly partsTotalWan?: string;
};

const yuan = (wan: string | null): string | null => {
  const read = wan === null ? null : parseDecimal(wan);
  return read === null ? null : plainDecimal(shiftDecimal(read, 4));
};

describe.skipIf(!hasCorpus)('the bureau\'s year, imported from its paper', { timeout: 120_000 }, () => {
  let database: Database;
  let departmentId = '';
  let exported: DepartmentYearExport;
  let rows: readonly ProposalRowRecord[] = [];
  let expected: readonly Expected[] = [];
  let importId = '';
  const project = (ordinal: number): ExportedProject => {
    const found = exported.projects.find((each) => each.ordinal === ordinal);
    if (found === undefined) throw new Error(`no project ${ordinal}`);
    return found;
  };

  const importIt = async (text: string): Promise<void> => {
    const paper = await readPaper('report.txt', Buffer.from(text), norms);
    const { proposal } = await database.transaction((tx) => createProposal(tx, { departmentId, year: 2023, name: 'report.txt', contentHash: paper.contentHash, fileId: null, checkId: null, rows: paper.proposal.rows }, command, now()));
    importId = proposal.id;
    await database.transaction((tx) => acceptRows(tx, departmentId, importId, 'certain', undefined, command, now()));
    await applyProposal(database, { departmentId, importId, norms, actor: command, now });
  };
  const readIt = async (): Promise<void> => {
    const ledger = await readLedger(database.orm, departmentId, 2023);
    if (ledger === null) throw new Error('no year');
    exported = departmentYearExport.parse(buildExport(ledger, norms));
    rows = await readRows(database.orm, departmentId, importId);
  };
  /** Everything in the store but the trail and times. */
  const dump = async (): Promise<string> => {
    const { rows: tables } = await database.pool.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'audit%' order by 1`);
    const parts: string[] = [];
    for (const { name } of tables) {
      const { rows: found } = await database.pool.query<{ row: string }>(`select (to_jsonb(t) - 'updated_at' - 'created_at')::text as row from "${name}" t order by 1`);
      parts.push(name, ...found.map(({ row }) => row));
    }
    return parts.join('\n');
  };

  beforeAll(async () => {
    database = await createTestDatabase(4);
    departmentId = await database.transaction(async (tx) => {
      const id = await createDepartment(tx, { name: '示例市科技局', code: null, bureauId: null, place: '' }, now(), command);
      await openBudgetYear(tx, id, { year: 2023, targetsDue: null, selfEvaluationDue: null, reportDue: null }, now(), command);
      return id;
    });
    const read: { readonly projects: readonly Expected[] } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
    expected = read.projects;
    await importIt(readFileSync(join(folder, 'report.txt'), 'utf8'));
    await readIt();
  }, 120_000);
  afterAll(async () => { await database.close(); });

  test('all thirty projects with their names, documents and funds', () => {
    const shown = exported.projects.map(({ ordinal, name, documents, funds }) => ({
      ordinal, name, documents: documents.map(({ number }) => number), budget: funds.budget, planned: funds.planned, received: funds.received, spent: funds.spent, issued: funds.issued,
    }));
    expect(shown).toEqual(expected.map((each) => ({
      ordinal: each.ordinal, name: each.heading, documents: each.documentNumbers, budget: yuan(each.budgetWan), planned: yuan(each.plannedWan), received: yuan(each.receivedWan),
      // Of 六 the paper gives no total; what it says of the parts adds up to one.
      spent: yuan(each.spentWan ?? each.computedSpentWan ?? null), issued: yuan(each.issuedWan ?? null),
    })));
  });

  test('parts, tranches, payments of the next year, money passed on, dates', () => {
    for (const each of expected) {
      const { parts, entries, funds } = project(each.ordinal);
      if (each.partsBudgetWan !== undefined) expect(parts.map((part) => part.funds.budget), each.heading).toEqual(each.partsBudgetWan.map(yuan));
      // The last part of 六 is 未使用: words, which wait for a person.
      if (each.partsSpentWan !== undefined) expect(parts.map((part) => part.funds.spent), each.heading).toEqual(each.partsSpentWan.map((wan) => (wan === '0' ? null : yuan(wan))));
      if (each.parts !== undefined) expect(parts.slice(0, each.parts.length).map((part) => part.funds.spent ?? part.funds.budget), each.heading).toEqual(each.parts.map(([wan]) => yuan(wan)));
      if (each.tranches !== undefined) {
        expect(parts.map((part) => [part.kind, part.funds.spent, entries.find((entry) => entry.part === part.name)?.date?.slice(0, 7)])).toEqual(each.tranches.map(([wan, , month]) => ['tranche', yuan(wan), month]));
      }
      for (const [wan, month] of each.paidNextYear ?? []) expect(entries.filter(({ inYear }) => !inYear).map(({ kind, yuan: amount, date, datePrecision }) => [kind, amount, date?.slice(0, 7), datePrecision])).toEqual([['paid', yuan(wan), month, 'month']]);
      if (each.passedThroughWan !== undefined) expect(funds.passedOn).toBe(yuan(each.passedThroughWan));
      if (each.fundWan !== undefined) expect(funds.adjusted).toBe(yuan(each.fundWan));
      if (each.partsTotalWan !== undefined) expect(funds.adjusted).toBe(yuan(each.partsTotalWan));
      if (each.timelinessPercent !== undefined) expect(project(each.ordinal).indicators.find(({ name }) => name === '拨付及时率')?.result).toBe(each.timelinessPercent);
      if (each.contractsWan !== undefined) expect(project(each.ordinal).indicators.find(({ name }) => name.includes('交易合同额'))).toMatchObject({ result: each.contractsWan, unit: '万元' });
      if (each.signedYuan !== undefined) expect(project(each.ordinal).indicators.find(({ name }) => name === '签约金额')).toMatchObject({ result: '4', unit: '亿元' });
    }
    const dated = (kind: string): unknown[] => exported.projects.flatMap(({ ordinal, entries }) => entries.filter((entry) => entry.kind === kind && entry.datePrecision === 'day').map(({ date }) => [ordinal, date]));
    expect(dated('received')).toEqual([[2, '2023-07-14']]);
    expect(dated('paid')).toEqual([[21, '2023-12-25'], [24, '2023-12-25']]);
  });

  test('rates are the ledger\'s own, each with its basis, the legal one with its norm', () => {
    const rates = (ordinal: number): Record<string, string> => Object.fromEntries(project(ordinal).rates.filter(({ kind }) => kind === 'execution').map(({ basis, percent }) => [basis, percent]));
    // 21.62 ÷ 30 = 72.0667 %, ÷ 28 = 77.2143 %.
    expect(rates(2)).toMatchObject({ budget: '72.07', received: '77.21' });
    // 122.342232 ÷ 204 = 59.9717 %.
    expect(rates(6)).toMatchObject({ received: '59.97' });
    // 10 ÷ 15, 10 ÷ 10.
    expect(rates(30)).toMatchObject({ budget: '66.67', planned: '100', issued: '100' });
    for (const { legalRate } of exported.projects) if (legalRate !== null) expect(legalRate.norm?.id).toBe('execution-rate-base/self-evaluation');
    for (const each of expected) {
      if (each.statedRatePercent === null || [2, 6, 25, 30].includes(each.ordinal)) continue;
      // 40.9 is printed to one decimal.
      const own = rates(each.ordinal)['budget'] ?? '';
      expect(each.statedRatePercent === '40.9' ? own.slice(0, 4) : own, each.heading).toBe(each.statedRatePercent);
    }
  });

  test('what waits for a person: stated rates that the figures do not bear out, the malformed figure, amounts known by words', () => {
    const waiting = rows.filter(({ decision }) => decision === 'pending');
    const brief = (row: ProposalRowRecord): unknown => [row.projectOrdinal, row.target, row.certainty, row.printed];
    expect(waiting.filter(({ target }) => target === 'stated-rate').map(brief)).toEqual([[2, 'stated-rate', 'uncertain', '77.21%'], [6, 'stated-rate', 'uncertain', '61.93%'], [25, 'stated-rate', 'uncertain', '90.06%'], [30, 'stated-rate', 'uncertain', '100%']]);
    const malformed = waiting.find(({ certainty }) => certainty === 'malformed');
    expect(malformed).toMatchObject({ projectOrdinal: 25, target: 'paid', printed: '11,25791万元', value: { yuan: null, readings: ['112579100', '112579.1', '11257910000'], asOf: '2023-12-19' } });
    const byWords = waiting.filter(({ certainty, target, value }) => certainty === 'wording' && target === 'paid' && (value as { whole: boolean }).whole);
    expect(byWords.map(({ projectOrdinal, value }) => [projectOrdinal, (value as { yuan: string }).yuan])).toEqual(expected.filter(({ spentByWordingWan }) => spentByWordingWan !== undefined).map((each) => [each.ordinal, yuan(each.spentByWordingWan ?? null)]));
    expect(waiting.filter(({ target, certainty }) => target === 'received' && certainty === 'wording').map(({ projectOrdinal, value }) => [projectOrdinal, (value as { occurredOn: string }).occurredOn])).toEqual([[4, '2023-12-31'], [12, '2023-09-30']]);
    expect(rows.filter(({ decision, appliedId }) => decision === 'accepted' && appliedId === null)).toEqual([]);
    for (const row of waiting) expect(row.why, row.rowKey).not.toBeNull();
  });

  test('every count of the paper is in the proposal, with its place', () => {
    const missing = expected.flatMap(({ ordinal, counts }) => counts.filter(([value, unit]) => !rows.some((row) => {
      const { value: of } = row as { value: { kind: string; value?: string; unit?: string } };
      return row.projectOrdinal === ordinal && of.kind === 'indicator' && of.value === value && of.unit === unit;
    })).map(([value, unit]) => `${ordinal}: ${value}${unit}`));
    expect(missing).toEqual([]);
  });

  test('narrative is bound to the facts, and shows no figure that waits', () => {
    const { narratives } = project(2);
    const facts = narratives.achievement?.flatMap((piece) => (piece.kind === 'fact' ? [piece.fact] : []));
    expect(facts?.slice(0, 4)).toEqual(['funds/initial', 'funds/planned', 'funds/spent', 'funds/received']);
    expect(narratives.achievement?.some((piece) => piece.kind === 'text' && piece.text.includes('77.21%'))).toBe(true);
    expect(narratives.problems).toEqual([{ kind: 'text', text: '无' }]);
  });

  test('twice changes nothing', async () => {
    const before = await dump();
    await importIt(readFileSync(join(folder, 'report.txt'), 'utf8'));
    expect(await dump()).toBe(before);
  });

  test('a changed paper proposes its differences alone', async () => {
    // One more figure is right, another is changed; the rest is as it was.
    const changed = readFileSync(join(folder, 'report.txt'), 'utf8').replace('11,25791万元', '11,257.91万元').replace('实际支出21.62万元，预算执行率77.21%', '实际支出22.62万元，预算执行率75.4%');
    const before = exported;
    await importIt(changed);
    await readIt();
    expect(project(25).funds.spent).toBe('112579100');
    expect(project(2).funds.spent).toBe('216200');
    const [row] = rows.filter(({ projectOrdinal, target, decision }) => projectOrdinal === 2 && target === 'paid' && decision === 'pending');
    expect(row).toMatchObject({ certainty: 'uncertain', value: { yuan: '226200' } });
    expect(row?.why?.zh).toContain('216200元');
    // Nothing else has moved.
    expect(exported.projects.filter(({ ordinal }) => ordinal !== 25).map(({ funds, parts, indicators }) => ({ funds, parts, indicators })))
      .toEqual(before.projects.filter(({ ordinal }) => ordinal !== 25).map(({ funds, parts, indicators }) => ({ funds, parts, indicators })));
  });
});
