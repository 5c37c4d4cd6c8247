import type pg from 'pg';
import type { AllDepartments, DepartmentOverview, Sums } from '#contract/overview.ts';
import { ratesShown } from '#contract/figures-shown.ts';
import { lastDayOf } from '#core/ledger/department-year.ts';
import type { FundsSummary } from '#core/ledger/funds.ts';
import { yuanOfFen } from '#core/ledger/money.ts';
import type { NormBook } from '#core/norm-book.ts';
import type { RowScope } from '#core/organisation/permissions.ts';
import { rational, multiplyRationals } from '#core/rational.ts';
import { executionRates, printedPercent, type ExecutionRate } from '#core/scoring/execution-rate.ts';
import { curve } from '#server/features/funds/index.ts';
import { messages } from '#server/features/overview/messages.ts';
import { projectColumns, summaryOf, type ProjectStatRow } from '#server/features/projects/index.ts';

const nothing: FundsSummary = {
  initial: null, adjusted: null, planned: null, issued: null, received: null, spent: null, carriedIn: null, carriedOut: null, reclaimed: null, cancelled: null, passedOn: null, used: null,
};
const noRows: Sums = { projects: 0, initial: '0', adjusted: '0', planned: '0', issued: '0', received: '0', spent: '0', used: '0' };

/** What a person may see of a department's year, from the totals of its projects; no payment is read. */
export async function readOverview(
  pool: pg.Pool, context: { readonly departmentId: string; readonly year: number; readonly place: string; readonly scope: RowScope; readonly norms: NormBook; readonly today: string },
): Promise<DepartmentOverview> {
  const { departmentId, year, scope, norms, place } = context;
  const narrowed = scope.kind === 'all' ? '' : 'and (p.division_id = any($3::uuid[]) or p.owner_id = $4)';
  const values = scope.kind === 'all' ? [departmentId, year] : [departmentId, year, [...scope.divisionIds], scope.ownerId];
  const name = (query: string): string => `${query}-${scope.kind}`;
  const [{ rows }, { rows: months }, { rows: flows }, { rows: dates }] = await Promise.all([
    pool.query<ProjectStatRow>({
      name: name('overview-projects'), values,
      text: `select ${projectColumns} from project p join project_stat s on s.department_id = p.department_id and s.project_id = p.id where p.department_id = $1 and p.year = $2 ${narrowed} order by p.ordinal`,
    }),
    pool.query<{ month: number; kind: string; amount: bigint }>({
      name: name('overview-months'), values,
      text: `select m.month, m.kind, sum(m.amount_fen)::bigint as amount from fund_month m join project p on p.department_id = m.department_id and p.id = m.project_id
        where m.department_id = $1 and m.year = $2 and m.calendar_year = $2 ${narrowed} group by m.month, m.kind`,
    }),
    pool.query<{ project_id: string; source: string; target: string; amount: bigint }>({
      name: name('overview-flows'), values,
      text: `select f.project_id, f.source, f.target, f.amount_fen as amount from fund_flow f join project p on p.department_id = f.department_id and p.id = f.project_id
        where f.department_id = $1 and p.year = $2 and f.amount_fen > 0 ${narrowed}`,
    }),
    pool.query<{ targets_due: string | null; self_evaluation_due: string | null; report_due: string | null }>({
      name: 'overview-deadlines', values: [departmentId, year], text: 'select targets_due, self_evaluation_due, report_due from budget_year where department_id = $1 and year = $2',
    }),
  ]);
  const summaries = rows.map((row) => ({ row, funds: summaryOf(row) }));
  const rated = summaries.filter(({ funds }) => funds.adjusted !== null && funds.spent !== null);
  return {
    year, sums: sumsOf(summaries.map(({ funds }) => funds)), ratedProjects: rated.length,
    rates: ratesShown(ratesOf(summaries.map(({ funds }) => funds), norms, year, place)),
    states: counted(rows.map(({ state }) => state)), lights: counted(rows.flatMap(({ light }) => (light === null ? [] : [light]))), grades: counted(rows.flatMap(({ grade }) => (grade === null ? [] : [grade]))),
    findings: {
      errors: rows.reduce((sum, row) => sum + row.open_errors, 0), warnings: rows.reduce((sum, row) => sum + row.open_warnings, 0), infos: rows.reduce((sum, row) => sum + row.open_infos, 0),
    },
    months: curve((at, kind) => amountOf(months, at, kind) - (kind === 'paid' ? amountOf(months, at, 'returned') : 0n)),
    unspent: unspentOf(summaries),
    flows: flowsOf(flows, new Map(rows.map((row) => [row.id, row.name]))),
    deadlines: dates.flatMap((row) => [
      { kind: 'targets' as const, day: row.targets_due, title: messages.targetsDue }, { kind: 'self-evaluation' as const, day: row.self_evaluation_due, title: messages.selfEvaluationDue },
      { kind: 'report' as const, day: row.report_due, title: messages.reportDue },
    ]).flatMap(({ kind, day, title }) => (day === null || day < context.today ? [] : [{ kind, day, title, projectId: null }])),
  };
}

