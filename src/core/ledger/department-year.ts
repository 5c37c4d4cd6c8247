import type { Severity } from '#core/finding.ts';
import type { LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import type { BudgetVersion, FundEntry, PartKind } from '#core/ledger/funds.ts';
import type { NarrativePiece, NarrativeSection } from '#core/ledger/narrative.ts';
import type { BasisDocument, LedgerProject, Provenance } from '#core/ledger/project.ts';
import type { Bilingual } from '#core/finding.ts';

/** A part, a tranche or a sub-budget; its figures are the entries and budget versions that name it. */
export type ProjectPart = { readonly id: string; readonly ordinal: number; readonly kind: PartKind; readonly name: string; readonly note: string | null };

export type OpenFinding = { readonly id: string; readonly rule: string; readonly severity: Severity; readonly message: Bilingual };

/** Everything that the ledger holds of one project-year. */
export type ProjectRecord = {
  readonly project: LedgerProject;
  readonly provenance: Provenance;
  readonly documents: readonly (BasisDocument & { readonly id: string })[];
  readonly parts: readonly ProjectPart[];
  readonly budgets: readonly BudgetVersion[];
  readonly entries: readonly FundEntry[];
  /** In order; the result is the current one of the self-evaluation, else of monitoring. */
  readonly indicators: readonly { readonly indicator: LedgerIndicator; readonly resultId: string | null; readonly result: LedgerResult | null }[];
  readonly narratives: Readonly<Partial<Record<NarrativeSection, readonly NarrativePiece[]>>>;
  readonly findings: readonly OpenFinding[];
};

/** A department's budget year with all its projects in order: what exports, reports, checks and snapshots are made of. */
export type DepartmentYear = {
  readonly department: { readonly id: string; readonly name: string; readonly code: string | null; readonly place: string; readonly isExample: boolean };
  readonly bureau: string | null;
  readonly year: number;
  readonly yearState: 'open' | 'closing' | 'closed';
  readonly projects: readonly ProjectRecord[];
};

/** Last day of a budget year: the day whose norms its self-evaluation goes by. */
export function lastDayOf(year: number): string {
  return `${year}-12-31`;
}
