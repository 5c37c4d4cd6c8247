import type { CheckReport, ReportedFinding } from '#core/check-report.ts';
import type { ProposalRow } from '#core/import/proposal.ts';
import { numbered } from '#core/import/names.ts';

/** Findings to carry into the ledger, one row for each project concerned; those about wording stay with the paper. `prefixOf` names a project by its ordinal. */
export function findingRows(report: CheckReport, english: CheckReport | null, prefixOf: (ordinal: number) => string | null): readonly ProposalRow[] {
  const inEnglish = new Map((english?.findings ?? []).map(({ id, message }) => [id, message]));
  const keyed = numbered();
  return report.findings.filter(({ family }) => family !== 'wording').flatMap((finding) => (finding.projects.length === 0 ? [0] : finding.projects).flatMap((ordinal) => {
    const prefix = ordinal === 0 ? '' : prefixOf(ordinal);
    return prefix === null ? [] : [row(finding, inEnglish.get(finding.id) ?? finding.message, ordinal, prefix, keyed)];
  }));
}

function row(finding: ReportedFinding, english: string, ordinal: number, prefix: string, keyed: (key: string) => string): ProposalRow {
  const [span] = finding.spans;
  const quote = span?.quote.slice(0, 60) ?? null;
  const key = keyed(`${prefix}/finding/${finding.rule}/${quote ?? ''}`);
  return {
    key, projectOrdinal: ordinal, target: 'finding', label: finding.rule, printed: quote, certainty: 'certain',
    value: { kind: 'finding', rule: finding.rule, severity: finding.severity, message: { zh: finding.message, en: english }, fingerprint: key, quote }, span: span === undefined ? null : { start: span.start, end: span.end }, why: null,
  };
}