function amountOf(rows: readonly { readonly month: number; readonly kind: string; readonly amount: bigint }[], month: number, kind: string): bigint {
  return rows.find((row) => row.month === month && row.kind === kind)?.amount ?? 0n;
}

function sumsOf(funds: readonly FundsSummary[]): Sums {
  const total = (key: keyof FundsSummary): string | null => (funds.every((each) => each[key] === null) ? null : yuanOfFen(funds.reduce((sum, each) => sum + (each[key] ?? 0n), 0n)));
  return { projects: funds.length, initial: total('initial'), adjusted: total('adjusted'), planned: total('planned'), issued: total('issued'), received: total('received'), spent: total('spent'), used: total('used') };
}

/** On each base the ratio of sums over the projects that have both the base and the spending: no rate of a total mixes projects that lack one of them. */
function ratesOf(funds: readonly FundsSummary[], norms: NormBook, year: number, place: string): readonly ExecutionRate[] {
  const rates = (numerator: keyof FundsSummary, denominator: keyof FundsSummary): readonly ExecutionRate[] => {
    const both = funds.filter((each) => each[numerator] !== null && each[denominator] !== null);
    if (both.length === 0) return [];
    const total = (key: keyof FundsSummary): bigint => both.reduce((sum, each) => sum + (each[key] ?? 0n), 0n);
    return executionRates({ ...nothing, [numerator]: total(numerator), [denominator]: total(denominator) }, 'whole-department', norms, lastDayOf(year), place);
  };
  return [...rates('spent', 'initial'), ...rates('spent', 'adjusted'), ...rates('spent', 'planned'), ...rates('spent', 'issued'), ...rates('spent', 'received'), ...rates('received', 'adjusted'), ...rates('used', 'spent')];
}

function counted(keys: readonly string[]): readonly { readonly key: string; readonly projects: number }[] {
  return [...Map.groupBy(keys, (key) => key)].map(([key, all]) => ({ key, projects: all.length })).toSorted((left, right) => right.projects - left.projects);
}

function unspentOf(summaries: readonly { readonly row: ProjectStatRow; readonly funds: FundsSummary }[]): DepartmentOverview['unspent'] {
  return summaries.flatMap(({ row, funds }) => {
    const budget = funds.adjusted ?? 0n;
    const rest = budget - (funds.spent ?? 0n);
    if (rest <= 0n) return [];
    const cause = funds.spent === null ? 'no-record' as const : funds.received !== null && funds.received < budget && funds.received - funds.spent < rest - (funds.received - funds.spent) ? 'not-arrived' as const : 'arrived-not-spent' as const;
    return [{ rest, item: { projectId: row.id, ordinal: row.ordinal, name: row.name, unspentYuan: yuanOfFen(rest), cause } }];
  }).toSorted((left, right) => (left.rest < right.rest ? 1 : left.rest > right.rest ? -1 : 0)).slice(0, 10).map(({ item }) => item);
}

