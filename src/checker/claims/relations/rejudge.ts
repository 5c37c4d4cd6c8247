import type { Claim } from '#core/claim.ts';
import { addDecimals, wholeNumber } from '#core/decimal.ts';
import type { Fact, Quantity } from '#core/fact.ts';
import { judgeDifference, judgeProduct, judgeRepeat, judgeSum } from '#checker/claims/relations/amounts.ts';
import { judgeGrowth, judgeGrowthBetween } from '#checker/claims/relations/growth.ts';
import { undecidable, type Judgement } from '#checker/claims/relations/judgement.ts';
import { judgeQuotient } from '#checker/claims/relations/quotient.ts';
import { judgeExecutionScore, judgeMean } from '#checker/claims/relations/scores.ts';

/** Judges a claim again with other figures in the places of some of its facts. Comparisons in words are not rejudged. */
export function rejudge(claim: Claim, replaced: ReadonlyMap<Fact, Quantity>): Judgement {
  const quantity = (fact: Fact): Quantity => replaced.get(fact) ?? fact.quantity;
  const stated = quantity(claim.stated);
  const operands = claim.operands.map(quantity);
  const [first, second] = operands;
  if (first === undefined || claim.comparison !== null) return undecidable('operand-missing');
  switch (claim.kind) {
    case 'rate':
    case 'share': {
      const whole = operands[operands.length - 1];
      if (whole === undefined || operands.length < 2) return undecidable('operand-missing');
      return judgeQuotient(stated, operands.length === 2 ? first : sumOf(operands.slice(0, -1)), whole);
    }
    case 'sum': return judgeSum(stated, operands);
    case 'product': return judgeProduct(stated, operands);
    case 'repeat': return judgeRepeat(stated, first);
    case 'difference':
      if (claim.basis === 'carry-over' && second !== undefined) return judgeDifference(stated, [sumOf([first, second]), ...operands.slice(2)]);
      return claim.stated.measure === 'adjusted-budget' && claim.direction === 'up' ? judgeSum(stated, operands) : judgeDifference(stated, operands);
    case 'growth': {
      if (second === undefined) return undecidable('operand-missing');
      const changeDirection = claim.direction ?? 'up';
      return claim.operands[1]?.measure === 'change' || claim.basis === 'change'
        ? judgeGrowth(stated, first, second, changeDirection)
        : judgeGrowthBetween(stated, first, second, changeDirection);
    }
    case 'score':
      if (claim.basis === 'average') return judgeMean(stated, operands);
      return claim.basis === 'execution-rate' && second !== undefined ? judgeExecutionScore(stated, first, second) : judgeSum(stated, operands);
    case 'year': return undecidable('operand-missing');
  }
}

/** Several amounts as one, for a rate on parts. */
export function sumOf(quantities: readonly Quantity[]): Quantity {
  const value = quantities.every((quantity) => quantity.value !== null)
    ? quantities.reduce((sum, quantity) => addDecimals(sum, quantity.value ?? wholeNumber(0)), wholeNumber(0))
    : null;
  return { kind: 'money', value, printed: null, exponent: 0, unit: null, approximator: null };
}
