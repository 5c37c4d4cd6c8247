import type { Claim } from '#core/claim.ts';
import { compareRationals, fromDecimal } from '#core/rational.ts';
import type { Fact } from '#core/fact.ts';
import { makeClaim } from '#checker/claims/binding/scope.ts';
import { judgeSum } from '#checker/claims/relations/amounts.ts';
import { judgeQuotient } from '#checker/claims/relations/quotient.ts';
import { judgeExecutionScore } from '#checker/claims/relations/scores.ts';
import { scoreWithin } from '#checker/tables/bind-rows.ts';
import { settleBlanks, tableSum, type TableSum } from '#checker/tables/bind-sum.ts';
import { agrees } from '#checker/tables/sure-claims.ts';
import type { FormFigures, FundsFigures } from '#checker/tables/table.ts';

/** What a 自评表 states: 执行率, the sources of its money, the points of the execution rate, weights and scores with their totals. */
export function bindForm(figures: FormFigures): Claim[] {
  const total = figures.funds.find((row) => row.kind === 'total');
  return [
    ...figures.funds.flatMap(bindRate),
    ...bindSources(figures),
    ...(total === undefined ? [] : bindExecutionScore(total)),
    ...bindWithin(figures),
    ...bindTotals(figures, total),
  ];
}

/** 执行率 = 全年执行数 ÷ 全年预算数. */
function bindRate({ rate, spent, budget, initialBudget }: FundsFigures): Claim[] {
  if (rate === null || spent === null || budget === null) return [];
  const claim = makeClaim('rate', { fact: rate }, [spent, budget], judgeQuotient(rate.quantity, spent.quantity, budget.quantity), { basis: budget.measure });
  if (claim.reason === 'zero-base' && spent.quantity.value?.coefficient === 0n) return [];
  const fits = !agrees(claim) && initialBudget !== null && judgeQuotient(rate.quantity, spent.quantity, initialBudget.quantity).verdict === 'exact';
  return [fits ? { ...claim, verdict: 'other-basis', fittingBasis: initialBudget } : claim];
}

/** 年度资金总额 is the sum of its sources. A list that does not reach 其他资金 may go on elsewhere. */
function bindSources({ funds }: FormFigures): Claim[] {
  const [total, ...sources] = funds;
  if (total === undefined || total.kind !== 'total' || sources.length === 0 || sources.some((row) => row.kind === 'total')) return [];
  const isComplete = sources.some((row) => row.kind === 'other');
  const sums = (['initialBudget', 'budget', 'spent'] as const).flatMap((column): TableSum[] => {
    const sum = tableSum(total[column] ?? undefined, sources.map((row) => row[column] ?? undefined));
    return sum === null ? [] : [sum];
  });
  return settleBlanks(sums).filter((claim) => claim.verdict !== 'inconsistent' || isComplete || exceeds(claim));
}

function exceeds({ stated, recomputed }: Claim): boolean {
  const total = stated.quantity.value;
  return total !== null && recomputed !== null && compareRationals(recomputed.low, fromDecimal(total)) > 0;
}

/** 得分 of the execution rate, on the stated rate: a wrong rate is a finding of its own. */
function bindExecutionScore({ score, weight, rate }: FundsFigures): Claim[] {
  if (score === null || weight === null || rate === null) return [];
  return [makeClaim('score', { fact: score }, [weight, rate], judgeExecutionScore(score.quantity, weight.quantity, rate.quantity), { basis: 'execution-rate' })];
}

function bindWithin({ funds, indicators }: FormFigures): Claim[] {
  return [...funds, ...indicators].flatMap(({ score, weight }) => {
    const claim = score === null || weight === null ? null : scoreWithin(score, weight);
    return claim === null ? [] : [claim];
  });
}

/** 总分: of what was allotted and of what was reached. Judged where every indicator has its points. */
function bindTotals({ indicators, totalWeight, totalScore }: FormFigures, total: FundsFigures | undefined): Claim[] {
  const weights = allOf(indicators.map((row) => row.weight), total?.weight ?? null);
  const scores = allOf(indicators.map((row) => row.score), total?.score ?? null);
  const isMissing = total !== undefined && total.weight !== null && total.score === null;
  return [
    ...(totalWeight === null || weights === null ? [] : [scoreSum(totalWeight, weights)]),
    ...(totalScore === null || scores === null || isMissing ? [] : [scoreSum(totalScore, scores)]),
  ];
}

function allOf(facts: readonly (Fact | null)[], execution: Fact | null): Fact[] | null {
  const given = facts.filter((fact) => fact !== null);
  if (given.length === 0 || given.length < facts.length) return null;
  return execution === null ? given : [execution, ...given];
}

function scoreSum(total: Fact, parts: readonly Fact[]): Claim {
  return makeClaim('score', { fact: total }, parts, judgeSum(total.quantity, parts.map(({ quantity }) => quantity)), { exhaustive: true });
}
