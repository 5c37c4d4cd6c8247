import { and, eq, sql } from 'drizzle-orm';
import type { IndicatorAnswer, IndicatorChange, NewIndicator, NewResult, NewWeights, ResultAnswer } from '#contract/indicators.ts';
import { parseDecimal, plainDecimal } from '#core/decimal.ts';
import { qualitativeBands } from '#core/indicators/indicator.ts';
import type { NormBook } from '#core/norm-book.ts';
import { divideRationals, fromDecimal, multiplyRationals, rational, roundHalfUp } from '#core/rational.ts';
import { noteChangeOfSubstance, type FieldChange } from '#server/features/evaluation/index.ts';
import { messages } from '#server/features/indicators/messages.ts';
import { rescore } from '#server/features/indicators/rescore.ts';
import { readIndicatorRows } from '#server/features/indicators/store.ts';
import { weightOf } from '#server/features/projects/index.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { later, preparedOn, together, type Queryable } from '#server/platform/database/prepared.ts';
import { indicator, type indicatorResult } from '#server/platform/database/schema/results.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';

export type IndicatorContext = { readonly departmentId: string; readonly projectId: string; readonly norms: NormBook; readonly actor: Actor; readonly at: Date };
type RowOrigin = { readonly isExample?: boolean; readonly isInferred?: boolean };
export type IndicatorRow = typeof indicator.$inferSelect;
export type ResultRow = typeof indicatorResult.$inferSelect;

/** Points of a request in hundredths. */
export function hundredthsOf(points: string | null): number | null {
  const read = points === null ? null : parseDecimal(points);
  return read === null ? null : Number(roundHalfUp(fromDecimal(read), 2).coefficient);
}

export async function createIndicator(tx: Transaction, context: IndicatorContext, given: NewIndicator & RowOrigin): Promise<IndicatorRow> {
  const { departmentId, projectId, actor, at } = context;
  await noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'targets', changes: [{ field: 'indicators', before: null, after: given.name }], actor, at });
  const { weight, ordinal, isExample, isInferred, ...fields } = given;
  const [last] = ordinal === undefined ? await tx.select({ next: sql<number>`coalesce(max(${indicator.ordinal}), 0) + 1` }).from(indicator)
    .where(and(eq(indicator.departmentId, departmentId), eq(indicator.projectId, projectId))) : [];
  const [row] = await tx.insert(indicator).values({
    ...fields, departmentId, id: newId(at.getTime()), projectId, ordinal: ordinal ?? last?.next ?? 1, weightHundredths: hundredthsOf(weight), isExample: isExample ?? false, isInferred: isInferred ?? false,
    createdAt: at, updatedAt: at,
  }).returning();
  if (row === undefined) throw new Error('a row inserted is not returned');
  await recordChange(tx, { departmentId, actor, act: 'indicator.create', subject: { type: 'project', id: projectId }, after: { id: row.id, ...given }, at });
  await rescore(tx, departmentId, projectId, context.norms, at);
  return row;
}

/** Changes a target; answers null where the version is not the one that was read. */
export async function changeIndicator(tx: Transaction, context: IndicatorContext, indicatorId: string, version: number, given: IndicatorChange): Promise<IndicatorRow | { readonly stale: IndicatorRow }> {
  const { departmentId, projectId, actor, at } = context;
  const which = and(eq(indicator.departmentId, departmentId), eq(indicator.projectId, projectId), eq(indicator.id, indicatorId));
  const [before] = await tx.select().from(indicator).where(which).for('update');
  if (before === undefined) throw new Problem(404, 'not-found', messages.indicatorNotFound);
  if (before.version !== version) return { stale: before };
  const { weight, ...plain } = given;
  const fields: Record<string, unknown> = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  if (weight !== undefined) fields['weightHundredths'] = hundredthsOf(weight);
  const changes = Object.entries(fields).flatMap(([field, after]): FieldChange[] => {
    const was = before[field as keyof IndicatorRow];
    return was === after ? [] : [{ field, before: was, after }];
  });
  if (changes.length === 0) return before;
  await noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'targets', changes, actor, at });
  const [row] = await tx.update(indicator).set({ ...fields, updatedAt: at, version: version + 1 }).where(which).returning();
  if (row === undefined) throw new Error('a row updated is not returned');
  await recordChange(tx, {
    departmentId, actor, act: 'indicator.update', subject: { type: 'project', id: projectId }, at,
    before: { id: indicatorId, ...Object.fromEntries(changes.map(({ field, before: was }) => [field, was])) }, after: { id: indicatorId, ...Object.fromEntries(changes.map(({ field, after }) => [field, after])) },
  });
  await rescore(tx, departmentId, projectId, context.norms, at);
  return row;
}

