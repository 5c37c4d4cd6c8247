import { describe, expect, test } from 'vitest';
import { decimal } from '#core/decimal.ts';
import type { LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import type { DepartmentYear, ProjectRecord } from '#core/ledger/department-year.ts';
import type { BudgetVersion, FundEntry, FundEntryKind } from '#core/ledger/funds.ts';
import { fenOfYuan } from '#core/ledger/money.ts';
import type { NarrativePiece } from '#core/ledger/narrative.ts';
import { factsOfProject, printFact } from '#core/ledger/facts.ts';
import { checkLedger, checkProject, type LiveFinding } from '#checker/live/check-ledger.ts';
import { comparePaper } from '#checker/live/compare-paper.ts';
import { liveRuleIds } from '#checker/live/live-rules.ts';
import { rules } from '#checker/engine/registry.ts';
import { loadNormBook } from '../../reading/norm-book.ts';

const norms = loadNormBook();
const asOf = { year: 2024, month: 3, day: 15, part: null };

type Given = {
  readonly ordinal?: number; readonly name?: string; readonly state?: string; readonly budget?: string | null; readonly parts?: readonly { readonly name: string; readonly budget?: string; readonly paid?: string }[];
  readonly entries?: readonly (readonly [kind: FundEntryKind, yuan: string, on?: string])[]; readonly indicators?: readonly { readonly indicator: Partial<LedgerIndicator>; readonly result?: Partial<LedgerResult> }[];
  readonly narratives?: Partial<Record<'summary' | 'achievement' | 'problems' | 'improvements', readonly NarrativePiece[] | string>>;
};

function project(given: Given): ProjectRecord {
  const ordinal = given.ordinal ?? 1;
  const id = `p${ordinal}`;
  const fen = (yuan: string): bigint => fenOfYuan(yuan) ?? 0n;
  const parts = (given.parts ?? []).map((part, index) => ({ id: `part${index + 1}`, ordinal: index + 1, kind: 'part' as const, name: part.name, note: null }));
  const version = (sequence: number, yuan: string, partId: string | null): BudgetVersion => ({ id: `b${sequence}`, projectId: id, sequence, kind: 'initial', source: '本级', partId, amountFen: fen(yuan), effectiveOn: null, documentNumber: null });
  const entry = (index: number, kind: FundEntryKind, yuan: string, on: string | null, partId: string | null): FundEntry => ({
    id: `e${index}`, projectId: id, kind, amountFen: fen(yuan), occurredOn: on, datePrecision: on === null ? 'none' : 'day', source: '本级', payee: null, payeeKind: null, partId, voided: false,
  });
  return {
    project: {
      departmentId: 'd', id, year: 2023, ordinal, code: null, unitCode: null, name: given.name ?? `项目${ordinal}`, kind: '本级', mechanism: null, functionalCode: null, economicCode: null, periodFrom: null, periodUntil: null,
      divisionId: null, ownerId: null, predecessorId: null, totalAmountFen: null, state: given.state ?? 'evaluating',
    },
    provenance: { example: false, inferred: false, note: null },
    documents: [{ id: 'doc', number: '示科字〔2023〕1号', title: '实施方案', disclosure: '公开' }],
    parts,
    budgets: [
      ...(given.budget === null ? [] : [version(1, given.budget ?? '300000', null)]),
      ...(given.parts ?? []).flatMap(({ budget }, index) => (budget === undefined ? [] : [version(index + 2, budget, `part${index + 1}`)])),
    ],
    entries: [
      ...(given.entries ?? []).map(([kind, yuan, on], index) => entry(index + 1, kind, yuan, on ?? null, null)),
      ...(given.parts ?? []).flatMap(({ paid }, index) => (paid === undefined ? [] : [entry(100 + index, 'paid', paid, null, `part${index + 1}`)])),
    ],
    indicators: (given.indicators ?? []).map(({ indicator, result }, index) => ({
      indicator: { id: `i${index + 1}`, level1: '产出指标', level2: '数量指标', name: `指标${index + 1}`, comparator: '≥', target: null, targetUpper: null, targetText: null, unit: null, weight: null, required: true, ...indicator },
      resultId: result === undefined ? null : `r${index + 1}`,
      result: result === undefined ? null : { value: null, valueText: null, numerator: null, denominator: null, asOf: null, band: null, bandPercent: null, reason: null, measures: null, ...result },
    })),
    narratives: Object.fromEntries(Object.entries({ problems: '无', improvements: '无', ...given.narratives }).map(([section, pieces]) => [section, typeof pieces === 'string' ? [{ kind: 'text', text: pieces }] : pieces])),
    findings: [],
  };
}

function ledgerOf(...projects: readonly ProjectRecord[]): DepartmentYear {
  return { department: { id: 'd', name: '示例市科技局', code: null, place: '', isExample: false }, bureau: null, year: 2023, yearState: 'open', projects };
}

function check(...given: readonly Given[]): readonly LiveFinding[] {
  const { findings, defects } = checkLedger(ledgerOf(...given.map(project)), { norms, asOf });
  expect(defects).toEqual([]);
  return findings;
}

const rulesOf = (findings: readonly LiveFinding[]): readonly string[] => findings.map(({ rule }) => rule);

describe('the ledger under the rules of papers', () => {
  test('a project in order has no finding', () => {
    expect(check({ entries: [['planned', '300000'], ['paid', '290000', '2023-09-30']], indicators: [{ indicator: { target: decimal('3'), unit: '次', weight: decimal('90') }, result: { value: decimal('3') } }] })).toEqual([]);
  });

  test('parts that do not make up the whole', () => {
    // 10 + 18 = 28, the whole is 30.
    const [found] = check({ parts: [{ name: '会议', budget: '100000', paid: '100000' }, { name: '调研', budget: '180000', paid: '180000' }] });
    expect(found).toMatchObject({ rule: 'sum-recomputes', severity: 'error', projectIds: ['p1'], stated: '30', expected: '28' });
    expect(found?.records.map(({ record }) => record)).toEqual(['p1/funds/adjusted', 'p1/part/part1/adjusted', 'p1/part/part2/adjusted']);
    expect(found?.message.zh.startsWith('“项目1”')).toBe(true);
  });

  test('a part without payments is unused only where payments are recorded at all', () => {
    const parts = [{ name: '会议', budget: '100000' }, { name: '调研', budget: '200000' }];
    expect(rulesOf(check({ parts }))).not.toContain('unused-without-reason');
    expect(check({ parts: [{ name: '会议', budget: '100000', paid: '100000' }, { name: '调研', budget: '200000' }], narratives: { problems: '由于政策调整，进度较慢。' } })
      .find(({ rule }) => rule === 'unused-without-reason')?.records[0]?.record).toBe('p1/part/part2');
  });

  test('a rate typed into the text is held against the ledger, on every base', () => {
    // 21.62 of 30 is 72.07 %; of the 28 that arrived it is 77.21 %.
    const entries = [['received', '280000', '2023-07-14'], ['paid', '216200', '2023-12-01']] as const;
    const found = check({ entries, narratives: { summary: '预算执行率77.21%。', problems: '由于资金到位较晚，支出进度偏慢。' } }).filter(({ rule }) => rule === 'rate-recomputes');
    expect(found).toMatchObject([{ stated: '77.21', expected: '72.07', records: [{ record: 'p1/narrative/summary', shown: '77.21%' }, { record: 'p1/funds/spent' }, { record: 'p1/funds/adjusted' }, { record: 'p1/funds/received' }] }]);
    const live: readonly NarrativePiece[] = [{ kind: 'text', text: '预算执行率' }, { kind: 'fact', fact: 'rate/adjusted-budget', unit: '%', decimals: 2 }, { kind: 'text', text: '。' }];
    expect(rulesOf(check({ entries, narratives: { summary: live, problems: '由于资金到位较晚，支出进度偏慢。' } }))).not.toContain('rate-recomputes');
  });

  test('an amount typed into the summary that the ledger has otherwise; one of a part is left alone', () => {
    const entries = [['paid', '290000', '2023-09-30']] as const;
    expect(check({ entries, narratives: { summary: '实际支出28万元。' } })).toMatchObject([{ rule: 'stated-twice', records: [{ record: 'p1/narrative/summary' }, { record: 'p1/funds/spent' }] }]);
    expect(check({ entries, narratives: { summary: '全部付清，其中经本局支付26万元。' } })).toEqual([]);
  });

  test('money that all came in December, a low rate without a reason, a rate above 100', () => {
    expect(rulesOf(check({ entries: [['received', '300000', '2023-12-20'], ['paid', '100000', '2023-12-28']] }))).toEqual(['low-rate-without-reason', 'problems-none-beside-miss', 'december-money'].toSorted((a, b) => order(a) - order(b)));
    expect(rulesOf(check({ entries: [['paid', '300100', '2023-05-31']] }))).toContain('rate-above-100');
    // Payments of the next year are not the year's.
    expect(check({ entries: [['paid', '300000', '2023-05-31'], ['paid', '300000', '2024-02-01']] })).toEqual([]);
  });
  const order = (rule: string): number => ['problems-none-beside-miss', 'low-rate-without-reason', 'december-money'].indexOf(rule);

  test('a missed target without its reason is a finding about the indicator; before results are due it is none', () => {
    const indicators = [{ indicator: { name: '研究论文', target: decimal('10'), unit: '篇', weight: decimal('45') }, result: { value: decimal('7') } }, { indicator: { name: '专利', target: decimal('5'), unit: '项', weight: decimal('45') }, result: { value: decimal('5') } }];
    const entries = [['paid', '290000', '2023-09-30']] as const;
    expect(check({ indicators, entries })).toMatchObject([{ rule: 'deviation-without-reason', records: [{ record: 'p1/indicator/i1', shown: '7篇' }, { record: 'p1/indicator/i1', shown: '10篇' }] }]);
    expect(check({ indicators, entries, state: 'executing' })).toEqual([]);
    // 40 and 45 are neither 90 nor 100.
    expect(rulesOf(check({ indicators: indicators.map(({ indicator, result }, index) => ({ indicator: { ...indicator, weight: decimal(index === 0 ? '40' : '45') }, result: { ...result, reason: '周期较长' } })), entries }))).toEqual(['weights-add-up']);
  });

  test('a fixed price times the number against what was spent; more may have been spent on other things', () => {
    const indicators = [
      { indicator: { level1: '成本指标', level2: null, name: '人均经费', comparator: '=' as const, target: decimal('2'), unit: '万元/人', weight: decimal('40') }, result: { value: decimal('2') } },
      { indicator: { name: '选派人员', comparator: '=' as const, target: decimal('123'), unit: '人', weight: decimal('50') }, result: { value: decimal('123') } },
    ];
    const of = (spent: string) => check({ budget: '2460000', entries: [['paid', spent, '2023-09-30']], indicators });
    expect(of('2460000')).toEqual([]);
    expect(rulesOf(of('2440000'))).toEqual(['product-recomputes']);
    expect(rulesOf(check({ budget: '2600000', entries: [['paid', '2600000', '2023-09-30']], indicators }))).toEqual([]);
  });

  test('one award under two names, one result in two projects', () => {
    const award = (ordinal: number, name: string): Given => ({
      ordinal, name, budget: '3000000', entries: [['paid', '3000000', '2023-06-30']],
      indicators: [
        { indicator: { level1: '成本指标', name: '奖励标准', comparator: '≤', target: decimal('10'), unit: '万元/项', weight: decimal('40') }, result: { value: decimal('10') } },
        { indicator: { name: '获奖数量', comparator: '=', target: decimal('30'), unit: '项', weight: decimal('50') }, result: { value: decimal('30') } },
      ],
    });
    const found = check(award(1, '技术革新奖'), award(7, '技术革新项目奖励'));
    const twice = found.find(({ rule }) => rule === 'same-project-twice');
    expect(twice?.projectIds).toEqual(['p1', 'p7']);
    expect(twice?.message.zh).toContain('“技术革新奖”与“技术革新项目奖励”');
  });

  test('the same finding has the same identity in the next check, also of one project alone', () => {
    const given: Given = { parts: [{ name: '会议', budget: '100000' }, { name: '调研', budget: '180000' }] };
    const ledger = ledgerOf(project({ ordinal: 3, name: '别的项目' }), project(given));
    const ofAll = checkLedger(ledger, { norms, asOf }).findings.filter(({ projectIds }) => projectIds[0] === 'p1').map(({ identity }) => identity);
    const record = ledger.projects[1];
    expect(record === undefined ? [] : checkProject(ledger, record, { norms, asOf }).findings.map(({ identity }) => identity)).toEqual(ofAll);
  });

  test('whatever is typed into names and texts, no rule fails and every record is one of the ledger', () => {
    const hostile = '（一）2200万元\n实际支出9999万元，执行率120%。《》）（{funds/spent}%%\u3000１２３,４５,６万元<script>';
    const { findings, defects } = checkLedger(ledgerOf(project({ name: hostile, narratives: { summary: hostile, achievement: hostile, problems: hostile }, entries: [['paid', '100000', '2023-12-31']] })), { norms, asOf });
    expect(defects).toEqual([]);
    expect(findings.flatMap(({ records }) => records).every(({ record }) => record.startsWith('p1/'))).toBe(true);
  });

  test('rules of the list exist, and rules of wording are not among them', () => {
    const known = new Map(rules.map(({ id, family }) => [id, family]));
    expect(liveRuleIds.filter((id) => !known.has(id))).toEqual([]);
    expect(liveRuleIds.filter((id) => known.get(id) === 'wording')).toEqual([]);
  });
});

describe('facts of the ledger', () => {
  test('name their records, and are printed with as many digits as asked for', () => {
    const facts = factsOfProject(project({ entries: [['paid', '216200', '2023-12-01'], ['received', '280000', '2023-07-14']] }), 1, norms, '');
    const find = (key: string) => facts.find(({ origin }) => origin.record === `p1/${key}`);
    expect(find('funds/spent')?.quantity.value).toEqual({ coefficient: 21_620_000n, scale: 2 });
    const spent = find('funds/spent')?.quantity;
    const rate = find('rate/adjusted-budget');
    expect(spent === undefined ? '' : printFact(spent, '万元', null)).toBe('21.62万元');
    expect(spent === undefined ? '' : printFact(spent, '元', 2)).toBe('216200.00元');
    // 21.62 ÷ 30 = 72.0666…
    expect(rate === undefined ? '' : printFact(rate.quantity, '%', 2)).toBe('72.07%');
    expect(rate?.subject).toBe('');
    expect(find('rate/received')?.subject).toBe('到位资金');
    expect(find('funds/planned')).toBeUndefined();
  });
});

describe('a paper beside the ledger', () => {
  test('projects are matched by name before place; what one side lacks is said', () => {
    const reported = (ordinal: number, heading: string) => ({
      ordinal, heading, start: 0, end: 0, documentNumbers: [], parts: [], indicators: [], dates: [], score: null, grade: null, problems: null, improvements: null,
      funds: { budget: { yuan: '300000', text: '30万元', start: 0, end: 4 }, planned: null, issued: null, received: null, spent: { yuan: '250000', text: '25万元', start: 5, end: 9 }, statedRate: { percent: '83.3', text: '83.3%', start: 10, end: 15 } },
    });
    const report = { projects: [reported(1, '别处没有的项目'), reported(2, '“科普”活动')] } as unknown as Parameters<typeof comparePaper>[0];
    const compared = comparePaper(report, ledgerOf(project({ ordinal: 1, name: '科普活动', entries: [['paid', '250000', '2023-06-30']] }), project({ ordinal: 5, name: '未报送的项目' })), norms);
    expect(compared.map(({ ordinal, heading, projectId }) => [ordinal, heading, projectId])).toEqual([[1, '别处没有的项目', null], [2, '“科普”活动', 'p1'], [null, '未报送的项目', 'p5']]);
    expect(compared[0]?.figures.map(({ kind, verdict }) => [kind, verdict])).toEqual([['budget', 'not-in-ledger'], ['spent', 'not-in-ledger']]);
    // 25 ÷ 30 = 83.33 %, stated to one decimal.
    expect(compared[1]?.figures.map(({ kind, verdict }) => [kind, verdict])).toEqual([['budget', 'equal'], ['spent', 'equal'], ['rate', 'equal']]);
  });
});
