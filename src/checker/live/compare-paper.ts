import type { CheckReport, ReportedFact, ReportedIndicator, ReportedProject } from '#core/check-report.ts';
import { addDecimals, compareDecimals, equalDecimals, parseDecimal, plainDecimal, shiftDecimal, subtractDecimals, type Decimal } from '#core/decimal.ts';
import type { Quantity } from '#core/fact.ts';
import { nameKey } from '#core/import/names.ts';
import { lastDayOf, type DepartmentYear, type ProjectRecord } from '#core/ledger/department-year.ts';
import { summariseFunds, type FundsSummary } from '#core/ledger/funds.ts';
import { executionRates, printedPercent, type ExecutionRate, type RateBasis } from '#core/scoring/execution-rate.ts';
import type { NormBook } from '#core/norm-book.ts';
import { judgeQuotient } from '#checker/claims/relations/quotient.ts';
import { likenessPercent } from '#checker/rules/alike.ts';

/**
 * How a figure of a paper stands beside the ledger. `equal` the same value, for a rate the legal one at its printed decimals ·
 * `other-basis` a rate that the ledger gives on another base, or a budget that is the opening one where it was adjusted ·
 * `differs` another value · `not-in-ledger` the ledger has no such record · `only-in-ledger` the paper has no such figure ·
 * `unreadable` malformed in the paper · `undecided` the ledger lacks what the figure is worked out from, or the spending of its project as a whole.
 */
export type ComparedVerdict = 'equal' | 'other-basis' | 'differs' | 'not-in-ledger' | 'only-in-ledger' | 'unreadable' | 'undecided';

/** What is compared: a figure of the funds, the stated rate, a part's or an indicator's figure. */
export type ComparedKind = 'budget' | 'planned' | 'issued' | 'received' | 'spent' | 'rate' | 'part-budget' | 'part-spent' | 'indicator';

/** One figure of a paper and its record. Money in yuan, rates in percent, results in `unit`; decimal strings. */
export type ComparedFigure = {
  readonly kind: ComparedKind;
  /** Of the part or the indicator; empty for figures of the project. */
  readonly name: string;
  readonly verdict: ComparedVerdict;
  readonly paper: string | null;
  readonly printed: string | null;
  readonly ledger: string | null;
  /** Paper less ledger. */
  readonly difference: string | null;
  readonly unit: string | null;
  /** Of rates: the base on which the ledger gives what the paper states; for others the legal base. */
  readonly basis: RateBasis | null;
  readonly record: string | null;
  readonly start: number | null;
  readonly end: number | null;
};

export type ComparedProject = {
  /** Ordinal in the paper; null for a project that only the ledger has. */
  readonly ordinal: number | null;
  readonly heading: string;
  readonly projectId: string | null;
  readonly figures: readonly ComparedFigure[];
};

const moneyFigures = [
  ['budget', 'adjusted'], ['planned', 'planned'], ['issued', 'issued'], ['received', 'received'], ['spent', 'spent'],
] as const satisfies readonly (readonly [ComparedKind, keyof FundsSummary])[];

/** Less alike than this, a project of the same place is another project. */
const leastLikeness = 45;

/** Compares a checked paper with the ledger of its year, project by project and figure by figure. Projects are matched by name, else by place and likeness. */
export function comparePaper(report: CheckReport, ledger: DepartmentYear, norms: NormBook): readonly ComparedProject[] {
  const left = new Set(ledger.projects);
  const matched = new Map<ReportedProject, ProjectRecord>();
  const take = (fits: (project: ReportedProject, record: ProjectRecord) => boolean): void => {
    for (const project of report.projects) {
      if (matched.has(project)) continue;
      const found = [...left].find((record) => fits(project, record));
      if (found === undefined) continue;
      left.delete(found);
      matched.set(project, found);
    }
  };
  take((project, record) => nameKey(project.heading) === nameKey(record.project.name) && project.ordinal === record.project.ordinal);
  take((project, record) => nameKey(project.heading) === nameKey(record.project.name));
  take((project, record) => project.ordinal === record.project.ordinal && likenessPercent(nameKey(project.heading), nameKey(record.project.name)) >= leastLikeness);
  const place = ledger.department.place;
  return [
    ...report.projects.map((project): ComparedProject => {
      const record = matched.get(project) ?? null;
      return { ordinal: project.ordinal, heading: project.heading, projectId: record?.project.id ?? null, figures: record === null ? withoutRecord(project) : compareProject(project, record, norms, place) };
    }),
    ...ledger.projects.filter((record) => left.has(record)).map(({ project }): ComparedProject => ({ ordinal: null, heading: project.name, projectId: project.id, figures: [] })),
  ];
}

