import * as z from 'zod';
import { certainties, rowTargets } from '#core/import/proposal.ts';
import { templateKinds } from '#core/import/templates.ts';
import { datePrecisions } from '#core/ledger/funds.ts';
import { bilingual } from '#contract/checking.ts';
import { fundsFigures } from '#contract/funds.ts';
import { day, decimalText, id, line, pageQuery, prose, year, yuan } from '#contract/paging.ts';

export const importDecisions = ['pending', 'accepted', 'changed', 'refused'] as const;
export type ImportDecision = (typeof importDecisions)[number];

const counts = z.strictObject({ total: z.int(), certain: z.int(), waiting: z.int(), decided: z.int(), refused: z.int(), applied: z.int(), bad: z.int() });

/** A paper of another department or year than those it is imported to; the import goes on, and whoever looks is told. */
const importWarning = z.strictObject({ code: z.enum(['other-department', 'other-year']), messages: bilingual });

/** What a paper or a filled template proposes to the ledger of a year. `paper`: the department and year that it names itself. `waiting`: not yet decided; `applied`: in the ledger; `bad`: rows of a template with errors, which are listed and never taken. */
export const importProposal = z.strictObject({
  id, year: z.int(), name: z.string(), contentHash: z.string(), state: z.enum(['open', 'applied', 'abandoned']), counts, createdAt: z.iso.datetime(), version: z.int(),
  paper: z.strictObject({ department: z.string().nullable(), year: z.int().nullable() }), warnings: z.array(importWarning).readonly(),
});

const sentenceAround = z.strictObject({ before: z.string(), text: z.string(), after: z.string() });

/** One row of a proposal. `around`: the sentence that it was read in. `value` is what it becomes, by its `kind`; `decidedValue` what a person put in its place. `appliedType` and `appliedId` name the record that was made of it. */
export const importRow = z.strictObject({
  id, ordinal: z.int(), key: z.string(), projectOrdinal: z.int(), target: z.string(), label: z.string(), printed: z.string().nullable(), certainty: z.enum(certainties),
  value: z.record(z.string(), z.unknown()), span: z.strictObject({ start: z.int(), end: z.int(), around: z.exactOptional(sentenceAround) }).nullable(), why: bilingual.nullable(), decision: z.enum(importDecisions),
  decidedValue: z.record(z.string(), z.unknown()).nullable(), voucher: z.string().nullable(), note: z.string().nullable(), decidedAt: z.iso.datetime().nullable(),
  appliedType: z.string().nullable(), appliedId: id.nullable(), version: z.int(),
});

/** What a person puts in the place of a proposed value; the fields that the row's kind has. */
export const changedValue = z.strictObject({
  yuan, occurredOn: day.nullable(), datePrecision: z.enum(datePrecisions), name: line(200), level1: line(40), level2: line(40).nullable(), unit: line(30).nullable(), value: decimalText, text: prose(20_000),
}).partial();

/** The decision of a person. A figure that is changed, or that could not be read, comes with the number of its voucher and a note. */
export const rowDecision = z.strictObject({
  decision: z.enum(importDecisions), value: changedValue.optional(), voucher: line(100).nullable().default(null), note: line(500).nullable().default(null),
});

export const rowsQuery = z.strictObject({
  ...pageQuery, certainty: z.enum(certainties).optional(), decision: z.enum(importDecisions).optional(), target: z.enum(rowTargets).optional(),
  projectOrdinal: z.coerce.number().int().min(0).max(100_000).optional(), applied: z.enum(['true', 'false']).optional(),
});

/** Where a new import is found: at once where the content is known, else once its job is done. */
export const importBegun = z.strictObject({ importId: id.nullable(), jobId: id.nullable() });
/** A check that is kept, to be imported. */
export const importOfCheck = z.strictObject({ checkId: id });

export const acceptCertain = z.strictObject({ certainty: z.enum(['certain', 'all']).default('certain'), projectOrdinal: z.int().min(0).optional() });
export const accepted = z.strictObject({ accepted: z.int(), proposal: importProposal });

/** A row that could not be put into the ledger, and why. */
export const importHindrance = z.strictObject({ rowId: id.nullable(), key: z.string(), label: z.string(), code: z.string(), messages: bilingual });

/** What applying does, or did, to one project. `before` is null for a project that is new. */
export const importedProject = z.strictObject({
  projectOrdinal: z.int(), projectId: id.nullable(), name: z.string(), before: fundsFigures.nullable(), after: fundsFigures.nullable(), made: z.record(z.string(), z.int()),
  waiting: z.int(), hindrances: z.array(importHindrance).readonly(),
});
export const importPreview = z.strictObject({ projects: z.array(importedProject).readonly() });

export const templateParams = z.strictObject({ departmentId: z.string(), year, kind: z.enum(templateKinds) });
/** `filled`: with what the ledger holds, to be changed and brought back. */
export const templateQuery = z.strictObject({ filled: z.enum(['true', 'false']).default('false') });

export const importParams = z.strictObject({ departmentId: z.string(), importId: id });
export const importRowParams = z.strictObject({ departmentId: z.string(), importId: id, rowId: id });

export type ImportProposalAnswer = z.infer<typeof importProposal>;
export type ImportRowAnswer = z.infer<typeof importRow>;
export type RowDecision = z.infer<typeof rowDecision>;
export type ChangedValue = z.infer<typeof changedValue>;
export type RowsQuery = z.infer<typeof rowsQuery>;
export type ImportedProject = z.infer<typeof importedProject>;
export type ImportHindrance = z.infer<typeof importHindrance>;
