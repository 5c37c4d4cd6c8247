import { sql } from 'drizzle-orm';
import type { GuardFacts } from '#core/life-cycle/guards.ts';
import type { NormBook } from '#core/norm-book.ts';
import type { YearGuardFacts } from '#core/life-cycle/department-year.ts';
import { fixedStates } from '#core/life-cycle/states.ts';
import { messages } from '#server/features/evaluation/messages.ts';
import { scoreProject } from '#server/features/indicators/index.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';

type StatRow = {
  readonly year_state: 'open' | 'closing' | 'closed'; readonly weight: number; readonly needed: number; readonly has_budget: boolean; readonly errors: number;
  readonly target_by: string | null; readonly evaluation_by: string | null;
};

/** What is missing of a self-evaluation: names of required indicators without a result, and of deviations without their reason. */
export async function missingOf(from: Orm | Transaction, departmentId: string, projectId: string, norms: NormBook): Promise<{ readonly withoutResult: readonly string[]; readonly withoutReason: readonly string[] }> {
  const { form, indicators } = await scoreProject(from, departmentId, projectId, norms);
  const explained = form.executionReasonRequired && await explainsExecution(from, departmentId, projectId);
  return {
    withoutResult: indicators.flatMap(({ indicator, result }) => (indicator.required && (result === null || (result.value === null && result.valueText === null && result.band === null)) ? [indicator.name] : [])),
    withoutReason: [
      ...(form.executionReasonRequired && !explained ? [messages.executionRate.zh] : []),
      ...indicators.flatMap(({ indicator, result }, index) => (form.indicators[index]?.reasonRequired === true && (result?.reason ?? '').trim() === '' ? [indicator.name] : [])),
    ],
  };
}

/** Whether the paper says why the money was not spent: its section on problems. */
export async function explainsExecution(from: Orm | Transaction, departmentId: string, projectId: string): Promise<boolean> {
  const { rows } = await from.execute(sql`select from narrative where department_id = ${departmentId} and project_id = ${projectId} and section = 'problems' and jsonb_array_length(content) > 0`);
  return rows.length > 0;
}

/** What the guards of a project's acts look at; `about` says whose submission counts. */
export async function guardFacts(from: Orm | Transaction, departmentId: string, projectId: string, actorId: string | null, norms: NormBook, about: 'targets' | 'evaluation'): Promise<GuardFacts> {
  const { rows } = await from.execute<StatRow>(sql`
    select y.state as year_state, s.weight_hundredths as weight, 10000 - p.execution_weight_hundredths as needed, (s.initial_fen is not null or s.adjusted_fen is not null) as has_budget, s.open_errors as errors,
      (select actor_id from transition t where t.department_id = p.department_id and t.project_id = p.id and t.act in ('submit-target', 'request-adjustment') order by sequence desc limit 1) as target_by,
      (select actor_id from transition t where t.department_id = p.department_id and t.project_id = p.id and t.act = 'submit-evaluation' order by sequence desc limit 1) as evaluation_by
    from project p join project_stat s on s.department_id = p.department_id and s.project_id = p.id join budget_year y on y.department_id = p.department_id and y.year = p.year
    where p.department_id = ${departmentId} and p.id = ${projectId}`);
  const [row] = rows;
  if (row === undefined) throw new Error(`no totals of project ${projectId}`);
  return {
    yearState: row.year_state, hasBudget: row.has_budget, weightHundredths: row.weight, neededWeightHundredths: row.needed, openErrors: row.errors,
    ...(await missingOf(from, departmentId, projectId, norms)),
    submittedBy: about === 'targets' ? row.target_by : row.evaluation_by, actor: actorId ?? '',
  };
}

/** What the guards of the year's acts look at. */
export async function yearGuardFacts(from: Orm | Transaction, departmentId: string, year: number, actorId: string | null): Promise<YearGuardFacts> {
  const { rows } = await from.execute<{ name: string; state: string }>(sql`select name, state from project where department_id = ${departmentId} and year = ${year} order by ordinal`);
  const { rows: open } = await from.execute<{ count: number }>(sql`select count(*)::integer as count from rectification where department_id = ${departmentId} and year = ${year} and state <> 'closed'`);
  const { rows: submitted } = await from.execute<{ actor_id: string | null }>(sql`
    select actor_id from transition where department_id = ${departmentId} and year = ${year} and project_id is null and act = 'submit-report' order by sequence desc limit 1`);
  const fixed: readonly string[] = fixedStates;
  return {
    projects: rows.length, unfixed: rows.flatMap(({ name, state }) => (fixed.includes(state) ? [] : [name])), openRectifications: open[0]?.count ?? 0,
    submittedBy: submitted[0]?.actor_id ?? null, actor: actorId ?? '',
  };
}
