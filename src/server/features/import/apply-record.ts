import { and, eq } from 'drizzle-orm';
import { decimal, equalDecimals } from '#core/decimal.ts';
import { nameKey } from '#core/import/names.ts';
import type { RecordValue } from '#core/import/proposal.ts';
import { fundActs, payeeNames, precisionNames } from '#core/import/templates.ts';
import { comparators, qualitativeBands } from '#core/indicators/indicator.ts';
import { fundSources } from '#core/ledger/funds.ts';
import { fenOfYuan } from '#core/ledger/money.ts';
import { projectKinds } from '#core/ledger/project.ts';
import { noteChangeOfSubstance } from '#server/features/evaluation/index.ts';
import { bookEntry, recordBudget } from '#server/features/funds/index.ts';
import { applyDocument, applyPart } from '#server/features/import/apply-basis.ts';
import { Hindrance, type Applied, type ApplyContext } from '#server/features/import/apply-context.ts';
import { messages } from '#server/features/import/messages.ts';
import type { ProposalRowRecord } from '#server/features/import/store.ts';
import { changeIndicator, createIndicator, readIndicators, recordResult } from '#server/features/indicators/index.ts';
import { recordChange } from '#server/platform/audit/record-change.ts';
import { budgetVersion, fundEntry, project } from '#server/platform/database/schema/ledger.ts';
import { fill } from '#server/platform/messages.ts';

/** A row of a filled template: what is there already stays, what is new is made, what may be changed is changed. */
export async function applyRecord(context: ApplyContext, value: RecordValue, row: ProposalRowRecord): Promise<Applied> {
  switch (value.record) {
    case 'projects': return applyProjectRecord(context, value.fields);
    case 'funds': return applyFundRecord(context, value.fields, row);
    case 'indicators': return applyIndicatorRecord(context, value.fields);
    case 'results': return applyResultRecord(context, value.fields);
  }
}

type Fields = RecordValue['fields'];
const oneOf = <const T extends string>(all: readonly T[], text: string | null | undefined): T | null => all.find((each) => each === text) ?? null;

/** Puts what the row says of a project in its place; what it leaves empty stays. */
async function applyProjectRecord(context: ApplyContext, fields: Fields): Promise<Applied> {
  const { tx, departmentId, projectId, actor, at } = context;
  const which = and(eq(project.departmentId, departmentId), eq(project.id, projectId));
  const [before] = await tx.select().from(project).where(which).for('update');
  if (before === undefined) throw new Hindrance('project-first', messages.projectFirst);
  const total = fields['totalAmountYuan'] ?? null;
  const wanted = {
    name: fields['name'] ?? null, code: fields['code'] ?? null, unitCode: fields['unitCode'] ?? null, kind: oneOf(projectKinds, fields['kind']), functionalCode: fields['functionalCode'] ?? null,
    economicCode: fields['economicCode'] ?? null, periodFrom: fields['periodFrom'] ?? null, periodUntil: fields['periodUntil'] ?? null, totalAmountFen: total === null ? null : fenOfYuan(total), note: fields['note'] ?? null,
  };
  const changes = Object.entries(wanted).flatMap(([field, after]) => {
    const was = before[field as keyof typeof wanted];
    return after === null || after === was ? [] : [{ field, before: typeof was === 'bigint' ? was.toString() : was, after: typeof after === 'bigint' ? after.toString() : after, value: after }];
  });
  if (changes.length > 0) {
    await noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'wording', changes: changes.map(({ field, before: was, after }) => ({ field, before: was, after })), actor, at });
    await tx.update(project).set({ ...Object.fromEntries(changes.map(({ field, value }) => [field, value])), updatedAt: at, version: before.version + 1 }).where(which);
    await recordChange(tx, {
      departmentId, actor, act: 'project.update', subject: { type: 'project', id: projectId }, at,
      before: Object.fromEntries(changes.map(({ field, before: was }) => [field, was])), after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
    });
  }
  const [number, title] = [fields['documentNumber'] ?? null, fields['documentTitle'] ?? null];
  if (number !== null || title !== null) await applyDocument(context, { kind: 'document', number, title, disclosure: '公开' });
  return { type: 'project', id: projectId };
}

