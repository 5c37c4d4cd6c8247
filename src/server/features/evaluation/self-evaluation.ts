import { and, eq } from 'drizzle-orm';
import { normReferenceOf } from '#contract/figures-shown.ts';
import type { SelfEvaluation } from '#contract/evaluation.ts';
import { formatDecimal, plainDecimal } from '#core/decimal.ts';
import type { Bilingual } from '#core/finding.ts';
import type { LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import { lastDayOf } from '#core/ledger/department-year.ts';
import { fundSources, summariseFunds, type FundsSummary, type FundSource } from '#core/ledger/funds.ts';
import { yuanOfFen } from '#core/ledger/money.ts';
import { isState, stateNames } from '#core/life-cycle/states.ts';
import { codesAt, documentOf, type NormBook } from '#core/norm-book.ts';
import { fromDecimal, roundHalfUp, type Rational } from '#core/rational.ts';
import { executionRates, legalRate, printedPercent } from '#core/scoring/execution-rate.ts';
import { explainExecution, explainIndicator } from '#core/scoring/explanation.ts';
import { scoreForm } from '#core/scoring/form-score.ts';
import { missingOf, explainsExecution } from '#server/features/evaluation/facts.ts';
import { messages } from '#server/features/evaluation/messages.ts';
import { listReviews } from '#server/features/evaluation/reviews.ts';
import { readLedger } from '#server/features/projects/index.ts';
import type { Orm } from '#server/platform/database/handles.ts';
import { project } from '#server/platform/database/schema/ledger.ts';
import { Problem } from '#server/platform/problem.ts';

/** The self-evaluation form of a project as data, by the norms of the last day of its year. */
export async function selfEvaluationOf(orm: Orm, departmentId: string, projectId: string, year: number, norms: NormBook): Promise<SelfEvaluation> {
  const [row] = await orm.select({ version: project.version }).from(project).where(and(eq(project.departmentId, departmentId), eq(project.id, projectId)));
  const ledger = await readLedger(orm, departmentId, year, projectId);
  const record = ledger?.projects[0];
  if (row === undefined || ledger === null || record === undefined || !isState(record.project.state)) throw new Problem(404, 'not-found', messages.projectNotFound);
  const date = lastDayOf(year);
  const { place } = ledger.department;
  const funds = summariseFunds(record.budgets, record.entries, date);
  const rate = legalRate(executionRates(funds, 'self-evaluation', norms, date, place));
  const form = scoreForm(record.indicators, rate?.rate ?? null, norms, date, place);
  const execution = form.execution === null ? null : explainExecution(form.execution);
  const missing = await missingOf(orm, departmentId, projectId, norms);
  const basis = codesAt(norms, 'execution-rate-base/self-evaluation', date, place);
  const document = basis === null ? null : documentOf(norms, basis);
  const explained = form.executionReasonRequired && await explainsExecution(orm, departmentId, projectId);
  const problems = record.narratives.problems ?? [];
  return {
    projectId, name: record.project.name, year, asOf: date, place, state: record.project.state, stateName: stateNames[record.project.state], version: row.version,
    basis: basis === null ? null : normReferenceOf(basis), basisName: document === null ? null : [document.number, document.title].filter((part) => part !== null && part !== '').join(' '),
    funds: [
      fundsRow(messages.fundsTotal, funds, rate?.rate ?? null, form.execution === null ? null : plainDecimal(form.execution.weight.value), execution === null || execution.printed === null ? null : formatDecimal(execution.printed)),
      ...fundSources.flatMap((source) => {
        const own = summariseFunds(record.budgets.filter((each) => each.source === source), record.entries.filter((each) => each.source === source), date);
        return own.initial === null && own.adjusted === null && own.spent === null ? [] : [fundsRow(sourceLabels[source], own, legalRate(executionRates(own, 'self-evaluation', norms, date, place))?.rate ?? null, null, null)];
      }),
    ],
    executionCalculation: execution?.calculation ?? null, executionReasonRequired: form.executionReasonRequired,
    executionReason: explained ? problems.map((piece) => (piece.kind === 'text' ? piece.text : `{${piece.fact}}`)).join('') : null,
    indicators: record.indicators.flatMap(({ indicator, result }, index) => {
      const scored = form.indicators[index];
      if (scored === undefined) return [];
      const explanation = explainIndicator(indicator, result, scored);
      return [{
        indicatorId: indicator.id, level1: indicator.level1, level2: indicator.level2, name: indicator.name, target: targetText(indicator), unit: indicator.unit, result: resultText(result),
        weight: indicator.weight === null ? null : plainDecimal(indicator.weight), points: explanation.printed === null ? null : formatDecimal(explanation.printed), rule: explanation.rule,
        calculation: explanation.calculation, reasonRequired: scored.reasonRequired, reason: result?.reason ?? null, measures: result?.measures ?? null, norms: explanation.norms.map(normReferenceOf),
      }];
    }),
    decided: formatDecimal(roundHalfUp(form.decided, 2)), total: form.total === null ? null : formatDecimal(form.total), grade: form.grade?.name ?? null, gradeVerified: form.grade?.verified ?? null,
    missing: { results: missing.withoutResult, reasons: missing.withoutReason }, reviews: await listReviews(orm, departmentId, projectId),
  };
}

const sourceLabels: Readonly<Record<FundSource, Bilingual>> = { 本级: messages.fundsOwn, 上级转移支付: messages.fundsTransfer, 其他: messages.fundsOther };

function fundsRow(label: Bilingual, funds: FundsSummary, rate: Rational | null, weight: string | null, points: string | null): SelfEvaluation['funds'][number] {
  const yuan = (fen: bigint | null): string | null => (fen === null ? null : yuanOfFen(fen));
  return { label, initialYuan: yuan(funds.initial), adjustedYuan: yuan(funds.adjusted), spentYuan: yuan(funds.spent), weight, ratePercent: rate === null ? null : printedPercent(rate), points };
}

function targetText(indicator: LedgerIndicator): string {
  if (indicator.target === null) return indicator.targetText ?? '';
  const target = plainDecimal(indicator.target);
  return indicator.targetUpper === null ? `${indicator.comparator}${target}` : `${target}～${plainDecimal(indicator.targetUpper)}`;
}

function resultText(result: LedgerResult | null): string | null {
  if (result === null) return null;
  if (result.value !== null) return plainDecimal(result.value);
  if (result.band !== null) return result.bandPercent === null ? result.band : `${result.band}（${plainDecimal(roundHalfUp(fromDecimal(result.bandPercent), 2))}%）`;
  return result.valueText;
}