/** Changes the points of several indicators at once; answers the row of the first that somebody else changed meanwhile, and then nothing is stored. */
export async function changeWeights(tx: Transaction, context: IndicatorContext, { weights }: NewWeights): Promise<{ readonly stale: IndicatorRow } | null> {
  const { departmentId, projectId, actor, at } = context;
  const rows = await tx.select().from(indicator).where(and(eq(indicator.departmentId, departmentId), eq(indicator.projectId, projectId))).for('no key update');
  const changes: { row: IndicatorRow; after: number | null }[] = [];
  for (const { id, weight, version } of weights) {
    const row = rows.find((each) => each.id === id);
    if (row === undefined) throw new Problem(404, 'not-found', messages.indicatorNotFound);
    if (row.version !== version) return { stale: row };
    const after = hundredthsOf(weight);
    if (row.weightHundredths !== after) changes.push({ row, after });
  }
  if (changes.length === 0) return null;
  await noteChangeOfSubstance(tx, {
    departmentId, projectId, substance: 'targets', actor, at, changes: changes.map(({ row, after }) => ({ field: `weight/${row.name}`, before: row.weightHundredths, after })),
  });
  for (const { row, after } of changes) {
    await later(tx, {
      name: 'change-weight', values: [departmentId, projectId, row.id, after, at],
      text: 'update indicator set weight_hundredths = $4, updated_at = $5, version = version + 1 where department_id = $1 and project_id = $2 and id = $3',
    });
  }
  await recordChange(tx, {
    departmentId, actor, act: 'indicator.weights', subject: { type: 'project', id: projectId }, at,
    before: Object.fromEntries(changes.map(({ row }) => [row.id, row.weightHundredths])), after: Object.fromEntries(changes.map(({ row, after }) => [row.id, after])),
  });
  await rescore(tx, departmentId, projectId, context.norms, at);
  return null;
}

export async function removeIndicator(tx: Transaction, context: IndicatorContext, indicatorId: string, version: number): Promise<{ readonly stale: IndicatorRow } | null> {
  const { departmentId, projectId, actor, at } = context;
  const which = and(eq(indicator.departmentId, departmentId), eq(indicator.projectId, projectId), eq(indicator.id, indicatorId));
  const [before] = await tx.select().from(indicator).where(which).for('update');
  if (before === undefined) throw new Problem(404, 'not-found', messages.indicatorNotFound);
  if (before.version !== version) return { stale: before };
  await noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'targets', changes: [{ field: 'indicators', before: before.name, after: null }], actor, at });
  await tx.delete(indicator).where(which);
  await recordChange(tx, { departmentId, actor, act: 'indicator.remove', subject: { type: 'project', id: projectId }, before: indicatorShown(before, null), at });
  await rescore(tx, departmentId, projectId, context.norms, at);
  return null;
}

