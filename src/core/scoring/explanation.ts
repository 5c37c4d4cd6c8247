import { formatDecimal, plainDecimal, type Decimal } from '#core/decimal.ts';
import type { LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import { resultValue } from '#core/indicators/result-value.ts';
import type { NormCodes, NormValue } from '#core/norm-book.ts';
import { divideRationals, fromDecimal, multiplyRationals, rational, roundHalfUp, subtractRationals, type Rational } from '#core/rational.ts';
import type { ExecutionScore } from '#core/scoring/execution-score.ts';
import type { IndicatorScore, ScoreRule } from '#core/scoring/indicator-score.ts';

/** What went into points: the weight, target and result, the percent of a band, the rate, its cap and its floor, the threshold of a result far above. */
export type ScoreOperand = { readonly name: 'weight' | 'target' | 'target-upper' | 'result' | 'band-percent' | 'execution-rate' | 'cap' | 'floor' | 'threshold'; readonly value: Rational };

/** How points came about, as data, for whoever has to justify them. */
export type ScoreExplanation = {
  /** Null for the execution rate. */
  readonly indicatorId: string | null;
  readonly rule: ScoreRule | 'execution-rate';
  readonly operands: readonly ScoreOperand[];
  /** What the proportion alone would give, before what is above the full points or below the floor is cut; null where none was taken. */
  readonly beforeCap: Rational | null;
  /** Exact; null while undecided. */
  readonly points: Rational | null;
  /** Half up to two decimals; only printed, sums are taken of exact points. */
  readonly printed: Decimal | null;
  /** In figures alone, operands shown to four decimals: `30 × 2 ÷ 3 → 20.00`; null while undecided. */
  readonly calculation: string | null;
  readonly norms: readonly (NormValue | NormCodes)[];
  /** False where one of the norms could not be verified. */
  readonly verified: boolean;
};

const one = rational(1n, 1n);
const hundred = rational(100n, 1n);

/** The explanation of the points of an indicator. */
export function explainIndicator(indicator: LedgerIndicator, result: LedgerResult | null, score: IndicatorScore): ScoreExplanation {
  const value = result === null ? null : resultValue(indicator, result);
  const target = indicator.target === null ? null : fromDecimal(indicator.target);
  const upper = indicator.targetUpper === null ? null : fromDecimal(indicator.targetUpper);
  const percent = score.rule !== 'band' || result === null || result.bandPercent === null ? null : fromDecimal(result.bandPercent);
  const threshold = score.norms.find((norm): norm is NormValue => norm.id === 'over-achievement-reason-above');
  const isNumber = score.rule !== 'band';
  const operands: ScoreOperand[] = [
    { name: 'weight', value: score.weight },
    ...(isNumber && target !== null ? [{ name: 'target' as const, value: target }] : []),
    ...(isNumber && upper !== null ? [{ name: 'target-upper' as const, value: upper }] : []),
    ...(isNumber && value !== null ? [{ name: 'result' as const, value }] : []),
    ...(percent !== null ? [{ name: 'band-percent' as const, value: percent }] : []),
    ...(threshold !== undefined ? [{ name: 'threshold' as const, value: fromDecimal(threshold.value) }] : []),
  ];
  const proportion = score.points === null || value === null || target === null ? null : proportionOf(score, value, target, upper, threshold === undefined ? null : fromDecimal(threshold.value));
  return {
    indicatorId: indicator.id, rule: score.rule, operands, beforeCap: proportion === null ? null : multiplyRationals(score.weight, proportion.share),
    ...ending(score.points, proportion === null ? [shown(score.weight), ...(percent === null ? [] : [`${shown(percent)}%`])].join(' × ') : `${shown(score.weight)} × ${proportion.text}`, score.norms),
  };
}

/** The explanation of the points of the execution rate, at the lower end where the rate is a range. */
export function explainExecution(score: ExecutionScore): ScoreExplanation {
  const weight = fromDecimal(score.weight.value);
  const rate = score.rate.low;
  return {
    indicatorId: null, rule: 'execution-rate',
    operands: [
      { name: 'weight', value: weight }, { name: 'execution-rate', value: rate }, { name: 'cap', value: fromDecimal(score.cap.value) },
      ...(score.floor === null ? [] : [{ name: 'floor' as const, value: fromDecimal(score.floor.value) }]),
    ],
    beforeCap: divideRationals(multiplyRationals(weight, rate), hundred),
    ...ending(score.points.low, `${shown(weight)} × ${shown(rate)}%`, [score.weight, score.cap, ...(score.floor === null ? [] : [score.floor])]),
  };
}

function ending(points: Rational | null, left: string, norms: ScoreExplanation['norms']): Pick<ScoreExplanation, 'points' | 'printed' | 'calculation' | 'norms' | 'verified'> {
  const printed = points === null ? null : roundHalfUp(points, 2);
  return { points, printed, calculation: printed === null ? null : `${left} → ${formatDecimal(printed)}`, norms, verified: norms.every(({ verified }) => verified) };
}

/** The share of the points by the rule alone, and how it is written. Null for rules that take none. */
function proportionOf(score: IndicatorScore, value: Rational, target: Rational, upper: Rational | null, threshold: Rational | null): { readonly share: Rational; readonly text: string } | null {
  switch (score.rule) {
    case 'proportion': return { share: divideRationals(value, target), text: `${shown(value)} ÷ ${shown(target)}` };
    case 'reverse-proportion': {
      const end = upper ?? target;
      return { share: divideRationals(end, value), text: `${shown(end)} ÷ ${shown(value)}` };
    }
    case 'deviation': {
      const distance = divideRationals(subtractRationals(value, target), target);
      return { share: subtractRationals(one, distance.numerator < 0n ? rational(-distance.numerator, distance.denominator) : distance), text: `(1 − |${shown(value)} − ${shown(target)}| ÷ ${shown(target)})` };
    }
    case 'reduced': {
      if (threshold === null) return null;
      const most = divideRationals(threshold, hundred);
      return { share: subtractRationals(one, subtractRationals(divideRationals(value, target), most)), text: `(1 − (${shown(value)} ÷ ${shown(target)} − ${shown(most)}))` };
    }
    case 'reached': case 'zero-target': case 'band': case 'undecided': return null;
  }
}

function shown(value: Rational): string {
  return plainDecimal(roundHalfUp(value, 4));
}
