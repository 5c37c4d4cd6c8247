import type { ReportedFact, ReportedIndicator, ReportedProject } from '#core/check-report.ts';
import { parseDecimal, plainDecimal } from '#core/decimal.ts';
import type { Fact, Measure } from '#core/fact.ts';
import type { Figure } from '#core/figure.ts';
import type { Span } from '#core/span.ts';
import type { CheckResult } from '#checker/engine/check-document.ts';
import type { DatedEvent } from '#checker/facts/dated-events.ts';
import { partsOf } from '#checker/report/report-parts.ts';
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
  const eventsOf = groupByProject(result.events);
  const dates = result.figures.filter((figure) => figure.kind === 'date' && figure.date !== null && figure.date.month !== null);
  const write = (project: Project | null): ReportedProject => {
    const ordinal = project?.ordinal ?? 0;
    const whole = { start: 0, end: folded.text.length };
    return writeProject(project, whole, factsOf.get(ordinal) ?? [], indicatorsOf.get(ordinal) ?? [], eventsOf.get(ordinal) ?? [], dates, result, places);
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
  project: Project | null, whole: Span, facts: readonly Fact[], indicators: readonly Indicator[], events: readonly DatedEvent[],
  dates: readonly Figure[], result: CheckResult, places: SourcePlaces,
): ReportedProject {
  const own = facts.filter((fact) => fact.subject === '');
  const first = (...measures: Measure[]): ReportedFact | null => firstFact(own, measures, places);
  const span = project ?? whole;
  const frame = project ?? result.structure.forms[0] ?? null;
  return {
    ordinal: project?.ordinal ?? 0,
    heading: project === null ? '' : nameAsPrinted(project, result, places),
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
    parts: partsOf(facts, result, dates, (fact) => reportFact(fact, places)),
    indicators: indicators.map((indicator) => reportIndicator(indicator, places)),
    dates: events.flatMap((event) => {
      const date = isoDate(event.date, result.structure.year);
      return date === null ? [] : [{ kind: event.kind, date, ...places.spanOf(event) }];
    }),
    score: decimalAt(frame?.score ?? null, result) ?? scoreOf(own),
    grade: textAt(frame?.grade ?? null, result),
    problems: sectionText(frame?.problems ?? null, result),
    improvements: sectionText(frame?.improvements ?? null, result),
  };
}

/** The name of a project as the source prints it, brackets and spaces included; on one line. */
function nameAsPrinted(project: Project, result: CheckResult, places: SourcePlaces): string {
  const { start, end } = project.heading;
  const at = result.folded.text.slice(start, end).indexOf(project.name);
  if (at < 0) return project.name;
  return places.textOf({ start: start + at, end: start + at + project.name.length }).replace(/\s*\n\s*/g, '');
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