function flowsOf(rows: readonly { readonly project_id: string; readonly source: string; readonly target: string; readonly amount: bigint }[], names: ReadonlyMap<string, string>): DepartmentOverview['flows'] {
  const flows = new Map<string, { from: string; to: string; amount: bigint }>();
  const add = (from: string, to: string, amount: bigint): void => {
    const key = `${from}\n${to}`;
    const known = flows.get(key);
    if (known === undefined) flows.set(key, { from, to, amount });
    else known.amount += amount;
  };
  for (const row of rows) {
    const project = names.get(row.project_id) ?? row.project_id;
    add(row.source, project, row.amount);
    add(project, row.target, row.amount);
  }
  return [...flows.values()].map(({ from, to, amount }) => ({ from, to, amountYuan: yuanOfFen(amount) }));
}

type DepartmentStatRow = {
  readonly id: string; readonly name: string; readonly code: string | null; readonly is_example: boolean; readonly projects: number; readonly initial_fen: bigint; readonly adjusted_fen: bigint; readonly planned_fen: bigint;
  readonly issued_fen: bigint; readonly received_fen: bigint; readonly spent_fen: bigint; readonly used_fen: bigint; readonly rated_adjusted_fen: bigint; readonly rated_spent_fen: bigint;
  readonly open_errors: number; readonly open_warnings: number; readonly open_infos: number;
};

/** Every department of a year from its stored totals. `bureauIds` narrows to the departments under some bureaus; null is all. */
export async function readAllDepartments(pool: pg.Pool, year: number, bureauIds: readonly string[] | null): Promise<AllDepartments> {
  const { rows } = await pool.query<DepartmentStatRow>({
    name: 'overview-departments',
    text: `select d.id, d.name, d.code, d.is_example, s.projects, s.initial_fen, s.adjusted_fen, s.planned_fen, s.issued_fen, s.received_fen, s.spent_fen, s.used_fen, s.rated_adjusted_fen, s.rated_spent_fen,
      s.open_errors, s.open_warnings, s.open_infos from department_stat s join department d on d.id = s.department_id where s.year = $1 and ($2::uuid[] is null or d.bureau_id = any($2)) order by d.name`,
    values: [year, bureauIds === null ? null : [...bureauIds]],
  });
  const sum = (key: keyof DepartmentStatRow): bigint => rows.reduce((total, row) => total + (typeof row[key] === 'bigint' ? row[key] : 0n), 0n);
  const count = (key: 'open_errors' | 'open_warnings' | 'open_infos'): number => rows.reduce((total, row) => total + row[key], 0);
  return {
    year,
    departments: rows.map((row) => ({
      departmentId: row.id, name: row.name, code: row.code, isExample: row.is_example,
      sums: {
        projects: row.projects, initial: yuanOfFen(row.initial_fen), adjusted: yuanOfFen(row.adjusted_fen), planned: yuanOfFen(row.planned_fen), issued: yuanOfFen(row.issued_fen),
        received: yuanOfFen(row.received_fen), spent: yuanOfFen(row.spent_fen), used: yuanOfFen(row.used_fen),
      },
      ratePercent: ratio(row.rated_spent_fen, row.rated_adjusted_fen), findings: { errors: row.open_errors, warnings: row.open_warnings, infos: row.open_infos },
    })),
    total: rows.length === 0 ? noRows : {
      projects: rows.reduce((total, row) => total + row.projects, 0), initial: yuanOfFen(sum('initial_fen')), adjusted: yuanOfFen(sum('adjusted_fen')), planned: yuanOfFen(sum('planned_fen')),
      issued: yuanOfFen(sum('issued_fen')), received: yuanOfFen(sum('received_fen')), spent: yuanOfFen(sum('spent_fen')), used: yuanOfFen(sum('used_fen')),
    },
    ratePercent: ratio(sum('rated_spent_fen'), sum('rated_adjusted_fen')),
    findings: { errors: count('open_errors'), warnings: count('open_warnings'), infos: count('open_infos') },
  };
}

function ratio(spent: bigint, adjusted: bigint): string | null {
  return adjusted === 0n ? null : printedPercent(multiplyRationals(rational(spent, adjusted), rational(100n, 1n)));
}
