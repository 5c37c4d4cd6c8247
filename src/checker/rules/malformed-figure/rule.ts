import { shiftDecimal, type Decimal } from '#core/decimal.ts';
import type { Fact } from '#core/fact.ts';
import type { Figure } from '#core/figure.ts';
import { repairMalformed } from '#checker/hypotheses/repair-claim.ts';
import { inProject } from '#checker/rules/claim-findings.ts';
import { projectAt } from '#checker/rules/place-of.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { groupedWrongly } from '#checker/rules/malformed-figure/messages.ts';

/** Figures that cannot be read: wrong thousands marks, two decimal points, stray signs. Never repaired by software; readings are offered. */
export const rule = {
  id: 'malformed-figure',
  family: 'figures',
  title: { zh: '数字书写有误，无法读出', en: 'Figure that cannot be read' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  for (const figure of context.figures) {
    if (figure.malformed === null) continue;
    const { text } = context.folded;
    const fact = context.facts.find((candidate) => candidate.origin.kind === 'text' && candidate.origin.span.start === figure.start);
    const repair = fact === undefined ? null : repairMalformed(fact, readingsOf(figure, fact), { text, facts: context.facts, claims: context.claims });
    const project = projectAt(context, figure.start);
    const others = context.claims.find((claim) => fact !== undefined && (claim.stated === fact || claim.operands.includes(fact)));
    yield {
      message: groupedWrongly(inProject(context, project), printed(text, figure), repair !== null && repair.fitting.length === 1 ? repair.hypotheses[0]?.replacement?.text ?? null : null),
      projects: [project],
      spans: [{ start: figure.start, end: figure.end, role: 'stated' }, ...(others === undefined || others.stated.origin.kind !== 'text' || others.stated === fact ? [] : [{ ...others.stated.origin.span, role: 'operand' as const }])],
      stated: printed(text, figure),
      hypotheses: repair?.hypotheses ?? [],
    };
  }
}

const printed = (text: string, figure: Figure): string => text.slice(figure.start, figure.end);

/** A bare number of a table is in the unit of its column. */
function readingsOf(figure: Figure, fact: Fact): readonly Decimal[] {
  const readings = figure.malformed?.readings ?? [];
  return figure.kind === 'number' ? readings.map((reading) => shiftDecimal(reading, fact.quantity.exponent)) : readings;
}
