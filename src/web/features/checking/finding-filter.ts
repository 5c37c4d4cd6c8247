import type { ReportedFinding } from '#core/check-report.ts';
import type { Severity } from '#core/finding.ts';

/** Which findings are shown. Null and the empty text leave nothing out. */
export type FindingFilter = {
  readonly severities: readonly Severity[];
  readonly project: number | null;
  readonly rule: string | null;
  readonly text: string;
};

export const showsEverything: FindingFilter = { severities: ['error', 'warning', 'info'], project: null, rule: null, text: '' };

/** Findings about figures and content, and those about wording and form, each in the order of the report. */
export type FindingGroups = { readonly content: readonly ReportedFinding[]; readonly wording: readonly ReportedFinding[] };

export function filterFindings(findings: readonly ReportedFinding[], filter: FindingFilter): FindingGroups {
  const needle = filter.text.trim().toLowerCase();
  const shown = findings.filter((finding) => filter.severities.includes(finding.severity)
    && (filter.project === null || finding.projects.includes(filter.project))
    && (filter.rule === null || finding.rule === filter.rule)
    && (needle === '' || [finding.message, finding.rule, ...finding.spans.map(({ quote }) => quote)].some((text) => text.toLowerCase().includes(needle))));
  return { content: shown.filter(({ family }) => family !== 'wording'), wording: shown.filter(({ family }) => family === 'wording') };
}

/** How many findings of each severity there are. */
export function countBySeverity(findings: readonly ReportedFinding[]): Readonly<Record<Severity, number>> {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}

/** The finding `step` further on in the list; the first or last where none is chosen, and no further than the ends. */
export function neighbour(ids: readonly string[], current: string | null, step: 1 | -1): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  if (at < 0) return (step === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null;
}