const nothing = { paper: null, printed: null, ledger: null, difference: null, unit: null, basis: null, record: null, start: null, end: null } as const;

function ofFact(fact: ReportedFact): Pick<ComparedFigure, 'printed' | 'start' | 'end'> {
  return { printed: fact.text, start: fact.start, end: fact.end };
}

/** What a paper states of a project that the ledger does not know. */
function withoutRecord({ funds }: ReportedProject): ComparedFigure[] {
  return moneyFigures.flatMap(([kind]): ComparedFigure[] => {
    const fact = funds[kind];
    return fact === null ? [] : [{ ...nothing, ...ofFact(fact), kind, name: '', verdict: fact.yuan === undefined ? 'unreadable' : 'not-in-ledger', paper: fact.yuan ?? null, unit: '元' }];
  });
}

function compareProject(project: ReportedProject, record: ProjectRecord, norms: NormBook, place: string): ComparedFigure[] {
  const { id, year } = record.project;
  const funds = summariseFunds(record.budgets, record.entries, lastDayOf(year));
  const figures = moneyFigures.flatMap(([kind, key]) => compareMoney(kind, '', project.funds[kind], funds[key], `${id}/funds/${key}`, kind === 'budget' ? funds.initial : null));
  const rates = executionRates(funds, 'self-evaluation', norms, lastDayOf(year), place).filter(({ kind }) => kind === 'execution');
  if (project.funds.statedRate !== null) figures.push(compareRate(project.funds.statedRate, rates, id));
  figures.push(...compareParts(project, record));
  figures.push(...compareIndicators(project.indicators, record));
  return figures;
}

/** `other`: a second record that the figure may be of, the opening budget beside the adjusted one. */
function compareMoney(kind: ComparedKind, name: string, fact: ReportedFact | null, fen: bigint | null, record: string, other: bigint | null): ComparedFigure[] {
  const ledger = fen === null ? null : yuan(fen);
  if (fact === null) return ledger === null ? [] : [{ ...nothing, kind, name, verdict: 'only-in-ledger', ledger: plainDecimal(ledger), unit: '元', record }];
  const common = { ...nothing, ...ofFact(fact), kind, name, unit: '元', record: ledger === null ? null : record, ledger: ledger === null ? null : plainDecimal(ledger) };
  const stated = parseDecimal(fact.yuan ?? '');
  if (stated === null) return [{ ...common, verdict: 'unreadable' }];
  if (ledger === null) return [{ ...common, verdict: 'not-in-ledger', paper: plainDecimal(stated) }];
  const verdict = equalDecimals(stated, ledger) ? 'equal' : other !== null && equalDecimals(stated, yuan(other)) ? 'other-basis' : 'differs';
  return [{ ...common, verdict, paper: plainDecimal(stated), difference: verdict === 'equal' ? null : plainDecimal(subtractDecimals(stated, ledger)) }];
}

