import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Claim } from '#core/claim.ts';
import { wholeNumber, type Decimal } from '#core/decimal.ts';
import type { Fact, Quantity } from '#core/fact.ts';
import { includes } from '#core/interval.ts';
import { fromDecimal, rational, roundHalfUp, truncate } from '#core/rational.ts';
import { rejudge } from '#checker/claims/relations/rejudge.ts';
import { digitVariants } from '#checker/hypotheses/digit-variants.ts';
import { fittingRange } from '#checker/hypotheses/fitting-range.ts';

const fact = (kind: Quantity['kind'], value: Decimal): Fact => ({
  measure: 'other', quantity: { kind, value, printed: value, exponent: 0, unit: null, approximator: null }, project: 0, subject: '', asOf: null, origin: { kind: 'record', record: '' },
});

const amount = fc.record({ coefficient: fc.bigInt({ min: 1n, max: 99_999n }), scale: fc.integer({ min: 0, max: 3 }) });

function claimOf(kind: 'rate' | 'sum', stated: Fact, operands: readonly Fact[]): Claim {
  return { kind, project: 0, stated, operands, verdict: 'exact', recomputed: null, basis: null, reason: null, fittingBasis: null, comparison: null, direction: null, words: null, exhaustive: false, wordsDisagree: false };
}

test('no repair that fits lies outside of the range', () => {
  fc.assert(fc.property(fc.array(amount, { minLength: 1, maxLength: 3 }), amount, fc.integer({ min: 0, max: 2 }), fc.boolean(), fc.boolean(), (parts, whole, decimals, isSum, cutOff) => {
    const sum = parts.reduce((so, part) => ({ coefficient: so.coefficient + part.coefficient * 10n ** BigInt(3 - part.scale), scale: 3 }), wholeNumber(0));
    const share = rational(100n * sum.coefficient * 10n ** BigInt(whole.scale), 1000n * whole.coefficient);
    const rate = cutOff ? truncate(share, decimals) : roundHalfUp(share, decimals);
    const operands = [...parts.map((part) => fact('money', part)), ...(isSum ? [] : [fact('money', whole)])];
    const right = claimOf(isSum ? 'sum' : 'rate', isSum ? fact('money', sum) : fact('percent', rate), operands);
    for (const slipped of [right.stated, ...operands]) {
      // Every figure one slip away from the right one, and the range in which the right one is to be sought.
      for (const { quantity } of digitVariants(slipped.quantity).slice(0, 12)) {
        const wrong = { ...slipped, quantity };
        const claim = { ...right, stated: right.stated === slipped ? wrong : right.stated, operands: operands.map((operand) => (operand === slipped ? wrong : operand)) };
        const range = fittingRange(claim, wrong);
        const judged = rejudge(claim, new Map([[wrong, slipped.quantity]])).verdict;
        if (range !== null && slipped.quantity.value !== null && (judged === 'exact' || judged === 'other-rounding')) expect(includes(range, fromDecimal(slipped.quantity.value))).toBe(true);
      }
    }
  }));
});
