import type { Quantity } from '#core/fact.ts';
import { addIntervals, meets, multiplyIntervals, printedInterval, subtractIntervals, type Interval } from '#core/interval.ts';
import { operandInterval, roundedInterval, undecidable, type Judgement } from '#checker/claims/relations/judgement.ts';

type Combine = (intervals: readonly Interval[]) => Interval;

/** A total against its parts. */
export function judgeSum(stated: Quantity, parts: readonly Quantity[]): Judgement {
  return judgeAmount(stated, parts, (intervals) => intervals.reduce(addIntervals));
}

/** A remainder or change against what it is the difference of: the first operand less all others. */
export function judgeDifference(stated: Quantity, operands: readonly Quantity[]): Judgement {
  return judgeAmount(stated, operands, ([first, ...others]) => others.reduce(subtractIntervals, first ?? zero));
}

/** A total against unit price × number (× further factors such as months). */
export function judgeProduct(stated: Quantity, factors: readonly Quantity[]): Judgement {
  return judgeAmount(stated, factors, (intervals) => intervals.reduce(multiplyIntervals));
}

/** The same figure given twice. Percents agree where both may be roundings of one: 96% and 95.97%. */
export function judgeRepeat(stated: Quantity, other: Quantity): Judgement {
  const judged = judgeAmount(stated, [other], ([only]) => only ?? zero);
  if (judged.verdict !== 'inconsistent' || stated.kind !== 'percent' || stated.printed === null || other.printed === null) return judged;
  return meets(printedInterval(stated.printed), printedInterval(other.printed)) ? { ...judged, verdict: 'only-by-rounding' } : judged;
}

const zero: Interval = { low: { numerator: 0n, denominator: 1n }, high: { numerator: 0n, denominator: 1n } };

function judgeAmount(stated: Quantity, operands: readonly Quantity[], combine: Combine): Judgement {
  const exactStated = operandInterval(stated);
  const exact = operands.map(operandInterval).filter((interval) => interval !== null);
  if (exactStated === null || exact.length < operands.length) return undecidable('malformed');
  const recomputed = combine(exact);
  if (meets(recomputed, exactStated)) return { verdict: 'exact', recomputed, reason: null };
  const roundedStated = roundedInterval(stated);
  const rounded = operands.map(roundedInterval).filter((interval) => interval !== null);
  if (roundedStated !== null && rounded.length === operands.length && meets(combine(rounded), roundedStated)) {
    return { verdict: 'only-by-rounding', recomputed, reason: null };
  }
  return { verdict: 'inconsistent', recomputed, reason: null };
}
