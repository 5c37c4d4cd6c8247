import type { CheckReport, ReportedPart, ReportedProject } from '#core/check-report.ts';
import type { Judgement } from '#core/import/certainty-of.ts';
import type { Certainty, ProposalRow, RowTarget, RowValue } from '#core/import/proposal.ts';
import type { Bilingual } from '#core/finding.ts';

/** What the rows of one project are made of. */
export type ProjectContext = {
  readonly report: CheckReport;
  /** The same check told in English, for sentences that quote findings. */
  readonly english: CheckReport | null;
  /** The whole text that offsets point into. */
  readonly text: string;
  readonly project: ReportedProject;
  /** Name by which the project is known again. */
  readonly prefix: string;
  readonly year: number | null;
  readonly judgement: Judgement;
};

type Rest = { readonly printed?: string | null; readonly certainty?: Certainty; readonly span?: { readonly start: number; readonly end: number } | null; readonly why?: Bilingual | null };

/** A row of the project; certain, without a place and without remarks where nothing else is said. */
export function rowOf(context: ProjectContext, target: RowTarget, key: string, label: string, value: RowValue, rest: Rest = {}): ProposalRow {
  const { printed = null, certainty = 'certain', span = null, why = null } = rest;
  return {
    key: `${context.prefix}/${key}`, projectOrdinal: context.project.ordinal, target, label, printed, certainty, value,
    span: span === null ? null : { start: span.start, end: span.end }, why,
  };
}

/** What a named amount of a project is. `later`: paid after the year. `result`: not money of the project at all. */
export type PartRole = 'part' | 'later' | 'passed-on' | 'result' | 'covered';
export type PlacedPart = { readonly part: ReportedPart; readonly key: string; readonly role: PartRole };
