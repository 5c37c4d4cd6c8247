import type { Bilingual } from '#core/finding.ts';
import type { FundSource } from '#core/ledger/funds.ts';
import type { NormBook } from '#core/norm-book.ts';
import type { ProposalRecord } from '#server/features/import/store.ts';
import type { Actor } from '#server/platform/audit/record-change.ts';
import type { Transaction } from '#server/platform/database/handles.ts';

/** What putting the rows of one project into the ledger needs. */
export type ApplyContext = {
  readonly tx: Transaction;
  readonly proposal: ProposalRecord;
  readonly departmentId: string;
  readonly projectId: string;
  readonly source: FundSource;
  readonly norms: NormBook;
  readonly actor: Actor;
  readonly at: Date;
  /** Where rows of the same key went, in this import or an earlier one of the year. */
  readonly placeOf: (key: string) => Applied | null;
};

/** The record that was made of a row. */
export type Applied = { readonly type: 'project' | 'document' | 'part' | 'budget-version' | 'fund-entry' | 'indicator' | 'narrative' | 'confirmation' | 'finding'; readonly id: string };

/** Why a row is not in the ledger yet. */
export class Hindrance extends Error {
  readonly code: string;
  readonly messages: Bilingual;

  constructor(code: string, texts: Bilingual) {
    super(texts.en);
    this.code = code;
    this.messages = texts;
  }
}
