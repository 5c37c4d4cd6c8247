import { and, eq } from 'drizzle-orm';
import type { Narrative, PickableFact } from '#contract/narratives.ts';
import { factsOfProject, printFact, unitsOf, type RecordFact } from '#core/ledger/facts.ts';
import { narrativeSections, type NarrativePiece, type NarrativeSection } from '#core/ledger/narrative.ts';
import { keyOf, readPieces } from '#core/ledger/read-narrative.ts';
import type { NormBook } from '#core/norm-book.ts';
import { noteChangeOfSubstance } from '#server/features/evaluation/index.ts';
import { messages } from '#server/features/narratives/messages.ts';
import { readLedger } from '#server/features/projects/index.ts';
import { messages as accessMessages } from '#server/platform/access/messages.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { narrative } from '#server/platform/database/schema/ledger.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';

export type NarrativeContext = { readonly departmentId: string; readonly projectId: string; readonly year: number; readonly norms: NormBook };
type NarrativeRow = typeof narrative.$inferSelect;

/** Every fact of a project that a text may refer to. */
export async function factsOf(from: Orm | Transaction, { departmentId, projectId, year, norms }: NarrativeContext): Promise<readonly RecordFact[]> {
  const ledger = await readLedger(from, departmentId, year, projectId);
  const [record] = ledger?.projects ?? [];
  if (ledger === null || record === undefined) throw new Problem(404, 'not-found', accessMessages.notFound);
  return factsOfProject(record, record.project.ordinal, norms, ledger.department.place);
}

/** The sections of a project as they read now, those that nothing was written in too. */
export async function readNarratives(from: Orm | Transaction, context: NarrativeContext): Promise<readonly Narrative[]> {
  const facts = await factsOf(from, context);
  const rows = await from.select().from(narrative).where(and(eq(narrative.departmentId, context.departmentId), eq(narrative.projectId, context.projectId)));
  return narrativeSections.map((section) => narrativeShown(section, rows.find((row) => row.section === section) ?? null, facts));
}

export function narrativeShown(section: NarrativeSection, row: NarrativeRow | null, facts: readonly RecordFact[]): Narrative {
  const pieces = readPieces(row?.content ?? [], facts);
  return {
    section, text: pieces.map(({ reads }) => reads ?? '…').join(''), missing: pieces.flatMap((piece) => (piece.kind === 'fact' && piece.reads === null ? [piece.fact] : [])),
    pieces: pieces.map((piece) => (piece.kind === 'text' ? { kind: 'text', text: piece.text } : { kind: 'fact', fact: piece.fact, unit: piece.unit, decimals: piece.decimals, text: piece.reads })),
    version: row?.version ?? 0, updatedAt: row?.updatedAt.toISOString() ?? null, isExample: row?.isExample ?? false,
  };
}

/** Facts as a person picks them: money in the units that papers use, everything else in its own. */
export function pickable(facts: readonly RecordFact[]): readonly PickableFact[] {
  return facts.map((fact) => {
    const units = unitsOf(fact.quantity);
    return { fact: keyOf(fact), measure: fact.measure, subject: fact.subject, text: printFact(fact.quantity, units[0] ?? '', null), units };
  });
}

/**
 * Writes a section. After approval a change of wording is recorded as 勘误 and shown. Refuses a reference to a fact that the
 * ledger does not have. Answers the row in its way where somebody else was faster.
 */
export async function writeNarrative(
  tx: Transaction, context: NarrativeContext & { readonly actor: Actor; readonly at: Date }, section: NarrativeSection, version: number, pieces: readonly NarrativePiece[],
): Promise<{ readonly written: Narrative } | { readonly stale: Narrative }> {
  const { departmentId, projectId, actor, at } = context;
  const which = and(eq(narrative.departmentId, departmentId), eq(narrative.projectId, projectId), eq(narrative.section, section));
  const facts = await factsOf(tx, context);
  const [before] = await tx.select().from(narrative).where(which).for('update');
  if ((before?.version ?? 0) !== version) return { stale: narrativeShown(section, before ?? null, facts) };
  const known = new Set(facts.map(keyOf));
  const unknown = pieces.find((piece) => piece.kind === 'fact' && !known.has(piece.fact) && before?.content.some((old) => old.kind === 'fact' && old.fact === piece.fact) !== true);
  if (unknown?.kind === 'fact') throw new Problem(422, 'unknown-fact', fill(messages.unknownFact, { fact: unknown.fact }));
  const was = before === undefined ? null : narrativeShown(section, before, facts).text;
  const now = readPieces(pieces, facts).map(({ reads }) => reads ?? '…').join('');
  await noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'wording', changes: [{ field: `narrative/${section}`, before: was, after: now }], actor, at });
  const [row] = before === undefined
    ? await tx.insert(narrative).values({ departmentId, id: newId(at.getTime()), projectId, section, content: pieces, updatedAt: at, updatedBy: actor.accountId }).returning()
    : await tx.update(narrative).set({ content: pieces, updatedAt: at, updatedBy: actor.accountId, version: version + 1 }).where(which).returning();
  if (row === undefined) throw new Error('a row written is not returned');
  await recordChange(tx, { departmentId, actor, act: 'narrative.write', subject: { type: 'project', id: projectId }, before: { section, text: was }, after: { section, text: now }, at });
  return { written: narrativeShown(section, row, facts) };
}