/** Records a result; it becomes the current one of its occasion, earlier ones stay. Where numerator and denominator are given and no value, the value is their quotient in percent. */
export async function recordResult(tx: Transaction, context: IndicatorContext, indicatorId: string, given: NewResult & RowOrigin): Promise<ResultRow> {
  const { departmentId, projectId, actor, at } = context;
  const { rows: [of] } = await preparedOn(tx).query<{ name: string; value: string | null; value_text: string | null; band: string | null; reason: string | null; had: boolean }>({ name: 'result-before', text: resultBefore, values: [departmentId, projectId, indicatorId, given.occasion] });
  if (of === undefined) throw new Problem(404, 'not-found', messages.indicatorNotFound);
  const value = given.value ?? quotientOf(given.numerator, given.denominator);
  if (value === null && given.band === null && given.valueText === null) throw new Problem(422, 'result-empty', messages.resultEmpty);
  const row: ResultRow = {
    departmentId, id: newId(at.getTime()), projectId, indicatorId, occasion: given.occasion, value, valueText: given.valueText, numerator: given.numerator, denominator: given.denominator, asOf: given.asOf,
    band: given.band, bandPercent: given.bandPercent, reason: given.reason, measures: given.measures, evidence: given.evidence, current: true, isExample: given.isExample ?? false, isInferred: given.isInferred ?? false,
    createdAt: at, createdBy: actor.accountId, version: 1,
  };
  const change: FieldChange = { field: `result/${of.name}`, before: of.value ?? of.value_text, after: value ?? given.valueText ?? given.band };
  await together<[unknown, void, void, unknown]>(
    noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'results', changes: [change], actor, at }),
    later(tx, {
      name: 'result-past', values: [departmentId, projectId, indicatorId, given.occasion],
      text: 'update indicator_result set current = false where department_id = $1 and project_id = $2 and indicator_id = $3 and occasion = $4 and current',
    }),
    later(tx, {
      name: 'result-new', text: newResultQuery,
      values: [
        departmentId, row.id, projectId, indicatorId, row.occasion, row.value, row.valueText, row.numerator, row.denominator, row.asOf, row.band, row.bandPercent, row.reason, row.measures, row.evidence, row.isExample,
        row.isInferred, at, row.createdBy,
      ],
    }),
    rescore(tx, departmentId, projectId, context.norms, at),
  );
  await recordChange(tx, {
    departmentId, actor, act: 'indicator.result', subject: { type: 'project', id: projectId }, at,
    before: of.had ? { indicatorId, value: of.value, valueText: of.value_text, band: of.band, reason: of.reason } : null, after: { indicatorId, resultId: row.id, ...given, value },
  });
  return row;
}

/** The indicator, kept from other changes, with the result of the occasion that counts so far. */
const resultBefore = `select i.name, r.value::text as value, r.value_text, r.band, r.reason, r.id is not null as had from indicator i
  left join lateral (select * from indicator_result r where r.department_id = i.department_id and r.project_id = i.project_id and r.indicator_id = i.id and r.occasion = $4 and r.current
    order by r.created_at desc limit 1) r on true
  where i.department_id = $1 and i.project_id = $2 and i.id = $3 for no key update of i`;

const newResultQuery = `insert into indicator_result (department_id, id, project_id, indicator_id, occasion, value, value_text, numerator, denominator, as_of, band, band_percent, reason, measures, evidence, is_example,
  is_inferred, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`;

function quotientOf(numerator: string | null, denominator: string | null): string | null {
  const [over, under] = [numerator === null ? null : parseDecimal(numerator), denominator === null ? null : parseDecimal(denominator)];
  if (over === null || under === null || under.coefficient === 0n) return null;
  return plainDecimal(roundHalfUp(multiplyRationals(divideRationals(fromDecimal(over), fromDecimal(under)), rational(100n, 1n)), 2));
}

/** The indicators of a project in their order, each with its current result. */
export async function readIndicators(from: Orm | Transaction | Queryable, departmentId: string, projectId: string): Promise<readonly IndicatorAnswer[]> {
  return (await readIndicatorRows(preparedOn(from), departmentId, projectId)).map(({ row, result }) => indicatorShown(row, result));
}

function textOf(numeric: string | null): string | null {
  const read = numeric === null ? null : parseDecimal(numeric);
  return read === null ? null : plainDecimal(read);
}

export function indicatorShown(row: IndicatorRow, result: ResultRow | null): IndicatorAnswer {
  const { id, ordinal, level1, level2, name, comparator, targetText, unit, baseline, source, method, required, libraryId, isExample, isInferred, version } = row;
  const weight = weightOf(row.weightHundredths);
  return {
    id, ordinal, level1, level2, name, comparator, target: textOf(row.target), targetUpper: textOf(row.targetUpper), targetText, unit, weight: weight === null ? null : plainDecimal(weight), baseline, source,
    method, required, libraryId, isExample, isInferred, version, result: result === null ? null : resultShown(result),
  };
}

export function resultShown(row: ResultRow): ResultAnswer {
  const { id, occasion, valueText, asOf, reason, measures, evidence, current, isExample, isInferred } = row;
  return {
    id, occasion, value: textOf(row.value), valueText, numerator: textOf(row.numerator), denominator: textOf(row.denominator), asOf, band: qualitativeBands.find((band) => band === row.band) ?? null,
    bandPercent: textOf(row.bandPercent), reason, measures, evidence, current, isExample, isInferred, createdAt: row.createdAt.toISOString(),
  };
}
