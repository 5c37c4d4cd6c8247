import type { CheckReport } from '#core/check-report.ts';
import { basisRows } from '#core/import/basis-rows.ts';
import { judgementOf } from '#core/import/certainty-of.ts';
import { findingRows } from '#core/import/finding-rows.ts';
import { fundsRows } from '#core/import/funds-rows.ts';
import { indicatorRows } from '#core/import/indicator-rows.ts';
import { nameKey, numbered } from '#core/import/names.ts';
import { findSections, narrativeRows } from '#core/import/narrative-rows.ts';
import { placeParts } from '#core/import/place-parts.ts';
import type { ProjectContext } from '#core/import/project-context.ts';
import type { Proposal, ProposalRow } from '#core/import/proposal.ts';
import { rateRows } from '#core/import/rate-rows.ts';

/**
 * What a checked paper proposes to the ledger. Nothing is decided here: every row says how far it may be taken and why.
 *
 * @param text the document's text, which the offsets of the report point into
 * @param english the same check in English, for what quotes findings; null where it is not at hand
 */
export function propose(report: CheckReport, english: CheckReport | null, text: string): Proposal {
  const judgement = judgementOf(report, english);
  const keyed = numbered();
  const prefixes = new Map<number, string>();
  const rows: ProposalRow[] = [];
  const findings = (ordinal: number): readonly ProposalRow[] => byProject.get(ordinal) ?? [];
  for (const project of report.projects) prefixes.set(project.ordinal, keyed(nameKey(project.heading === '' ? report.report.title ?? report.source.name : project.heading)));
  const byProject = Map.groupBy(findingRows(report, english, (ordinal) => prefixes.get(ordinal) ?? null), ({ projectOrdinal }) => projectOrdinal);
  for (const project of report.projects) {
    const context: ProjectContext = { report, english, text, project, prefix: prefixes.get(project.ordinal) ?? '', year: report.report.year, judgement };
    const sections = findSections(text, project);
    const parts = placeParts(context);
    const figures = [...basisRows(context, Math.max(1, project.ordinal)), ...fundsRows(context, parts), ...indicatorRows(context, parts), ...rateRows(context)];
    rows.push(...figures, ...narrativeRows(context, sections, figures), ...findings(project.ordinal));
  }
  if (!prefixes.has(0)) rows.push(...findings(0));
  return { department: report.report.department, year: report.report.year, title: report.report.title, rows };
}
