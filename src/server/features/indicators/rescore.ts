import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { lastDayOf } from '#core/ledger/department-year.ts';
import type { NormBook } from '#core/norm-book.ts';
import { executionRates, legalRate } from '#core/scoring/execution-rate.ts';
import { scoreForm, type FormScore } from '#core/scoring/form-score.ts';
import type { LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import { indicatorOfRow, resultOfRow, summaryOf, type ProjectStatRow } from '#server/features/projects/index.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { indicator, indicatorResult } from '#server/platform/database/schema/results.ts';

export type ScoredIndicator = { readonly indicator: LedgerIndicator; readonly result: LedgerResult | null };

/** The score of a project from its stored rows, by the norms of the last day of its year at its department's place. */
export async function scoreProject(from: Orm | Transaction, departmentId: string, projectId: string, norms: NormBook): Promise<{ readonly form: FormScore; readonly indicators: readonly ScoredIndicator[]; readonly stat: ProjectStatRow }> {
  const { rows } = await from.execute<ProjectStatRow & { place: string }>(sql`select s.*, p.year, d.place from project_stat s
    join project p on p.department_id = s.department_id and p.id = s.project_id join department d on d.id = s.department_id
    where s.department_id = ${departmentId} and s.project_id = ${projectId}`);
  const [stat] = rows;
  if (stat === undefined) throw new Error(`no totals of project ${projectId}`);
  const rows_ = await from.select().from(indicator).where(and(eq(indicator.departmentId, departmentId), eq(indicator.projectId, projectId))).orderBy(asc(indicator.ordinal));
  const results = await from.select().from(indicatorResult)
    .where(and(eq(indicatorResult.departmentId, departmentId), eq(indicatorResult.projectId, projectId), eq(indicatorResult.current, true)))
    .orderBy(desc(indicatorResult.occasion), desc(indicatorResult.createdAt));
  const indicators = rows_.map((row) => {
    const found = results.find(({ indicatorId }) => indicatorId === row.id);
    return { indicator: indicatorOfRow(row), result: found === undefined ? null : resultOfRow(found) };
  });
  const date = lastDayOf(stat.year);
  const rate = legalRate(executionRates(summaryOf(stat), 'self-evaluation', norms, date, stat.place));
  return { form: scoreForm(indicators, rate?.rate ?? null, norms, date, stat.place), indicators, stat };
}

/** Works the stored score and grade out anew, in the transaction of whatever they depend on. */
export async function rescore(tx: Transaction, departmentId: string, projectId: string, norms: NormBook): Promise<void> {
  const { rows } = await tx.execute<{ indicators: number; score_hundredths: number | null }>(sql`select indicators, score_hundredths from project_stat where department_id = ${departmentId} and project_id = ${projectId}`);
  const [known] = rows;
  if (known === undefined || (known.indicators === 0 && known.score_hundredths === null)) return;
  const { form } = await scoreProject(tx, departmentId, projectId, norms);
  const hundredths = form.total === null ? null : form.total.coefficient.toString();
  await tx.execute(sql`update project_stat set score_hundredths = ${hundredths}::integer, grade = ${form.grade?.name ?? null} where department_id = ${departmentId} and project_id = ${projectId}
    and (score_hundredths is distinct from ${hundredths}::integer or grade is distinct from ${form.grade?.name ?? null})`);
}
