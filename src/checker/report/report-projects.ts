import type { ReportedFact, ReportedIndicator, ReportedPart, ReportedProject } from '#core/check-report.ts';
import { parseDecimal, plainDecimal } from '#core/decimal.ts';
import type { Fact, Measure } from '#core/fact.ts';
import type { Figure } from '#core/figure.ts';
import type { Span } from '#core/span.ts';
import type { CheckResult } from '#checker/engine/check-document.ts';
import type { SourcePlaces } from '#checker/report/source-places.ts';
import { isoDate } from '#checker/report/written-values.ts';
import type { Indicator, Project } from '#checker/structure/structure.ts';

/**
 * The projects with their funds, parts, indicators and dates. A document without projects (a 自评表, an account of one
 * fund) yields one entry, the report as a whole with ordinal 0, when it holds facts or indicators.
 */
export function reportProjects(result: CheckResult, places: SourcePlaces): ReportedProject[] {
  const { structure, facts, folded } = result;
  const factsOf = groupByProject(facts);
  const indicatorsOf = groupByProject(structure.indicators);
  const printedDates = result.figures.filter((figure) => figure.kind === 'date');
  const write = (project: Project | null): ReportedProject => {
    const ordinal = project?.ordinal ?? 0;
    const whole = { start: 0, end: folded.text.length };
    return writeProject(project, whole, factsOf.get(ordinal) ?? [], indicatorsOf.get(ordinal) ?? [], result, places, printedDates);
  };
  if (structure.projects.length > 0) return structure.projects.map(write);
  return facts.length + structure.indicators.length > 0 ? [write(null)] : [];
}

function groupByProject<T extends { readonly project: number }>(items: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(item.project);
    if (group === undefined) groups.set(item.project, [item]);
    else group.push(item);
  }
  return groups;
}

function writeProject(
  project: Project | null, whole: Span, facts: readonly Fact[], indicators: readonly Indicator[],
  result: CheckResult, places: SourcePlaces, printedDates: readonly Figure[],
): ReportedProject {
  const own = facts.filter((fact) => fact.subject === '');
  const first = (...measures: Measure[]): ReportedFact | null => firstFact(own, measures, places);
  const span = project ?? whole;
  const frame = project ?? result.structure.forms[0] ?? null;
  return {
    ordinal: project?.ordinal ?? 0,
    heading: project?.name ?? '',
    ...places.spanOf({ start: span.start, end: span.end }),
    documentNumbers: project?.documentNumbers ?? [],
    funds: {
      budget: first('budget', 'adjusted-budget'),
      planned: first('planned'),
      issued: first('issued'),
      received: first('received'),
      spent: first('spent'),
      statedRate: first('execution-rate'),
    },
    parts: partsOf(facts, result.structure.year, places),
    indicators: indicators.map((indicator) => reportIndicator(indicator, places)),
    dates: datesOf(facts, result, places, printedDates),
    score: decimalAt(frame?.score ?? null, result) ?? scoreOf(own),
    grade: textAt(frame?.grade ?? null, result),
    problems: sectionText(frame?.problems ?? null, result),
    improvements: sectionText(frame?.improvements ?? null, result),
  };
}

/** The first fact of the first measure that has one; a well-formed figure goes before a malformed one. */
function firstFact(facts: readonly Fact[], measures: readonly Measure[], places: SourcePlaces): ReportedFact | null {
  for (const measure of measures) {
    const candidates = facts.filter((fact) => fact.measure === measure);
    const chosen = candidates.find((fact) => fact.quantity.value !== null) ?? candidates[0];
    if (chosen !== undefined) return reportFact(chosen, places);
  }
  return null;
}

function reportFact(fact: Fact, places: SourcePlaces): ReportedFact | null {
  if (fact.origin.kind !== 'text') return null;
  const { kind, value } = fact.quantity;
  return {
    ...(value === null ? {} : kind === 'money' ? { yuan: plainDecimal(value) } : kind === 'percent' ? { percent: plainDecimal(value) } : {}),
    text: places.textOf(fact.origin.span),
    ...places.spanOf(fact.origin.span),
    ...(value === null ? { malformed: true as const } : {}),
  };
}

