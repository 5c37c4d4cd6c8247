import { and, eq } from 'drizzle-orm';
import { decimal, equalDecimals, parseDecimal } from '#core/decimal.ts';
import type { IndicatorValue, NarrativeValue, StatedRateValue } from '#core/import/proposal.ts';
import { nameKey } from '#core/import/names.ts';
import { lastDayOf } from '#core/ledger/department-year.ts';
import type { NarrativePiece } from '#core/ledger/narrative.ts';
import { roundHalfUp, truncate } from '#core/rational.ts';
import { executionRates, printedPercent } from '#core/scoring/execution-rate.ts';
import { noteChangeOfSubstance } from '#server/features/evaluation/index.ts';
import { storedSummary } from '#server/features/funds/index.ts';
import { Hindrance, type Applied, type ApplyContext } from '#server/features/import/apply-context.ts';
import { messages } from '#server/features/import/messages.ts';
import { createIndicator, readIndicators, recordResult } from '#server/features/indicators/index.ts';
import { recordChange } from '#server/platform/audit/record-change.ts';
import { narrative } from '#server/platform/database/schema/ledger.ts';
import { department } from '#server/platform/database/schema/organisation.ts';
import { fill } from '#server/platform/messages.ts';
import { newId } from '#server/platform/row-id.ts';

/** The indicator with its result; one of the same name gets the result alone. */
export async function applyIndicator(context: ApplyContext, value: IndicatorValue, key: string): Promise<Applied> {
  const { tx, departmentId, projectId, norms, actor, at } = context;
  const of = { departmentId, projectId, norms, actor, at };
  const known = await readIndicators(tx, departmentId, projectId);
  const earlier = context.placeOf(key);
  const there = known.find(({ id }) => id === earlier?.id) ?? known.find(({ name }) => nameKey(name) === nameKey(value.name));
  const { name, level1, level2, comparator, target, targetText, unit, weight, isInferred } = value;
  const id = there?.id ?? (await createIndicator(tx, of, {
    name, level1, level2, comparator, target, targetUpper: null, targetText, unit, weight, baseline: null, source: null, method: null, required: true, libraryId: null, isInferred,
  })).id;
  const result = there?.result ?? null;
  const isThere = result !== null && result.valueText === value.valueText && (result.value === null ? value.value === null : value.value !== null && equalDecimals(decimal(result.value), decimal(value.value)));
  if (!isThere && (value.value !== null || value.valueText !== null)) {
    await recordResult(tx, of, id, {
      occasion: 'self-evaluation', value: value.value, valueText: value.valueText, numerator: null, denominator: null, asOf: lastDayOf(context.proposal.year), band: null, bandPercent: null, reason: value.reason, measures: null, evidence: null,
    });
  }
  return { type: 'indicator', id };
}

/** Narrative with its figures bound to the facts whose rows are in the ledger; the others stay as they are printed. */
export async function applyNarrative(context: ApplyContext, value: NarrativeValue): Promise<Applied> {
  const { tx, departmentId, projectId, actor, at } = context;
  const content = joined(value.pieces.map((piece): NarrativePiece => {
    if (piece.kind === 'text') return piece;
    const fact = context.placeOf(piece.row) === null ? null : resolved(context, piece.fact);
    return fact === null ? { kind: 'text', text: piece.printed } : { kind: 'fact', fact, unit: piece.unit, decimals: piece.decimals };
  }));
  const which = and(eq(narrative.departmentId, departmentId), eq(narrative.projectId, projectId), eq(narrative.section, value.section));
  const [before] = await tx.select().from(narrative).where(which).for('update');
  if (before !== undefined && samePieces(before.content, content)) return { type: 'narrative', id: before.id };
  const id = before?.id ?? newId(at.getTime());
  await noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'wording', changes: [{ field: `narrative/${value.section}`, before: before?.content ?? null, after: content }], actor, at });
  if (before === undefined) await tx.insert(narrative).values({ departmentId, id, projectId, section: value.section, content, updatedAt: at, updatedBy: actor.accountId });
  else await tx.update(narrative).set({ content, updatedAt: at, updatedBy: actor.accountId, version: before.version + 1 }).where(which);
  await recordChange(tx, { departmentId, actor, act: 'narrative.write', subject: { type: 'project', id: projectId }, before: before === undefined ? null : { section: before.section, content: before.content }, after: { section: value.section, content }, at });
  return { type: 'narrative', id };
}

function samePieces(left: readonly NarrativePiece[], right: readonly NarrativePiece[]): boolean {
  const written = (piece: NarrativePiece): string => (piece.kind === 'text' ? piece.text : `{{${piece.fact} ${piece.unit} ${piece.decimals ?? ''}}}`);
  return left.length === right.length && left.every((piece, index) => right[index]?.kind === piece.kind && written(right[index]) === written(piece));
}

/** A fact with the keys of rows in braces replaced by those of the records made of them. */
function resolved({ placeOf }: ApplyContext, fact: string): string | null {
  const key = /\{(.*)\}/.exec(fact)?.[1];
  if (key === undefined) return fact;
  const place = placeOf(key);
  return place === null ? null : fact.replace(`{${key}}`, place.id);
}

function joined(pieces: readonly NarrativePiece[]): readonly NarrativePiece[] {
  const out: NarrativePiece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text') out[out.length - 1] = { kind: 'text', text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
}

/** Holds a stated rate against the ledger's own: it is confirmed on the basis that bears it out, and stored nowhere as a figure. */
export async function confirmRate(context: ApplyContext, value: StatedRateValue): Promise<Applied> {
  const { tx, departmentId, projectId, proposal, norms, actor, at } = context;
  const [head] = await tx.select({ place: department.place }).from(department).where(eq(department.id, departmentId));
  const rates = executionRates(await storedSummary(tx, departmentId, projectId), 'self-evaluation', norms, lastDayOf(proposal.year), head?.place ?? '').filter(({ kind }) => kind === 'execution');
  const stated = parseDecimal(value.percent);
  const fitting = stated === null ? [] : rates.filter(({ rate }) => equalDecimals(roundHalfUp(rate, stated.scale), stated) || equalDecimals(truncate(rate, stated.scale), stated));
  const confirmed = fitting.find(({ basis }) => basis === value.basis) ?? fitting[0];
  if (confirmed === undefined) {
    throw rates.length === 0 ? new Hindrance('no-rate', fill(messages.noRate, { stated: value.percent }))
      : new Hindrance('rate-differs', fill(messages.rateDiffers, { stated: value.percent, rates: [...new Set(rates.map(({ rate }) => `${printedPercent(rate)}%`))].join('、') }));
  }
  await recordChange(tx, { departmentId, actor, act: 'rate.confirm', subject: { type: 'project', id: projectId }, after: { stated: value.percent, basis: confirmed.basis, ledger: printedPercent(confirmed.rate) }, at });
  return { type: 'confirmation', id: projectId };
}
