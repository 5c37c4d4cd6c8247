import { addDecimals, compareDecimals, plainDecimal, subtractDecimals, wholeNumber, type Decimal } from '#core/decimal.ts';
import type { Fact } from '#core/fact.ts';
import { inProject } from '#checker/rules/claim-findings.ts';
import { gather } from '#checker/rules/gather.ts';
import { sentenceAt } from '#checker/rules/place-of.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { notHundred } from '#checker/rules/shares-add-up/messages.ts';

/**
 * Shares told one after the other in a sentence, without amounts to judge each by, that nearly but not quite add up to
 * 100 %. Shares whose amounts are given are judged one by one elsewhere.
 */
export const rule = {
  id: 'shares-add-up',
  family: 'parts',
  title: { zh: '各项占比、权重之和不是100%', en: 'Shares or weights do not add up to 100%' },
  check,
} satisfies Rule;

const hundred = wholeNumber(100);
/** Sums further away are shares of different wholes, or of a list that is not complete. */
const nearHundred = wholeNumber(5);
const tenth = wholeNumber(10);

function* check(context: RuleContext): Iterable<RuleFinding> {
  const shares = context.facts.filter((fact) => (fact.measure === 'share' || fact.measure === 'weight') && fact.quantity.kind === 'percent' && fact.origin.kind === 'text');
  if (shares.length < 3) return;
  const judged = new Set(context.claims.filter((claim) => claim.kind === 'share' && claim.verdict !== 'undecidable').map((claim) => claim.stated));
  const sentences = new Map<string, Fact[]>();
  for (const fact of shares) {
    const start = fact.origin.kind === 'text' ? sentenceAt(context, fact.origin.span.start)?.start : undefined;
    if (start === undefined) continue;
    gather(sentences, `${fact.measure} ${start}`, fact);
  }
  for (const group of sentences.values()) {
    const [first] = group;
    if (first === undefined || group.length < 3 || group.some((fact) => judged.has(fact))) continue;
    const sum = group.reduce<Decimal>((so, fact) => addDecimals(so, fact.quantity.value ?? wholeNumber(0)), wholeNumber(0));
    const gap = subtractDecimals(sum, hundred);
    const size = gap.coefficient < 0n ? { ...gap, coefficient: -gap.coefficient } : gap;
    const decimals = Math.min(...group.map((fact) => fact.quantity.printed?.scale ?? 0));
    // A rounded share may be off by half a last digit: more than half the number of shares is no rounding.
    const tolerated = { coefficient: BigInt(group.length) * 5n, scale: decimals + 1 };
    // Weights are always meant to make 100.
    if (compareDecimals(size, tolerated) <= 0 || compareDecimals(size, first.measure === 'weight' ? tenth : nearHundred) > 0) continue;
    yield {
      message: notHundred(inProject(context, first.project), plainDecimal(sum), first.measure === 'weight'),
      projects: [first.project],
      spans: group.flatMap((fact) => (fact.origin.kind === 'text' ? [{ ...fact.origin.span, role: 'stated' as const }] : [])),
      stated: plainDecimal(sum),
      expected: '100',
      difference: plainDecimal(size),
    };
  }
}
