import { sql, type SQL } from 'drizzle-orm';
import type { Application, DepartmentProgress } from '#contract/oversight.ts';
import { normReferenceOf } from '#contract/figures-shown.ts';
import { formatDecimal } from '#core/decimal.ts';
import { lastDayOf } from '#core/ledger/department-year.ts';
import { isYearState, yearStateNames } from '#core/life-cycle/department-year.ts';
import { codesAt, type NormBook } from '#core/norm-book.ts';
import { fromDecimal } from '#core/rational.ts';
import { gradeOfScore } from '#core/scoring/grade.ts';
import type { Orm } from '#server/platform/database/handles.ts';

type ProgressRow = {
  readonly id: string; readonly name: string; readonly code: string | null; readonly bureau_id: string | null; readonly is_example: boolean; readonly year_state: 'open' | 'closing' | 'closed'; readonly state: string | null;
  readonly since: string | null; readonly report_due: string | null; readonly projects: number; readonly submitted: number; readonly fixed: number; readonly reported: number; readonly errors: number; readonly rectifications: number;
};

/** How far every department within reach is with a year; those that are late first, then by name. */
export async function progressOf(orm: Orm, year: number, reach: SQL, today: string): Promise<readonly DepartmentProgress[]> {
  const { rows } = await orm.execute<ProgressRow>(sql`
    select d.id, d.name, d.code, d.bureau_id, d.is_example, y.state as year_state, t.to_state as state, to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since, y.report_due::text as report_due,
      coalesce(p.projects, 0) as projects, coalesce(p.submitted, 0) as submitted, coalesce(p.fixed, 0) as fixed, coalesce(p.reported, 0) as reported, coalesce(s.open_errors, 0) as errors, coalesce(r.open, 0) as rectifications
    from department d join budget_year y on y.department_id = d.id and y.year = ${year}
      left join department_stat s on s.department_id = d.id and s.year = y.year
      left join lateral (select count(*)::integer as projects,
          count(*) filter (where state in ('evaluation-submitted', 'evaluation-reviewed', 'approved', 'finalised', 'reported', 'rectifying', 'published'))::integer as submitted,
          count(*) filter (where state in ('finalised', 'reported', 'rectifying', 'published'))::integer as fixed, count(*) filter (where state in ('reported', 'rectifying', 'published'))::integer as reported
        from project where department_id = d.id and year = y.year) p on true
      left join lateral (select to_state, at from transition where department_id = d.id and project_id is null and year = y.year order by sequence desc limit 1) t on true
      left join lateral (select count(*)::integer as open from rectification where department_id = d.id and year = y.year and state <> 'closed') r on true
    where ${reach} order by d.name collate "C" limit 1000`);
  const items = rows.map((row): DepartmentProgress => {
    const state = row.state !== null && isYearState(row.state) ? row.state : 'collecting';
    const isIn = state === 'reported' || state === 'published' || state === 'rectifying';
    return {
      departmentId: row.id, name: row.name, code: row.code, bureauId: row.bureau_id, isExample: row.is_example, yearState: row.year_state, state, stateName: yearStateNames[state], since: row.since,
      reportDue: row.report_due, overdue: !isIn && row.report_due !== null && row.report_due < today, projects: row.projects, submitted: row.submitted, fixed: row.fixed, reported: row.reported,
      openErrors: row.errors, openRectifications: row.rectifications,
    };
  });
  return [...items.filter(({ overdue }) => overdue), ...items.filter(({ overdue }) => !overdue)];
}

type ResultRow = {
  readonly department_id: string; readonly department: string; readonly place: string; readonly id: string; readonly name: string; readonly ordinal: number; readonly self: number | null; readonly reviewed: number | null; readonly kind: 'department' | 'finance' | null;
};

/** What the results of a year suggest: the score of the finance bureau's review before that of the department's, before the self-score. */
export async function applicationsOf(orm: Orm, year: number, reach: SQL, departmentId: string | undefined, norms: NormBook): Promise<readonly Application[]> {
  const { rows } = await orm.execute<ResultRow>(sql`
    select d.id as department_id, d.name as department, d.place, p.id, p.name, p.ordinal, s.score_hundredths as self, r.score_hundredths as reviewed, r.kind
    from project p join department d on d.id = p.department_id join project_stat s on s.department_id = p.department_id and s.project_id = p.id
      left join lateral (select score_hundredths, kind from review where department_id = p.department_id and project_id = p.id and score_hundredths is not null
        order by (kind = 'finance') desc, created_at desc limit 1) r on true
    where p.year = ${year} and p.state in ('finalised', 'reported', 'rectifying', 'published') and ${reach} ${departmentId === undefined ? sql`` : sql`and d.id = ${departmentId}`}
      and coalesce(r.score_hundredths, s.score_hundredths) is not null
    order by coalesce(r.score_hundredths, s.score_hundredths), d.name collate "C", p.ordinal limit 5000`);
  const date = lastDayOf(year);
  return rows.flatMap((row): Application[] => {
    const hundredths = row.reviewed ?? row.self;
    if (hundredths === null) return [];
    const score = { coefficient: BigInt(hundredths), scale: 2 };
    const grade = gradeOfScore(fromDecimal(score), norms, date, row.place);
    const use = codesAt(norms, 'use-of-results', date, row.place);
    return [{
      departmentId: row.department_id, departmentName: row.department, projectId: row.id, projectName: row.name, ordinal: row.ordinal, score: formatDecimal(score), scoreFrom: row.reviewed === null ? 'self' : row.kind ?? 'self',
      grade: grade?.name ?? null, gradeVerified: grade?.verified ?? null, suggestion: grade === null ? null : use?.codes[grade.rank] ?? null, norm: use === null ? null : normReferenceOf(use),
    }];
  });
}
