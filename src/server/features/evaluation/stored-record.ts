import { parseDecimal, type Decimal } from '#core/decimal.ts';
import { comparators, qualitativeBands, type LedgerIndicator, type LedgerResult } from '#core/indicators/indicator.ts';
import type { ProjectRecord } from '#core/ledger/department-year.ts';
import { datePrecisions, fundEntryKinds, fundSources, partKinds, payeeKinds, type BudgetVersion, type FundEntry } from '#core/ledger/funds.ts';
import type { NarrativePiece } from '#core/ledger/narrative.ts';
import { disclosures, mechanisms, projectKinds, type LedgerProject } from '#core/ledger/project.ts';
import { textOf, type Row } from '#server/features/evaluation/record.ts';
import { rowsOf, type ProjectContent } from '#server/features/evaluation/snapshots.ts';

/** A fixed version as the value that scores and rules are worked out from. Throws on words that the ledger never stored. */
export function recordOfContent(content: ProjectContent): ProjectRecord {
  const results = rowsOf(content, 'results').filter((row) => row['current'] === true)
    .toSorted((left, right) => textOf(right, 'occasion').localeCompare(textOf(left, 'occasion')) || textOf(right, 'created_at').localeCompare(textOf(left, 'created_at')));
  const inOrder = (rows: readonly Row[]): readonly Row[] => rows.toSorted((left, right) => numberOf(left, 'ordinal') - numberOf(right, 'ordinal'));
  return {
    project: projectOf(content.project),
    provenance: { example: content.project['is_example'] === true, inferred: false, note: textOrNull(content.project, 'note') },
    documents: inOrder(rowsOf(content, 'documents')).map((row) => ({ id: textOf(row, 'id'), number: textOrNull(row, 'number'), title: textOrNull(row, 'title'), disclosure: known(disclosures, row, 'disclosure') })),
    parts: inOrder(rowsOf(content, 'parts')).map((row) => ({ id: textOf(row, 'id'), ordinal: numberOf(row, 'ordinal'), kind: known(partKinds, row, 'kind'), name: textOf(row, 'name'), note: textOrNull(row, 'note') })),
    budgets: rowsOf(content, 'budgets').toSorted((left, right) => numberOf(left, 'sequence') - numberOf(right, 'sequence')).map(budgetOf),
    entries: rowsOf(content, 'entries').map(entryOf),
    indicators: inOrder(rowsOf(content, 'indicators')).map((row) => {
      const found = results.find((each) => each['indicator_id'] === row['id']);
      return { indicator: indicatorOf(row), resultId: found === undefined ? null : textOf(found, 'id'), result: found === undefined ? null : resultOf(found) };
    }),
    narratives: Object.fromEntries(rowsOf(content, 'narratives').map((row) => [textOf(row, 'section'), row['content'] as unknown as readonly NarrativePiece[]])),
    findings: [],
  };
}

function projectOf(row: Row): LedgerProject {
  return {
    departmentId: textOf(row, 'department_id'), id: textOf(row, 'id'), year: numberOf(row, 'year'), ordinal: numberOf(row, 'ordinal'), code: textOrNull(row, 'code'), unitCode: textOrNull(row, 'unit_code'), name: textOf(row, 'name'),
    kind: known(projectKinds, row, 'kind'), mechanism: mechanisms.find((each) => each === row['mechanism']) ?? null, functionalCode: textOrNull(row, 'functional_code'), economicCode: textOrNull(row, 'economic_code'),
    periodFrom: textOrNull(row, 'period_from'), periodUntil: textOrNull(row, 'period_until'), divisionId: textOrNull(row, 'division_id'), ownerId: textOrNull(row, 'owner_id'), predecessorId: textOrNull(row, 'predecessor_id'),
    totalAmountFen: row['total_amount_fen'] === null ? null : BigInt(textOf(row, 'total_amount_fen')), state: textOf(row, 'state'),
  };
}

function indicatorOf(row: Row): LedgerIndicator {
  return {
    id: textOf(row, 'id'), level1: textOf(row, 'level1'), level2: textOrNull(row, 'level2'), name: textOf(row, 'name'), comparator: known(comparators, row, 'comparator'), target: decimalOf(row, 'target'),
    targetUpper: decimalOf(row, 'target_upper'), targetText: textOrNull(row, 'target_text'), unit: textOrNull(row, 'unit'),
    weight: typeof row['weight_hundredths'] === 'number' ? { coefficient: BigInt(row['weight_hundredths']), scale: 2 } : null, required: row['required'] === true,
  };
}

function resultOf(row: Row): LedgerResult {
  return {
    value: decimalOf(row, 'value'), valueText: textOrNull(row, 'value_text'), numerator: decimalOf(row, 'numerator'), denominator: decimalOf(row, 'denominator'), asOf: textOrNull(row, 'as_of'),
    band: qualitativeBands.find((band) => band === row['band']) ?? null, bandPercent: decimalOf(row, 'band_percent'), reason: textOrNull(row, 'reason'), measures: textOrNull(row, 'measures'),
  };
}

function budgetOf(row: Row): BudgetVersion {
  return {
    id: textOf(row, 'id'), projectId: textOf(row, 'project_id'), sequence: numberOf(row, 'sequence'), kind: known(['initial', 'adjustment'], row, 'kind'), source: known(fundSources, row, 'source'),
    partId: textOrNull(row, 'part_id'), amountFen: BigInt(textOf(row, 'amount_fen')), effectiveOn: textOrNull(row, 'effective_on'), documentNumber: textOrNull(row, 'document_number'),
  };
}

function entryOf(row: Row): FundEntry {
  return {
    id: textOf(row, 'id'), projectId: textOf(row, 'project_id'), kind: known(fundEntryKinds, row, 'kind'), amountFen: BigInt(textOf(row, 'amount_fen')), occurredOn: textOrNull(row, 'occurred_on'),
    datePrecision: known(datePrecisions, row, 'date_precision'), source: known(fundSources, row, 'source'), payee: textOrNull(row, 'payee'), payeeKind: payeeKinds.find((each) => each === row['payee_kind']) ?? null,
    partId: textOrNull(row, 'part_id'), voided: row['voided'] === true,
  };
}

function textOrNull(row: Row, name: string): string | null {
  return typeof row[name] === 'string' ? row[name] : null;
}

function decimalOf(row: Row, name: string): Decimal | null {
  return typeof row[name] === 'string' ? parseDecimal(row[name]) : null;
}

function numberOf(row: Row, name: string): number {
  return typeof row[name] === 'number' ? row[name] : 0;
}

function known<T extends string>(values: readonly T[], row: Row, name: string): T {
  const found = values.find((value) => value === row[name]);
  if (found === undefined) throw new Error(`unknown ${name} in a fixed version: ${textOf(row, name)}`);
  return found;
}
