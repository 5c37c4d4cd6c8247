import { equalDecimals, shiftDecimal } from '#core/decimal.ts';
import type { Fact, Measure } from '#core/fact.ts';
import { inProject, measureName } from '#checker/rules/claim-findings.ts';
import { gather } from '#checker/rules/gather.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { printedForm } from '#checker/claims/show-figures.ts';
import { sameDigits } from '#checker/rules/magnitude-slip/messages.ts';

/** Budget, plan, allocation and arrival of one project with the same digits but another size: 预算500万元, 计划支出5000万元. */
export const rule = {
  id: 'magnitude-slip',
  family: 'units',
  title: { zh: '数字相同而大小差十倍、万倍', en: 'Same digits, ten or ten thousand times apart' },
  check,
} satisfies Rule;

const compared: readonly Measure[] = ['budget', 'adjusted-budget', 'planned', 'issued', 'received'];
const factors = [1, 2, 3, 4] as const;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const projects = new Map<number, Fact[]>();
  for (const fact of context.facts) {
    if (!compared.includes(fact.measure) || fact.quantity.kind !== 'money' || fact.quantity.value === null || fact.subject !== '' || fact.project === 0) continue;
    gather(projects, fact.project, fact);
  }
  for (const [project, facts] of projects) {
    const [first, ...others] = facts;
    if (first === undefined) continue;
    const slip = others.find((fact) => fact.measure !== first.measure && isShifted(fact, first));
    if (slip === undefined) continue;
    yield {
      message: sameDigits(inProject(context, project), `${measureName(first.measure).zh}${printedForm(text, first)}`, `${measureName(slip.measure).zh}${printedForm(text, slip)}`),
      projects: [project],
      spans: [slip, first].flatMap((fact, at) => (fact.origin.kind === 'text' ? [{ ...fact.origin.span, role: at === 0 ? 'stated' as const : 'operand' as const }] : [])),
    };
  }
}

/** Three or more digits that are the same: 10 beside 100 may well be two amounts. */
function isShifted(left: Fact, right: Fact): boolean {
  const a = left.quantity.value;
  const b = right.quantity.value;
  if (a === null || b === null || significantDigits(a.coefficient) < 2) return false;
  return factors.some((power) => equalDecimals(shiftDecimal(a, power), b) || equalDecimals(shiftDecimal(b, power), a));
}

function significantDigits(coefficient: bigint): number {
  return coefficient.toString().replace(/0+$/, '').length;
}
