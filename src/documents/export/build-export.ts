import type { DepartmentYearExport, ExportedProject } from '#contract/export.ts';
import { figuresOf, ratesShown } from '#contract/figures-shown.ts';
import type { FundsFigures } from '#contract/funds.ts';
import { plainDecimal } from '#core/decimal.ts';
import { lastDayOf, type DepartmentYear, type ProjectRecord } from '#core/ledger/department-year.ts';
import { summariseFunds, type BudgetVersion, type FundsSummary } from '#core/ledger/funds.ts';
import { yuanOfFen } from '#core/ledger/money.ts';
import { isState, stateNames } from '#core/life-cycle/states.ts';
import type { NormBook } from '#core/norm-book.ts';
import { roundHalfUp } from '#core/rational.ts';
import { executionRates, legalRate, rateBases, type ExecutionRate, type RateBasis } from '#core/scoring/execution-rate.ts';
import { scoreForm } from '#core/scoring/form-score.ts';

/** A department's year as it is handed on: figures as of the end of the year, rates and points by the norms of that day and the department's place. */
export function buildExport(ledger: DepartmentYear, norms: NormBook): DepartmentYearExport {
  const { department: { id, name, code, place, isExample }, bureau, year, yearState, projects } = ledger;
  const date = lastDayOf(year);
  const summaries = projects.map((record) => summariseFunds(record.budgets, record.entries, date));
  const total = sumOf(summaries);
  return {
    schema: 'hengji.ledger/1', department: { id, name, code, place }, bureau, year, yearState, asOf: date, isExample,
    totals: { projects: projects.length, funds: figuresOf(total), rates: ratesShown(ratesOfSums(summaries, norms, date, place)) },
    projects: projects.map((record) => exportProject(record, norms, date, place)),
  };
}

function exportProject(record: ProjectRecord, norms: NormBook, date: string, place: string): ExportedProject {
  const { project, documents, parts, budgets, entries, indicators, narratives, findings } = record;
  if (!isState(project.state)) throw new Error(`unknown state ${project.state}`);
  const summary = summariseFunds(budgets, entries, date);
  const rates = executionRates(summary, 'self-evaluation', norms, date, place);
  const legal = legalRate(rates);
  const form = scoreForm(indicators, legal?.rate ?? null, norms, date, place);
  const partNames = new Map(parts.map((part) => [part.id, part.name]));
  return {
    id: project.id, ordinal: project.ordinal, name: project.name, code: project.code, unitCode: project.unitCode, kind: project.kind, mechanism: project.mechanism, state: project.state, stateName: stateNames[project.state],
    documents: documents.map(({ number, title, disclosure }) => ({ number, title, disclosure })),
    funds: fundsOf(summary, budgets), rates: ratesShown(rates), legalRate: legal === null ? null : ratesShown([legal])[0] ?? null,
    parts: parts.map((part) => {
      // As if the part were a project: its budget versions are those of the whole.
      const own = summariseFunds(budgets.filter(({ partId }) => partId === part.id).map((version) => ({ ...version, partId: null })), entries.filter(({ partId }) => partId === part.id), date);
      return { id: part.id, ordinal: part.ordinal, kind: part.kind, name: part.name, funds: figuresOf(own), rates: ratesShown(executionRates(own, 'self-evaluation', norms, date, place)).map((rate) => ({ ...rate, legal: false, norm: null })) };
    }),
    entries: entries.filter(({ voided }) => !voided).map((entry) => ({
      id: entry.id, kind: entry.kind, yuan: yuanOfFen(entry.amountFen), date: entry.occurredOn, datePrecision: entry.datePrecision, source: entry.source, payee: entry.payee, payeeKind: entry.payeeKind,
      part: entry.partId === null ? null : partNames.get(entry.partId) ?? null, inYear: entry.occurredOn === null || entry.occurredOn <= date,
    })),
    indicators: indicators.map(({ indicator, result }, index) => {
      const points = form.indicators[index]?.points ?? null;
      const { level1, level2, name, comparator, target, targetUpper, targetText, unit, weight } = indicator;
      return {
        id: indicator.id, level1, level2, name, comparator, target: target === null ? null : plainDecimal(target), targetUpper: targetUpper === null ? null : plainDecimal(targetUpper), targetText, unit,
        weight: weight === null ? null : plainDecimal(weight), result: result?.value === null || result === null ? null : plainDecimal(result.value), resultText: result?.valueText ?? result?.band ?? null,
        points: points === null ? null : plainDecimal(roundHalfUp(points, 2)), reason: result?.reason ?? null,
      };
    }),
    score: form.total === null ? null : plainDecimal(form.total), grade: form.grade?.name ?? null, narratives, findings,
  };
}

/** `budget` is that of the whole: budgets of parts alone are theirs. */
function fundsOf(summary: FundsSummary, budgets: readonly BudgetVersion[]): FundsFigures {
  const figures = figuresOf(summary);
  return budgets.some(({ partId }) => partId === null) ? figures : { ...figures, budget: null };
}

const figureOfBasis: Readonly<Record<RateBasis, keyof FundsSummary>> = { budget: 'initial', 'adjusted-budget': 'adjusted', planned: 'planned', issued: 'issued', received: 'received', paid: 'spent' };

/** Rates of the whole: sum over sum, on each basis of the projects that have both the basis and what is held against it. */
function ratesOfSums(summaries: readonly FundsSummary[], norms: NormBook, date: string, place: string): readonly ExecutionRate[] {
  return rateBases.flatMap((basis) => (['execution', 'arrival', 'use'] as const).flatMap((kind) => {
    const over = kind === 'execution' ? 'spent' : kind === 'arrival' ? 'received' : 'used';
    const rated = summaries.filter((summary) => summary[figureOfBasis[basis]] !== null && summary[over] !== null);
    return executionRates(sumOf(rated), 'whole-department', norms, date, place).filter((rate) => rate.kind === kind && rate.basis === basis);
  }));
}

function sumOf(summaries: readonly FundsSummary[]): FundsSummary {
  const add = (figure: keyof FundsSummary): bigint | null => summaries.reduce<bigint | null>((sum, each) => (each[figure] === null ? sum : (sum ?? 0n) + each[figure]), null);
  return {
    initial: add('initial'), adjusted: add('adjusted'), planned: add('planned'), issued: add('issued'), received: add('received'), spent: add('spent'), carriedIn: add('carriedIn'), carriedOut: add('carriedOut'),
    reclaimed: add('reclaimed'), cancelled: add('cancelled'), passedOn: add('passedOn'), used: add('used'),
  };
}
