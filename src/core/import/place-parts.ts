import type { ReportedFact, ReportedPart } from '#core/check-report.ts';
import { compareDecimals, decimal, type Decimal } from '#core/decimal.ts';
import type { PartKind } from '#core/ledger/funds.ts';
import { nameKey, numbered } from '#core/import/names.ts';
import type { PartRole, PlacedPart, ProjectContext } from '#core/import/project-context.ts';

/** What each named amount of the project is: a part of its money, a payment of a later year, money passed on, or a result that is counted in money. */
export function placeParts(context: ProjectContext): readonly PlacedPart[] {
  const keyed = numbered();
  return context.project.parts.map((part) => ({ part, key: keyed(`part/${nameKey(part.name)}`), role: roleOf(part, context) }));
}

function roleOf(part: ReportedPart, context: ProjectContext): PartRole {
  const { project, text, year } = context;
  const figure = part.spent ?? part.budget;
  if (figure === null) return 'covered';
  if (project.indicators.some(({ start, end }) => start <= figure.start && figure.end <= end)) return 'covered';
  if (part.date !== null && year !== null && part.date.slice(0, 4) > String(year)) return 'later';
  if (/^[^，。；\n]{0,12}(?:代拨|转拨)/.test(text.slice(figure.end, figure.end + 16))) return 'passed-on';
  const amount = yuanOf(figure);
  const whole = largest([project.funds.budget, project.funds.received, project.funds.issued, project.funds.spent]);
  return amount !== null && whole !== null && compareDecimals(amount, whole) > 0 ? 'result' : 'part';
}

function yuanOf(fact: ReportedFact | null): Decimal | null {
  return fact?.yuan === undefined ? null : decimal(fact.yuan);
}

function largest(facts: readonly (ReportedFact | null)[]): Decimal | null {
  return facts.map(yuanOf).reduce((most, each) => (each !== null && (most === null || compareDecimals(each, most) > 0) ? each : most), null);
}

/** A tranche is paid by instalments, a sub-budget is a share that only a budget is known of. */
export function partKindOf(part: ReportedPart): PartKind {
  if ((part.share !== null && part.date !== null) || /第?[一二三四五六]期|[首中尾末]期|尾款|首笔|剩余/.test(part.name)) return 'tranche';
  return part.spent === null ? 'sub-budget' : 'part';
}