/** Parts and tranches, in the order in which their names are first met. */
function partsOf(facts: readonly Fact[], reportYear: number | null, places: SourcePlaces): ReportedPart[] {
  const named = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.subject === '' || !isOfPart(fact.measure)) continue;
    const group = named.get(fact.subject);
    if (group === undefined) named.set(fact.subject, [fact]);
    else group.push(fact);
  }
  return [...named].map(([name, group]) => {
    const dated = group.find((fact) => fact.asOf !== null)?.asOf ?? null;
    return {
      name,
      budget: firstFact(group, ['budget', 'adjusted-budget', 'planned', 'part'], places),
      spent: firstFact(group, ['spent', 'received'], places),
      date: dated === null ? null : isoDate(dated, reportYear),
      share: firstFact(group, ['share', 'execution-rate'], places),
    };
  });
}

function isOfPart(measure: Measure): boolean {
  return measure === 'part' || measure === 'budget' || measure === 'adjusted-budget' || measure === 'planned'
    || measure === 'spent' || measure === 'received' || measure === 'share' || measure === 'execution-rate';
}

/** When money came, when it was paid, and up to when the figures count, with the place where the date is printed. */
function datesOf(facts: readonly Fact[], result: CheckResult, places: SourcePlaces, printedDates: readonly Figure[]): ReportedProject['dates'] {
  const year = result.structure.year;
  const seen = new Set<string>();
  const dates: { kind: 'received' | 'paid' | 'asOf'; date: string; start: number; end: number }[] = [];
  for (const fact of facts) {
    if (fact.asOf === null || fact.origin.kind !== 'text') continue;
    const date = isoDate(fact.asOf, year);
    const printed = date === null ? null : nearestDate(date, fact.origin.span, result, printedDates);
    if (date === null || printed === null) continue;
    const before = result.folded.text.slice(Math.max(0, printed.start - 3), printed.start);
    const kind = /截[至止]/.test(before) ? 'asOf' : fact.measure === 'received' || fact.measure === 'issued' ? 'received' : fact.measure === 'spent' ? 'paid' : null;
    const key = `${kind ?? ''}@${printed.start}`;
    if (kind === null || seen.has(key)) continue;
    seen.add(key);
    dates.push({ kind, date, ...places.spanOf(printed) });
  }
  return dates;
}

const dateSteps = 8;

/** The figure that prints a date, nearest to the amount that it dates; looked for among the next few dates on either side. */
function nearestDate(date: string, amount: Span, result: CheckResult, printed: readonly Figure[]): Span | null {
  const behind = firstFrom(printed, amount.start);
  let nearest: Span | null = null;
  let least = Infinity;
  for (let at = Math.max(0, behind - dateSteps); at < Math.min(printed.length, behind + dateSteps); at += 1) {
    const figure = printed[at];
    if (figure === undefined) continue;
    const distance = Math.abs(figure.start - amount.start);
    if (distance >= least || !prints(figure, date, result.structure.year)) continue;
    nearest = figure;
    least = distance;
  }
  return nearest;
}

function prints(figure: Figure, date: string, reportYear: number | null): boolean {
  return (figure.date !== null && isoDate(figure.date, reportYear) === date)
    || (figure.until !== null && isoDate(figure.until, reportYear) === date);
}

/** Index of the first figure that starts at or behind an offset. */
function firstFrom(figures: readonly Figure[], offset: number): number {
  let low = 0;
  let high = figures.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((figures[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function reportIndicator(indicator: Indicator, places: SourcePlaces): ReportedIndicator {
  return {
    name: indicator.name, level1: indicator.level1, level2: indicator.level2,
    comparator: indicator.comparator, target: indicator.target,
    value: indicator.value, unit: indicator.unit, weight: indicator.weight, points: indicator.points, reason: indicator.reason,
    ...places.spanOf(indicator),
  };
}

function textAt(span: Span | null, result: CheckResult): string | null {
  return span === null ? null : result.folded.text.slice(span.start, span.end).trim();
}

function decimalAt(span: Span | null, result: CheckResult): string | null {
  const read = parseDecimal(textAt(span, result) ?? '');
  return read === null ? null : plainDecimal(read);
}

function scoreOf(facts: readonly Fact[]): string | null {
  const value = facts.find((fact) => fact.measure === 'score' && fact.quantity.value !== null)?.quantity.value ?? null;
  return value === null ? null : plainDecimal(value);
}

function sectionText(span: Span | null, result: CheckResult): string | null {
  const text = textAt(span, result);
  return text !== null && /^无[。；，！]?$/.test(text) ? '无' : text;
}