/** Books a budget version or an act. A row with the key of a record is that record, and may not say anything else: what is booked is voided and booked anew. */
async function applyFundRecord(context: ApplyContext, fields: Fields, row: ProposalRowRecord): Promise<Applied> {
  const { tx, departmentId, projectId, norms, actor, at, proposal } = context;
  const of = { departmentId, projectId, norms, actor, at };
  const act = fundActs[fields['act'] ?? ''];
  const amountYuan = fields['yuan'] ?? '';
  if (act === undefined) throw new Error(`unknown act ${fields['act'] ?? ''}`);
  const occurredOn = fields['date'] ?? null;
  const source = oneOf(fundSources, fields['source']) ?? context.source;
  const id = fields['id'] ?? null;
  const amountFen = fenOfYuan(amountYuan);
  const isBudget = act === 'initial' || act === 'adjustment';
  if (id !== null) {
    const [there] = isBudget
      ? await tx.select({ amountFen: budgetVersion.amountFen, day: budgetVersion.effectiveOn }).from(budgetVersion).where(and(eq(budgetVersion.departmentId, departmentId), eq(budgetVersion.projectId, projectId), eq(budgetVersion.id, id)))
      : await tx.select({ amountFen: fundEntry.amountFen, day: fundEntry.occurredOn }).from(fundEntry).where(and(eq(fundEntry.departmentId, departmentId), eq(fundEntry.projectId, projectId), eq(fundEntry.id, id), eq(fundEntry.kind, act)));
    if (there?.amountFen !== amountFen || there.day !== occurredOn) throw new Hindrance('booked-unchangeable', messages.bookedUnchangeable);
    return { type: isBudget ? 'budget-version' : 'fund-entry', id };
  }
  const name = fields['part'] ?? null;
  const partId = name === null ? null : (await applyPart(context, { kind: 'part', name, ordinal: 1, partKind: 'part' })).id;
  const note = fields['note'] ?? null;
  if (isBudget) {
    const made = await recordBudget(tx, of, { kind: act, source, partId, amountYuan, effectiveOn: occurredOn, documentNumber: fields['documentNumber'] ?? null, reason: note });
    return { type: 'budget-version', id: made.row.id };
  }
  const [backed] = act === 'paid' ? await tx.select({ id: budgetVersion.id }).from(budgetVersion).where(and(eq(budgetVersion.departmentId, departmentId), eq(budgetVersion.projectId, projectId))).limit(1) : [];
  const withoutBudget = act === 'paid' && backed === undefined;
  const remark = fill(withoutBudget ? messages.withoutBudget : messages.bookedFromPaper, { name: proposal.name }).zh;
  const { row: made } = await bookEntry(tx, of, {
    kind: act, amountYuan, occurredOn, datePrecision: occurredOn === null ? 'none' : precisionNames[fields['precision'] ?? ''] ?? 'day', source, payee: fields['payee'] ?? null,
    payeeKind: payeeNames[fields['payeeKind'] ?? ''] ?? null, partId, documentNumber: fields['documentNumber'] ?? null, voucher: fields['voucher'] ?? row.voucher, note: note ?? remark, disclosure: '公开', withoutBudget,
  });
  return { type: 'fund-entry', id: made.id };
}

async function applyIndicatorRecord({ tx, departmentId, projectId, norms, actor, at }: ApplyContext, fields: Fields): Promise<Applied> {
  const of = { departmentId, projectId, norms, actor, at };
  const known = await readIndicators(tx, departmentId, projectId);
  const name = fields['name'] ?? '';
  const there = known.find(({ id }) => id === fields['id']) ?? known.find((each) => nameKey(each.name) === nameKey(name));
  const given = {
    level1: fields['level1'] ?? '', level2: fields['level2'] ?? null, name, comparator: oneOf(comparators, fields['comparator']) ?? '定性' as const, target: fields['target'] ?? null, targetUpper: fields['targetUpper'] ?? null,
    targetText: fields['targetText'] ?? null, unit: fields['unit'] ?? null, weight: fields['weight'] ?? null,
  };
  const described = { baseline: fields['baseline'] ?? null, source: fields['source'] ?? null, method: fields['method'] ?? null };
  if (there === undefined) return { type: 'indicator', id: (await createIndicator(tx, of, { ...given, ...described, required: true, libraryId: null })).id };
  const wanted = { ...given, ...Object.fromEntries(Object.entries(described).filter(([, text]) => text !== null)) };
  const isThere = Object.entries(wanted).every(([field, after]) => there[field as keyof typeof given] === after);
  if (!isThere) {
    const changed = await changeIndicator(tx, of, there.id, there.version, wanted);
    if ('stale' in changed) throw new Error('an indicator changed under a lock');
  }
  return { type: 'indicator', id: there.id };
}

async function applyResultRecord({ tx, departmentId, projectId, norms, actor, at }: ApplyContext, fields: Fields): Promise<Applied> {
  const name = fields['name'] ?? '';
  const indicator = (await readIndicators(tx, departmentId, projectId)).find((each) => nameKey(each.name) === nameKey(name));
  if (indicator === undefined) throw new Hindrance('indicator-unknown', fill(messages.indicatorUnknown, { name }));
  const of = (field: string): string | null => fields[field] ?? null;
  const given = {
    occasion: 'self-evaluation' as const, value: of('value'), valueText: of('valueText'), numerator: of('numerator'), denominator: of('denominator'), asOf: of('asOf'), band: oneOf(qualitativeBands, of('band')),
    bandPercent: of('bandPercent'), reason: of('reason'), measures: of('measures'), evidence: of('evidence'),
  };
  const { result } = indicator;
  const same = (left: string | null, right: string | null): boolean => left === right || (left !== null && right !== null && /^-?[\d.]+$/.test(left) && /^-?[\d.]+$/.test(right) && equalDecimals(decimal(left), decimal(right)));
  const fieldsCompared = ['valueText', 'numerator', 'denominator', 'asOf', 'band', 'bandPercent', 'reason', 'measures'] as const;
  // Where the share is given, the stored value is its quotient.
  const isThere = result !== null && (given.value === null ? given.numerator !== null || result.value === null : same(given.value, result.value))
    && fieldsCompared.every((field) => same(given[field], result[field])) && (given.evidence === null || given.evidence === result.evidence);
  if (!isThere) await recordResult(tx, { departmentId, projectId, norms, actor, at }, indicator.id, given);
  return { type: 'indicator', id: indicator.id };
}
