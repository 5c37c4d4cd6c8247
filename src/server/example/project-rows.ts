import { parseDecimal, shiftDecimal } from '#core/decimal.ts';
import { summariseFunds, type BudgetVersion, type FundEntry } from '#core/ledger/funds.ts';
import { fenOfDecimal } from '#core/ledger/money.ts';
import { narrativeSections } from '#core/ledger/narrative.ts';
import { forecastFen, lightOf } from '#core/monitoring/light.ts';
import type { NormBook } from '#core/norm-book.ts';
import type { ExampleDepartment, ExampleProject } from '#server/example/example-data.ts';
import { narrativePieces } from '#server/example/narrative-pieces.ts';
import type { budgetVersion, fundEntry, narrative, project, projectDocument, projectPart } from '#server/platform/database/schema/ledger.ts';
import type { finding } from '#server/platform/database/schema/records.ts';
import type { indicator, indicatorResult, monitoringEntry } from '#server/platform/database/schema/results.ts';
import { newId } from '#server/platform/row-id.ts';

export type ProjectPlacement = {
  readonly departmentId: string; readonly projectId: string; readonly divisionId: string; readonly ownerId: string | null; readonly predecessorId: string | null; readonly at: Date;
};

/** Rows of one project, table by table, in the order in which they may be stored. */
export type ExampleRows = {
  readonly project: typeof project.$inferInsert;
  readonly documents: readonly (typeof projectDocument.$inferInsert)[];
  readonly parts: readonly (typeof projectPart.$inferInsert)[];
  readonly budgets: readonly (typeof budgetVersion.$inferInsert & BudgetVersion)[];
  readonly entries: readonly (typeof fundEntry.$inferInsert & FundEntry)[];
  readonly indicators: readonly (typeof indicator.$inferInsert)[];
  readonly results: readonly (typeof indicatorResult.$inferInsert)[];
  readonly narratives: readonly (typeof narrative.$inferInsert)[];
  readonly findings: readonly (typeof finding.$inferInsert)[];
};

/** Fen of an amount in 万元. */
function fenOfWan(wan: string): bigint {
  const read = parseDecimal(wan);
  const fen = read === null ? null : fenOfDecimal(shiftDecimal(read, 4));
  if (fen === null) throw new Error(`the example holds an amount that is none: ${wan}`);
  return fen;
}

function hundredthsOf(points: string): number {
  const read = parseDecimal(points);
  if (read === null || read.scale > 2) throw new Error(`the example holds points that are none: ${points}`);
  return Number(shiftDecimal(read, 2).coefficient);
}

