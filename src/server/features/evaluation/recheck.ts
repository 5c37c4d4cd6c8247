import type { Recheck } from '#contract/evaluation.ts';
import { formatDecimal, parseDecimal, type Decimal } from '#core/decimal.ts';
import { comparators, qualitativeBands, type LedgerIndicator, type LedgerResult } from '#core/indicators/indicator.ts';
import { fundEntryKinds, fundSources, summariseFunds, type BudgetVersion, type FundEntry } from '#core/ledger/funds.ts';
import { freezeNorms, thawNorms, type FrozenNorms } from '#core/life-cycle/frozen-norms.ts';
import { differencesBetween, type Json } from '#core/life-cycle/difference.ts';
import type { NormBook } from '#core/norm-book.ts';
import { executionRates, legalRate } from '#core/scoring/execution-rate.ts';
import { scoreForm, type FormScore } from '#core/scoring/form-score.ts';
import { textOf, type Row } from '#server/features/evaluation/record.ts';
import { isIntact, rowsOf, type ProjectContent, type SnapshotRow } from '#server/features/evaluation/snapshots.ts';

/** Works a fixed version out again: by the norms kept with it, which must give the score it was fixed with, and by those of today. */
export function recheckSnapshot(row: SnapshotRow, norms: NormBook): Recheck {
  const frozen = row.norms as FrozenNorms;
  const content = row.content as ProjectContent;
  const { asOf, place } = frozen;
  const then = scoreContent(content, thawNorms(frozen), asOf, place);
  const now = scoreContent(content, norms, asOf, place);
  const scoreThen = then.total === null ? null : formatDecimal(then.total);
  const intact = isIntact(row);
  return {
    snapshotId: row.id, intact, asOf, place, storedScore: content.figures.score, scoreThen, gradeThen: then.grade?.name ?? null,
    holds: intact && scoreThen === content.figures.score && (then.grade?.name ?? null) === content.figures.grade,
    scoreNow: now.total === null ? null : formatDecimal(now.total), gradeNow: now.grade?.name ?? null,
    normsChanged: changedNorms(frozen, freezeNorms(norms, asOf, place)),
  };
}

function changedNorms(then: FrozenNorms, now: FrozenNorms): readonly string[] {
  const byKey = (frozen: FrozenNorms): Json => {
    const json: Json = JSON.parse(JSON.stringify(Object.fromEntries([...frozen.values, ...frozen.codes].map((entry) => [`${entry.id} ${entry.place}`, 'value' in entry ? entry.value : entry.codes]))));
    return json;
  };
  return [...new Set(differencesBetween(byKey(then), byKey(now)).map(({ path }) => path.split(' ')[0] ?? path))];
}

function scoreContent(content: ProjectContent, norms: NormBook, date: string, place: string): FormScore {
  const results = rowsOf(content, 'results').filter((row) => row['current'] === true)
    .toSorted((left, right) => textOf(right, 'occasion').localeCompare(textOf(left, 'occasion')) || textOf(right, 'created_at').localeCompare(textOf(left, 'created_at')));
  const indicators = rowsOf(content, 'indicators').toSorted((left, right) => Number(left['ordinal']) - Number(right['ordinal'])).map((row) => {
    const found = results.find((each) => each['indicator_id'] === row['id']);
    return { indicator: indicatorOf(row), result: found === undefined ? null : resultOf(found) };
  });
  const funds = summariseFunds(rowsOf(content, 'budgets').map(budgetOf), rowsOf(content, 'entries').map(entryOf));
  const rate = legalRate(executionRates(funds, 'self-evaluation', norms, date, place));
  return scoreForm(indicators, rate?.rate ?? null, norms, date, place);
}

const textOrNull = (row: Row, name: string): string | null => (typeof row[name] === 'string' ? row[name] : null);
const decimalOf = (row: Row, name: string): Decimal | null => (typeof row[name] === 'string' ? parseDecimal(row[name]) : null);

function known<T extends string>(values: readonly T[], row: Row, name: string): T {
  const found = values.find((value) => value === row[name]);
  if (found === undefined) throw new Error(`unknown ${name} in a fixed version: ${textOf(row, name)}`);
  return found;
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
    id: textOf(row, 'id'), projectId: textOf(row, 'project_id'), sequence: Number(row['sequence']), kind: known(['initial', 'adjustment'], row, 'kind'), source: known(fundSources, row, 'source'),
    partId: textOrNull(row, 'part_id'), amountFen: BigInt(textOf(row, 'amount_fen')), effectiveOn: textOrNull(row, 'effective_on'), documentNumber: textOrNull(row, 'document_number'),
  };
}

function entryOf(row: Row): FundEntry {
  return {
    id: textOf(row, 'id'), projectId: textOf(row, 'project_id'), kind: known(fundEntryKinds, row, 'kind'), amountFen: BigInt(textOf(row, 'amount_fen')), occurredOn: textOrNull(row, 'occurred_on'),
    datePrecision: row['date_precision'] as FundEntry['datePrecision'], source: known(fundSources, row, 'source'), payee: textOrNull(row, 'payee'), payeeKind: row['payee_kind'] as FundEntry['payeeKind'],
    partId: textOrNull(row, 'part_id'), voided: row['voided'] === true,
  };
}