function compareRate(fact: ReportedFact, rates: readonly ExecutionRate[], id: string): ComparedFigure {
  const legal = rates.find((rate) => rate.legal) ?? null;
  const common = { ...nothing, ...ofFact(fact), kind: 'rate' as const, name: '', unit: '%' };
  const stated = parseDecimal(fact.percent ?? '');
  if (stated === null) return { ...common, verdict: 'unreadable' };
  const paper = plainDecimal(stated);
  if (legal === null) return { ...common, verdict: 'undecided', paper };
  const agrees = (rate: ExecutionRate): boolean => judgeQuotient(percent(stated), money(rate.numeratorFen), money(rate.denominatorFen)).verdict === 'exact';
  const ledger = printedPercent(legal.rate);
  const of = { ...common, paper, ledger, record: `${id}/rate/${legal.basis}`, difference: plainDecimal(subtractDecimals(stated, parseDecimal(ledger) ?? stated)) };
  if (agrees(legal)) return { ...of, verdict: 'equal', basis: legal.basis, difference: null };
  const other = rates.find((rate) => !rate.legal && agrees(rate));
  return other === undefined ? { ...of, verdict: 'differs', basis: legal.basis } : { ...of, verdict: 'other-basis', basis: other.basis };
}

function compareParts(project: ReportedProject, record: ProjectRecord): ComparedFigure[] {
  const { id } = record.project;
  const isSpendingKnown = record.entries.some(({ kind, voided }) => kind === 'paid' && !voided);
  return project.parts.flatMap((part): ComparedFigure[] => {
    const found = record.parts.find(({ name }) => nameKey(name) === nameKey(part.name));
    if (found === undefined) return [];
    // With all days: of a part papers tell what was paid in the next year as well.
    const own = summariseFunds(record.budgets.filter(({ partId }) => partId === found.id), record.entries.filter(({ partId }) => partId === found.id));
    return [
      ...(part.budget === null ? [] : compareMoney('part-budget', part.name, part.budget, own.adjusted ?? own.received, `${id}/part/${found.id}/adjusted`, null)),
      ...(part.spent === null ? [] : compareMoney('part-spent', part.name, part.spent, own.spent ?? own.passedOn, `${id}/part/${found.id}/spent`, null)
        .map((figure) => (figure.verdict === 'not-in-ledger' && !isSpendingKnown ? { ...figure, verdict: 'undecided' as const } : figure))),
    ];
  });
}

function compareIndicators(reported: readonly ReportedIndicator[], record: ProjectRecord): ComparedFigure[] {
  return reported.flatMap((indicator): ComparedFigure[] => {
    const found = record.indicators.filter((each) => nameKey(each.indicator.name) === nameKey(indicator.name));
    const stated = parseDecimal(indicator.value ?? '');
    const [only] = found;
    // Two of one name cannot be told apart; words are no figures.
    if (only === undefined || found.length !== 1 || stated === null) return [];
    const common = {
      ...nothing, kind: 'indicator' as const, name: indicator.name, printed: `${indicator.value ?? ''}${indicator.unit ?? ''}`, start: indicator.start, end: indicator.end, unit: indicator.unit,
      record: `${record.project.id}/indicator/${only.indicator.id}`, paper: plainDecimal(stated),
    };
    const value = only.result?.value ?? null;
    if (value === null) return [{ ...common, verdict: 'not-in-ledger' }];
    const isEqual = compareDecimals(stated, value) === 0 && (indicator.unit ?? '') === (only.indicator.unit ?? '');
    return [{ ...common, verdict: isEqual ? 'equal' : 'differs', ledger: plainDecimal(value), difference: isEqual ? null : plainDecimal(addDecimals(stated, { coefficient: -value.coefficient, scale: value.scale })) }];
  });
}

function yuan(fen: bigint): Decimal {
  return { coefficient: fen, scale: 2 };
}

function money(fen: bigint): Quantity {
  const value = yuan(fen);
  return { kind: 'money', value, printed: shiftDecimal(value, 0), exponent: 0, unit: '元', approximator: null };
}

function percent(value: Decimal): Quantity {
  return { kind: 'percent', value, printed: value, exponent: 0, unit: '%', approximator: null };
}
