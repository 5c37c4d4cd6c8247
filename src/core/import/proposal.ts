import type { Bilingual, Severity } from '#core/finding.ts';
import type { Comparator } from '#core/indicators/indicator.ts';
import type { DatePrecision, FundEntryKind, PartKind } from '#core/ledger/funds.ts';
import type { NarrativeSection } from '#core/ledger/narrative.ts';
import type { CellError } from '#core/import/template-record.ts';
import type { TemplateKind } from '#core/import/templates.ts';
import type { Disclosure, ProjectKind } from '#core/ledger/project.ts';

/**
 * How far a row may be taken as it stands. `certain`: read without doubt. `uncertain`: candidates disagree, or a finding
 * stands against this very figure. `malformed`: the figure cannot be read; possible readings are listed, none is chosen.
 * `wording`: known by words alone (全部使用完, 无支出).
 */
export const certainties = ['certain', 'uncertain', 'malformed', 'wording'] as const;
export type Certainty = (typeof certainties)[number];

/** What a row becomes in the ledger. */
export const rowTargets = [
  'project', 'document', 'part', 'budget', 'planned', 'issued', 'received', 'passed-on', 'paid', 'entry', 'indicator', 'result', 'narrative', 'stated-rate', 'finding', 'bad-row',
] as const;
export type RowTarget = (typeof rowTargets)[number];

/** A piece of proposed narrative. A fact names the row it stands for; until that row is in the ledger the printed words stand. */
export type ProposedPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fact'; readonly row: string; readonly fact: string; readonly unit: string; readonly decimals: number; readonly printed: string };

export type ProjectValue = { readonly kind: 'project'; readonly name: string; readonly ordinal: number; readonly projectKind: ProjectKind };
export type DocumentValue = { readonly kind: 'document'; readonly number: string | null; readonly title: string | null; readonly disclosure: Disclosure };
export type PartValue = { readonly kind: 'part'; readonly name: string; readonly ordinal: number; readonly partKind: PartKind };
/** `part` is the key of the part's row. */
export type BudgetValue = { readonly kind: 'budget'; readonly yuan: string | null; readonly part: string | null };
/**
 * An act of the funds ledger. `whole`: the total of the project, of which the parts' payments are a share: only what they
 * leave is booked. `asOf`: the day up to which the paper counts, which is not the day of payment. `readings`: what a
 * malformed figure may mean, in yuan. Null `yuan`: a person enters the amount.
 */
export type EntryValue = {
  readonly kind: 'entry';
  readonly entry: FundEntryKind;
  readonly yuan: string | null;
  readonly occurredOn: string | null;
  readonly datePrecision: DatePrecision;
  readonly part: string | null;
  readonly whole: boolean;
  readonly asOf: string | null;
  readonly payee: string | null;
  readonly readings: readonly string[];
};
export type IndicatorValue = {
  readonly kind: 'indicator';
  readonly name: string;
  readonly level1: string;
  readonly level2: string | null;
  /** The classes are worked out from the name, not printed. */
  readonly isInferred: boolean;
  readonly comparator: Comparator;
  readonly target: string | null;
  readonly targetText: string | null;
  readonly unit: string | null;
  readonly weight: string | null;
  readonly value: string | null;
  readonly valueText: string | null;
  readonly reason: string | null;
};
export type NarrativeValue = { readonly kind: 'narrative'; readonly section: NarrativeSection; readonly pieces: readonly ProposedPiece[] };
/** Never a figure of the ledger: taking the row says that the ledger's own rate on `basis` is the stated one. */
export type StatedRateValue = { readonly kind: 'stated-rate'; readonly percent: string; readonly basis: string | null; readonly recomputed: string | null };
export type FindingValue = { readonly kind: 'finding'; readonly rule: string; readonly severity: Severity; readonly message: Bilingual; readonly fingerprint: string; readonly quote: string | null };

/** A row of a filled template, its fields as entered: amounts in yuan, days as ISO days, null where nothing was entered. */
export type RecordValue = { readonly kind: 'record'; readonly record: TemplateKind; readonly fields: Readonly<Record<string, string | null>> };
/** A row of a template with errors; it is listed and never taken. */
export type BadRowValue = { readonly kind: 'bad-row'; readonly template: TemplateKind; readonly row: number; readonly cells: readonly string[]; readonly errors: readonly CellError[] };

export type RowValue = ProjectValue | DocumentValue | PartValue | BudgetValue | EntryValue | IndicatorValue | NarrativeValue | StatedRateValue | FindingValue | RecordValue | BadRowValue;

export type ProposalRow = {
  /** The same for the same thing in the next version of the paper. */
  readonly key: string;
  /** Ordinal of the project in the paper; 0 is the paper as a whole. */
  readonly projectOrdinal: number;
  readonly target: RowTarget;
  readonly label: string;
  readonly printed: string | null;
  readonly certainty: Certainty;
  readonly value: RowValue;
  /** `around`: the sentence that it stands in, before, itself and after, where the paper is at hand. */
  readonly span: { readonly start: number; readonly end: number; readonly around?: SentenceAround } | null;
  readonly why: Bilingual | null;
};

/** A stretch of a paper with what stands before and after it in its sentence. */
export type SentenceAround = { readonly before: string; readonly text: string; readonly after: string };

/** What a paper proposes to the ledger, in the order in which it is applied: project by project, parts before their figures. */
export type Proposal = {
  readonly department: string | null;
  readonly year: number | null;
  readonly title: string | null;
  readonly rows: readonly ProposalRow[];
};
