import { lastDayOf } from '#core/ledger/department-year.ts';
import type { FundsSummary } from '#core/ledger/funds.ts';
import { standingLight } from '#core/monitoring/light.ts';
import type { NormBook } from '#core/norm-book.ts';
import { executionRates, legalRate } from '#core/scoring/execution-rate.ts';
import { scoreForm, type FormScore } from '#core/scoring/form-score.ts';
import type { LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import { indicatorsAsJson, indicatorsOf, type StoredIndicators } from '#server/features/indicators/store.ts';
import { indicatorOfRow, resultOfRow, summaryOf, type ProjectStatRow } from '#server/features/projects/index.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { later, preparedOn, type Queryable } from '#server/platform/database/prepared.ts';

export type ScoredIndicator = { readonly indicator: LedgerIndicator; readonly result: LedgerResult | null };
export type ProjectScore = { readonly form: FormScore; readonly indicators: readonly ScoredIndicator[]; readonly stat: ProjectStatRow & { readonly place: string } };

const scoreQuery = `select s.*, p.year, d.place, ${indicatorsAsJson} as indicators_as_json from project_stat s
  join project p on p.department_id = s.department_id and p.id = s.project_id join department d on d.id = s.department_id where s.department_id = $1 and s.project_id = $2`;

/** The score of a project from its stored rows, by the norms of the last day of its year at its department's place. */
export async function scoreProject(from: Orm | Transaction | Queryable, departmentId: string, projectId: string, norms: NormBook): Promise<ProjectScore> {
  const { rows: [stat] } = await preparedOn(from).query<ProjectStatRow & { readonly place: string; readonly indicators_as_json: StoredIndicators }>({ name: 'score-of-project', text: scoreQuery, values: [departmentId, projectId] });
  if (stat === undefined) throw new Error(`no totals of project ${projectId}`);
  const indicators = indicatorsOf(stat.indicators_as_json).map(({ row, result }) => ({ indicator: indicatorOfRow(row), result: result === null ? null : resultOfRow(result) }));
  const date = lastDayOf(stat.year);
  const rate = legalRate(executionRates(summaryOf(stat), 'self-evaluation', norms, date, stat.place));
  return { form: scoreForm(indicators, rate?.rate ?? null, norms, date, stat.place), indicators, stat };
}

/** Works the stored score, grade and light out anew, in the transaction of whatever they depend on. Answers the totals that stand beside them. */
export async function rescore(tx: Transaction, departmentId: string, projectId: string, norms: NormBook, at: Date): Promise<FundsSummary> {
  const { form, indicators, stat } = await scoreProject(tx, departmentId, projectId, norms);
  const hundredths = indicators.length === 0 || form.total === null ? null : Number(form.total.coefficient);
  const grade = hundredths === null ? null : form.grade?.name ?? null;
  const funds = summaryOf(stat);
  const light = standingLight(funds, stat.year, norms, at.toISOString().slice(0, 10), stat.place);
  if (hundredths !== stat.score_hundredths || grade !== stat.grade || light !== stat.light) {
    await later(tx, {
      name: 'store-score', text: 'update project_stat set score_hundredths = $3, grade = $4, light = $5 where department_id = $1 and project_id = $2', values: [departmentId, projectId, hundredths, grade, light],
    });
  }
  return funds;
}