export function rowsOfProject(given: ExampleProject, { departmentId, projectId, divisionId, ownerId, predecessorId, at }: ProjectPlacement): ExampleRows {
  const base = (): { departmentId: string; id: string; projectId: string; isExample: true; createdAt: Date } => ({ departmentId, id: newId(at.getTime()), projectId, isExample: true, createdAt: at });
  const partIds = new Map(given.parts.map(({ key }) => [key, newId(at.getTime())]));
  const partOf = (key: string | undefined): string | null => {
    const id = key === undefined ? null : partIds.get(key);
    if (id === undefined) throw new Error(`the example names an unknown part: ${key ?? ''}`);
    return id;
  };
  const indicators = given.indicators.map((each, index): typeof indicator.$inferInsert => ({
    ...base(), ordinal: index + 1, level1: each.level1, level2: each.level2, name: each.name, comparator: each.comparator, target: each.target ?? null, targetText: each.targetText ?? null,
    unit: each.unit ?? null, weightHundredths: hundredthsOf(each.weight), isInferred: each.inferred, updatedAt: at,
  }));
  const names = { parts: partIds, indicators: new Map(indicators.map(({ name, id }) => [name, id])) };
  return {
    project: {
      departmentId, id: projectId, year: given.year, ordinal: given.ordinal, code: given.code, name: given.name, kind: given.kind, mechanism: given.mechanism, divisionId, ownerId, predecessorId,
      periodFrom: given.period?.[0] ?? null, periodUntil: given.period?.[1] ?? null, totalAmountFen: given.total === undefined ? null : fenOfWan(given.total), note: given.note ?? null, isExample: true,
      createdAt: at, updatedAt: at,
    },
    documents: given.documents.map((each, index) => ({ ...base(), ordinal: index + 1, ...each })),
    parts: given.parts.map((each, index) => ({ ...base(), id: partOf(each.key) ?? '', ordinal: index + 1, kind: each.kind, name: each.name, note: each.note ?? null, updatedAt: at })),
    budgets: given.budgets.map((each, index) => ({
      ...base(), sequence: index + 1, kind: each.kind, source: each.source, partId: partOf(each.part), amountFen: fenOfWan(each.amount), effectiveOn: each.on ?? null, documentNumber: each.document ?? null,
      reason: each.reason ?? each.inferred ?? null, isInferred: each.inferred !== undefined,
    })),
    entries: given.entries.map((each) => ({
      ...base(), kind: each.kind, amountFen: fenOfWan(each.amount), occurredOn: each.on ?? null, datePrecision: each.precision, source: each.source, payee: each.payee ?? null, payeeKind: each.payeeKind ?? null,
      partId: partOf(each.part), documentNumber: each.document ?? null, note: each.note ?? each.inferred ?? null, disclosure: each.disclosure, withoutBudget: each.withoutBudget, voided: false,
      isInferred: each.inferred !== undefined, createdBy: ownerId,
    })),
    indicators,
    results: given.indicators.flatMap(({ result, inferred }, index) => (result === undefined ? [] : [{
      ...base(), indicatorId: indicators[index]?.id ?? '', occasion: 'self-evaluation' as const, value: result.value ?? null, valueText: result.valueText ?? null, numerator: result.numerator ?? null,
      denominator: result.denominator ?? null, band: result.band ?? null, bandPercent: result.bandPercent ?? null, reason: result.reason ?? null, measures: result.measures ?? null,
      asOf: `${given.year}-12-31`, isInferred: inferred && result.band !== undefined, createdBy: ownerId,
    }])),
    narratives: narrativeSections.flatMap((section) => {
      const text = given.narratives[section];
      return text === undefined ? [] : [{ departmentId, id: newId(at.getTime()), projectId, section, content: narrativePieces(text, names), isExample: true, updatedAt: at, updatedBy: ownerId }];
    }),
    findings: given.findings.map(({ rule, severity, zh, en }, index) => ({
      departmentId, id: newId(at.getTime()), year: given.year, projectId, origin: 'paper' as const, rule, severity, fingerprint: `example/${given.key}/${rule}/${index + 1}`, message: { zh, en }, createdAt: at,
      updatedAt: at,
    })),
  };
}

export type ExampleRound = ExampleDepartment['monitoring'][number] & { readonly id: string };

/** What a project reports in a round; its money is the ledger's as of the cut-off, its light that of the norms. */
export function monitoringRow(given: ExampleProject, rows: ExampleRows, round: ExampleRound, norms: NormBook, place: string, at: Date): typeof monitoringEntry.$inferInsert | null {
  if (given.monitoring === undefined && round.state === 'open') return null;
  const funds = summariseFunds(rows.budgets, rows.entries, round.cutOff);
  const whole = summariseFunds(rows.budgets, rows.entries);
  const completionPercent = given.monitoring === undefined ? null : parseDecimal(given.monitoring.completion);
  const { light, causes } = lightOf({ year: given.year, funds: { ...funds, planned: whole.planned }, completionPercent, unreachable: [], plannedToDateFen: funds.planned }, norms, round.cutOff, place);
  return {
    departmentId: rows.project.departmentId, id: newId(at.getTime()), roundId: round.id, projectId: rows.project.id, spentFen: funds.spent, receivedFen: funds.received, budgetFen: funds.adjusted,
    forecastFen: forecastFen({ year: given.year, funds: { ...funds, planned: whole.planned }, plannedToDateFen: funds.planned }, round.cutOff), completionPercent: given.monitoring?.completion ?? null, light,
    causes: causes.map(({ code, messages: texts }) => ({ code, messages: texts })), reason: given.monitoring?.reason ?? null, measures: given.monitoring?.measures ?? null,
    answer: given.monitoring?.answer ?? null, state: given.monitoring?.state ?? 'draft', createdAt: at, updatedAt: at,
  };
}
