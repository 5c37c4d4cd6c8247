import type { Claim } from '#core/claim.ts';
import type { Fact } from '#core/fact.ts';
import { makeClaim } from '#checker/claims/binding/scope.ts';
import { judgeSum } from '#checker/claims/relations/amounts.ts';
import { undecidable } from '#checker/claims/relations/judgement.ts';
import { agrees } from '#checker/tables/sure-claims.ts';
import type { TableRow, ValueColumn } from '#checker/tables/table.ts';

/** A sum that a table may state, before it is known what its blank cells mean. */
export type TableSum = { readonly claim: Claim; readonly hasBlank: boolean };

/** A total against its addends; null where it has none, or nothing is printed among the addends. */
export function tableSum(total: Fact | undefined, addends: readonly (Fact | undefined)[]): TableSum | null {
  const operands = addends.filter((fact) => fact !== undefined);
  if (total === undefined || operands.length === 0) return null;
  const isScore = total.quantity.unit === '分';
  const claim = makeClaim(isScore ? 'score' : 'sum', { fact: total }, operands, judgeSum(total.quantity, operands.map(({ quantity }) => quantity)), { exhaustive: true });
  return { claim, hasBlank: operands.length < addends.length };
}

/** A total in one row and its addends in others, in one column. A dash is nothing; a blank cell may be anything. */
export function columnSum(column: ValueColumn, total: TableRow, addends: readonly TableRow[]): TableSum | null {
  const sum = tableSum(total.facts.get(column), addends.map((row) => row.facts.get(column)).filter((fact) => fact !== undefined));
  return sum === null ? null : { ...sum, hasBlank: addends.some((row) => row.blanks.has(column)) };
}

/** Whether a sum holds and is more than nothing out of nothing. */
export function isProof({ claim }: TableSum): boolean {
  return agrees(claim) && claim.stated.quantity.value !== null && claim.stated.quantity.value.coefficient !== 0n;
}

/**
 * Sums as claims. Blank cells are nothing where some sum over blanks holds, or where the table is a printed statement;
 * otherwise a sum with blanks that does not hold is undecided.
 */
export function settleBlanks(sums: readonly TableSum[], isStatement = false): Claim[] {
  const blanksAreNothing = isStatement || sums.some((sum) => sum.hasBlank && isProof(sum));
  return sums.map(({ claim, hasBlank }) => (hasBlank && !blanksAreNothing && claim.verdict === 'inconsistent' ? { ...claim, ...undecidable('operand-missing') } : claim));
}
