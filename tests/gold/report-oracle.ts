import type { CheckReport, ReportedFact, ReportedFinding } from '#core/check-report.ts';
import { equalDecimals, parseDecimal, shiftDecimal } from '#core/decimal.ts';
import type { Severity } from '#core/finding.ts';
import type { ReportNotes } from './shared-corpus.ts';

/** One fact of a report held against what a careful reader wrote down. */
export type FactCheck = { readonly name: string; readonly got: unknown; readonly want: unknown; readonly right: boolean };

/** Every fact of the notes: head, headings, document numbers, funds, rates, counts, parts, dates, problems. */
export function compareFacts(report: CheckReport, notes: ReportNotes): FactCheck[] {
  const checks: FactCheck[] = [];
  const add = (name: string, got: unknown, want: unknown): void => {
    checks.push({ name, got, want, right: JSON.stringify(got) === JSON.stringify(want) });
  };
  for (const key of ['title', 'year', 'department', 'recipient', 'date', 'basis'] as const) add(key, report.report[key], notes.report[key]);
  add('number of projects', report.projects.length, notes.projects.length);
  for (const want of notes.projects) {
    const got = report.projects[want.ordinal - 1];
    const name = (what: string): string => `${want.ordinal} ${what}`;
    if (got === undefined) {
      add(name('project'), null, want.heading);
      continue;
    }
    add(name('heading'), got.heading, want.heading);
    add(name('document numbers'), got.documentNumbers, want.documentNumbers);
    for (const [measure, note] of [['budget', 'budgetWan'], ['planned', 'plannedWan'], ['issued', 'issuedWan'], ['received', 'receivedWan'], ['spent', 'spentWan']] as const) {
      add(name(measure), isWan(got.funds[measure], want[note] ?? null), true);
    }
    add(name('stated rate'), got.funds.statedRate?.percent ?? null, want.statedRatePercent ?? null);
    for (const [value, unit] of want.counts) {
      add(name(`count ${value}${unit}`), report.figures.some((figure) => figure.kind === 'count' && figure.start >= got.start && figure.end <= got.end && figure.value === value && figure.unit === unit), true);
    }
    const parts = [...(want.parts ?? []).map(([wan]) => wan), ...(want.partsBudgetWan ?? []), ...(want.partsSpentWan ?? []).filter((wan) => wan !== '0'), ...(want.tranches ?? []).map(([wan]) => wan)];
    for (const wan of parts) add(name(`part ${wan}`), got.parts.some((part) => isWan(part.budget, wan) || isWan(part.spent, wan)), true);
    if (notes.problemsNone.includes(want.ordinal)) add(name('problems'), got.problems, '无');
    else if (notes.problemsAbsent.includes(want.ordinal)) add(name('problems'), got.problems, null);
    else add(name('problems'), got.problems !== null && got.problems !== '无', true);
  }
  for (const kind of ['received', 'paid', 'asOf'] as const) {
    for (const [ordinal, date] of notes.dates[kind]) {
      add(`${ordinal} ${kind} ${date}`, report.projects[ordinal - 1]?.dates.some((event) => event.kind === kind && event.date === date), true);
    }
  }
  return checks;
}

function isWan(fact: ReportedFact | null, wan: string | null): boolean {
  const yuan = fact?.yuan === undefined ? null : parseDecimal(fact.yuan);
  const want = wan === null ? null : parseDecimal(wan);
  if (yuan === null || want === null) return yuan === want;
  return equalDecimals(yuan, shiftDecimal(want, 4));
}

type Wanted = { readonly ordinals: readonly number[]; readonly anchor: string | null };

const weight: Record<Severity, number> = { error: 2, warning: 1, info: 0 };

/** Findings that name all the projects of a note and stand on its anchor, with at least the least severity it allows. */
export function findingsFor(text: string, report: CheckReport, wanted: Wanted & { readonly severity?: string }): ReportedFinding[] {
  const least = Math.min(...(wanted.severity ?? 'info').split('|').map((severity) => weight[severity as Severity]));
  const spots = wanted.anchor === null ? null : spotsOf(text, report, wanted.ordinals, wanted.anchor);
  return report.findings.filter((finding) => weight[finding.severity] >= least
    && wanted.ordinals.every((ordinal) => finding.projects.includes(ordinal))
    && (spots === null || finding.spans.some((span) => spots.some((spot) => span.start < spot.end && spot.start < span.end))));
}

function spotsOf(text: string, report: CheckReport, ordinals: readonly number[], anchor: string): { start: number; end: number }[] {
  const spots: { start: number; end: number }[] = [];
  for (let start = text.indexOf(anchor); start >= 0; start = text.indexOf(anchor, start + 1)) {
    const end = start + anchor.length;
    const within = ordinals.some((ordinal) => {
      const project = report.projects[ordinal - 1];
      return ordinal === 0 || (project !== undefined && project.start <= start && end <= project.end);
    });
    if (within) spots.push({ start, end });
  }
  return spots;
}
