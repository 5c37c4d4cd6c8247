import type { Claim } from '#core/claim.ts';
import { formatDecimal, plainDecimal, subtractDecimals, type Decimal } from '#core/decimal.ts';
import type { Fact, Measure } from '#core/fact.ts';
import type { Bilingual, FindingSpan, Severity, SpanRole } from '#core/finding.ts';
import { roundHalfUp } from '#core/rational.ts';
import { chineseOrdinal } from '#core/report-messages.ts';
import { blockAt } from '#checker/rules/place-of.ts';
import type { RuleContext } from '#checker/rules/rule.ts';
import { printedForm } from '#checker/claims/show-figures.ts';

/** The places of a claim: the stated figure first, then its operands, then the base that would fit. */
export function spansOfClaim(claim: Claim): FindingSpan[] {
  const spans: FindingSpan[] = [];
  const add = (fact: Fact | null, role: SpanRole): void => {
    if (fact !== null && fact.origin.kind === 'text') spans.push({ ...fact.origin.span, role });
  };
  if (claim.words !== null) spans.push({ ...claim.words, role: 'stated' });
  add(claim.stated, claim.words === null ? 'stated' : 'operand');
  const isQuotient = claim.kind === 'rate' || claim.kind === 'share';
  claim.operands.forEach((operand, at) => add(operand, isQuotient && at === claim.operands.length - 1 ? 'basis' : 'operand'));
  add(claim.fittingBasis, 'basis');
  return spans;
}

/** Figures of 约 or 近 are never the ground of an error. */
export function capOfClaim(claim: Claim): { cap?: Severity } {
  const inexact = [claim.stated, ...claim.operands].some((fact) => fact.quantity.approximator !== null);
  return inexact ? { cap: 'warning' } : {};
}

/** What a rate shows when it is worked out: at least two decimals, as many as printed. */
export function expectedPercent(claim: Claim): Decimal | null {
  if (claim.recomputed === null || claim.stated.quantity.printed === null) return null;
  return roundHalfUp(claim.recomputed.low, Math.max(2, claim.stated.quantity.printed.scale));
}

/** Stated, expected and difference of a percentage, as strings. */
export function percentFigures(claim: Claim): { stated: string; expected: string | null; difference: string | null } {
  const stated = claim.stated.quantity.value;
  const expected = expectedPercent(claim);
  if (stated === null) return { stated: '', expected: null, difference: null };
  const difference = expected === null ? null : subtractDecimals(stated, expected);
  return {
    stated: plainDecimal(stated),
    expected: expected === null ? null : formatDecimal(expected),
    difference: difference === null ? null : formatDecimal({ coefficient: difference.coefficient < 0n ? -difference.coefficient : difference.coefficient, scale: difference.scale }),
  };
}

/** A figure with what it is of: 实际支出21.62万元. */
export function namedFigure(context: RuleContext, fact: Fact): string {
  const printed = printedForm(context.folded.text, fact);
  return fact.subject === '' ? `${measureName(fact.measure).zh}${printed}` : `${fact.subject}${printed}`;
}

const names: Partial<Record<Measure, Bilingual>> = {
  'budget': { zh: '年度预算', en: 'annual budget' },
  'adjusted-budget': { zh: '全年预算（调整后）', en: 'adjusted budget' },
  'planned': { zh: '计划支出', en: 'planned spending' },
  'issued': { zh: '下达指标', en: 'issued allocation' },
  'received': { zh: '到位资金', en: 'money received' },
  'spent': { zh: '支出', en: 'spending' },
  'balance': { zh: '结余', en: 'balance' },
  'total': { zh: '合计', en: 'total' },
  'previous': { zh: '上年数', en: 'figure of the year before' },
};

/** What a measure is called in messages; empty for measures that carry their own name. */
export function measureName(measure: string): Bilingual {
  return (names as Partial<Record<string, Bilingual>>)[measure] ?? { zh: '', en: '' };
}

/** （六） before a message about one project; nothing for the report as a whole. */
export function inProject(context: RuleContext, project: number): Bilingual {
  const found = context.structure.projects[project - 1];
  return found === undefined ? { zh: '', en: '' } : { zh: `（${chineseOrdinal(project)}）`, en: `Project ${project}: ` };
}

/** The project of a claim, or the row of a table outside projects that its stated figure stands in. */
export function placeOfClaim(context: RuleContext, claim: Claim): Bilingual {
  const { project, subject, origin } = claim.stated;
  if (project > 0 || subject === '' || origin.kind !== 'text') return inProject(context, claim.project);
  const isCell = blockAt(context, origin.span.start)?.table !== undefined || /\d$/.test(context.folded.text.slice(origin.span.start, origin.span.end));
  return isCell ? { zh: `表中“${subject}”`, en: `In the table, “${subject}”: ` } : inProject(context, claim.project);
}

/** The day whose norms apply: the date of signing, else the end of the report's year; null when neither is known. */
export function normDay(context: RuleContext): string | null {
  const { asOf } = context;
  if (asOf !== null && asOf.year !== null) return `${asOf.year}-${pad(asOf.month ?? 12)}-${pad(asOf.day ?? 28)}`;
  return context.structure.year === null ? null : `${context.structure.year}-12-31`;
}

const pad = (value: number): string => String(value).padStart(2, '0');
