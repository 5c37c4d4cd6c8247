import type { Claim } from '#core/claim.ts';
import { equalDecimals } from '#core/decimal.ts';
import type { Fact } from '#core/fact.ts';
import { makeClaim } from '#checker/claims/binding/scope.ts';
import { judgeRepeat } from '#checker/claims/relations/amounts.ts';
import type { Mention } from '#checker/facts/mention.ts';
import { keyOfSubject } from '#checker/facts/subject.ts';
import { digitVariants } from '#checker/hypotheses/digit-variants.ts';

/**
 * 教育支出1,263.15万元 in the text against 教育支出 1,236.15 in the column 决算数 of a table: the same item of a final account.
 * The text may speak of one fund only, so that amounts which differ are taken for one figure only where they are a
 * single slip of the pen apart.
 */
export function bindItems(tableFacts: readonly Fact[], mentions: readonly Mention[]): Claim[] {
  const inTables = new Map<string, Fact>();
  for (const fact of tableFacts) {
    const key = fact.project === 0 && fact.measure === 'spent' && fact.quantity.kind === 'money' ? keyOfSubject(fact.subject) : '';
    if (key.length >= 2 && fact.subject.endsWith('支出')) inTables.set(key, fact);
  }
  if (inTables.size === 0) return [];
  return mentions.flatMap((mention) => {
    const { fact } = mention;
    if (fact.measure !== 'total' || fact.quantity.kind !== 'money' || fact.quantity.unit === null || mention.otherYear !== null || !mention.ownSubject.endsWith('支出')) return [];
    const table = inTables.get(mention.subjectKey);
    if (table === undefined || table.origin.kind !== 'text' || fact.origin.kind !== 'text' || table.origin.span.start === fact.origin.span.start) return [];
    const judgement = judgeRepeat(table.quantity, fact.quantity);
    if (judgement.verdict !== 'exact' && !isOneSlipApart(fact, table)) return [];
    return [makeClaim('repeat', { fact: table }, [fact], judgement, { basis: 'table' })];
  });
}

function isOneSlipApart(left: Fact, right: Fact): boolean {
  const { value } = right.quantity;
  return value !== null && digitVariants(left.quantity).some(({ quantity }) => quantity.value !== null && equalDecimals(quantity.value, value));
}
