import type { CheckReport, ReportedFinding } from '#core/check-report.ts';

/** Findings that stand together under one heading: of the report as a whole, of one project, or on wording. */
export type FindingGroup = {
  readonly kind: 'report' | 'project' | 'wording';
  /** 0 for the report as a whole and for wording. */
  readonly ordinal: number;
  /** Heading of the project; empty for the others. */
  readonly heading: string;
  readonly findings: readonly ReportedFinding[];
};

/**
 * Groups findings as people read them: the report as a whole first, then project by project, each in the order of the
 * report (severity, then place); wording together at the very end, in order of place. A finding over several projects
 * stands with the first that it names.
 */
export function groupFindings(report: CheckReport, findings: readonly ReportedFinding[] = report.findings): FindingGroup[] {
  const byOrdinal = new Map<number, ReportedFinding[]>();
  const wording: ReportedFinding[] = [];
  for (const finding of findings) {
    if (finding.family === 'wording') {
      wording.push(finding);
      continue;
    }
    const ordinal = finding.projects[0] ?? 0;
    const group = byOrdinal.get(ordinal);
    if (group === undefined) byOrdinal.set(ordinal, [finding]);
    else group.push(finding);
  }
  const headings = new Map(report.projects.map(({ ordinal, heading }) => [ordinal, heading]));
  const groups = [...byOrdinal].sort(([left], [right]) => left - right).map(([ordinal, group]): FindingGroup => ({
    kind: ordinal === 0 ? 'report' : 'project', ordinal, heading: headings.get(ordinal) ?? '', findings: group,
  }));
  if (wording.length === 0) return groups;
  wording.sort((left, right) => (left.spans[0]?.start ?? 0) - (right.spans[0]?.start ?? 0));
  return [...groups, { kind: 'wording', ordinal: 0, heading: '', findings: wording }];
}
