import { checkProject } from '#checker/live/check-ledger.ts';
import type { Recheck } from '#contract/evaluation.ts';
import { formatDecimal } from '#core/decimal.ts';
import type { DepartmentYear, ProjectRecord } from '#core/ledger/department-year.ts';
import { summariseFunds } from '#core/ledger/funds.ts';
import { differencesBetween, type Json } from '#core/life-cycle/difference.ts';
import { freezeNorms, thawNorms, type FrozenNorms } from '#core/life-cycle/frozen-norms.ts';
import type { NormBook } from '#core/norm-book.ts';
import { executionRates, legalRate } from '#core/scoring/execution-rate.ts';
import { scoreForm, type FormScore } from '#core/scoring/form-score.ts';
import { isIntact, program, type ProjectContent, type SnapshotRow } from '#server/features/evaluation/snapshots.ts';
import { recordOfContent } from '#server/features/evaluation/stored-record.ts';

const mostFindings = 200;

/**
 * Works a fixed version out again: by the norms kept with it, which must give the score it was fixed with, and by those of
 * today; and runs the rules over it with the norms of its day. The rules are those of this program; which one fixed the
 * version is said beside it.
 */
export function recheckSnapshot(row: SnapshotRow, department: DepartmentYear['department'], norms: NormBook): Recheck {
  const frozen = row.norms as FrozenNorms;
  const content = row.content as ProjectContent;
  const { asOf, place } = frozen;
  const record = recordOfContent(content);
  const ofItsDay: NormBook = { ...norms, values: thawNorms(frozen).values, codes: frozen.codes };
  const then = scoreRecord(record, ofItsDay, asOf, place);
  const now = scoreRecord(record, norms, asOf, place);
  const scoreThen = then.total === null ? null : formatDecimal(then.total);
  const intact = isIntact(row);
  const ledger: DepartmentYear = { department: { ...department, place }, bureau: null, year: row.year, yearState: 'open', projects: [record] };
  const [year = 0, month = 0, day = 0] = asOf.split('-').map((part) => Number.parseInt(part, 10));
  const { findings } = checkProject(ledger, record, { norms: ofItsDay, asOf: { year, month, day, part: null } });
  return {
    snapshotId: row.id, intact, asOf, place, storedScore: content.figures.score, scoreThen, gradeThen: then.grade?.name ?? null,
    holds: intact && scoreThen === content.figures.score && (then.grade?.name ?? null) === content.figures.grade,
    scoreNow: now.total === null ? null : formatDecimal(now.total), gradeNow: now.grade?.name ?? null,
    normsChanged: changedNorms(frozen, freezeNorms(norms, asOf, place)), program: row.program, programNow: program,
    findings: findings.slice(0, mostFindings).map(({ rule, severity, message }) => ({ rule, severity, message })),
  };
}

function scoreRecord(record: ProjectRecord, norms: NormBook, date: string, place: string): FormScore {
  const rate = legalRate(executionRates(summariseFunds(record.budgets, record.entries, date), 'self-evaluation', norms, date, place));
  return scoreForm(record.indicators, rate?.rate ?? null, norms, date, place);
}

function changedNorms(then: FrozenNorms, now: FrozenNorms): readonly string[] {
  const byKey = (frozen: FrozenNorms): Json => {
    const json: Json = JSON.parse(JSON.stringify(Object.fromEntries([...frozen.values, ...frozen.codes].map((entry) => [`${entry.id} ${entry.place}`, 'value' in entry ? entry.value : entry.codes]))));
    return json;
  };
  return [...new Set(differencesBetween(byKey(then), byKey(now)).map(({ path }) => path.split(' ')[0] ?? path))];
}
