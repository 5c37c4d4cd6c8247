import { createHash } from 'node:crypto';
import type { ProjectAnswer, ProjectItem, ProjectQuery } from '#contract/projects.ts';
import { figuresOf, ratesShown } from '#contract/figures-shown.ts';
import { formatDecimal } from '#core/decimal.ts';
import { lastDayOf } from '#core/ledger/department-year.ts';
import { yuanOfFen } from '#core/ledger/money.ts';
import type { FundsSummary } from '#core/ledger/funds.ts';
import type { Mechanism, ProjectKind } from '#core/ledger/project.ts';
import { isState, type State } from '#core/life-cycle/states.ts';
import type { NormBook } from '#core/norm-book.ts';
import type { RowScope } from '#core/organisation/permissions.ts';
import { executionRates, legalExecutionRate } from '#core/scoring/execution-rate.ts';
import type { Queryable } from '#server/platform/database/prepared.ts';
import { pageOf, readCursor, type Page } from '#server/platform/pages.ts';

/** A project with its stored totals, as the list query gives it. */
export type ProjectStatRow = {
  readonly id: string; readonly year: number; readonly ordinal: number; readonly name: string; readonly code: string | null; readonly kind: ProjectKind; readonly mechanism: Mechanism | null;
  readonly division_id: string | null; readonly owner_id: string | null; readonly state: string; readonly is_example: boolean; readonly version: number;
  readonly initial_fen: bigint | null; readonly adjusted_fen: bigint | null; readonly planned_fen: bigint | null; readonly issued_fen: bigint | null; readonly received_fen: bigint | null;
  readonly paid_fen: bigint | null; readonly returned_fen: bigint | null; readonly carried_in_fen: bigint | null; readonly carried_out_fen: bigint | null; readonly reclaimed_fen: bigint | null;
  readonly cancelled_fen: bigint | null; readonly passed_on_fen: bigint | null; readonly used_fen: bigint | null;
  readonly indicators: number; readonly indicators_with_result: number; readonly score_hundredths: number | null; readonly grade: string | null; readonly light: string | null;
  readonly open_errors: number; readonly open_warnings: number; readonly open_infos: number;
  readonly sort_value?: string | null;
};

export const projectColumns = `p.id, p.year, p.ordinal, p.name, p.code, p.kind, p.mechanism, p.division_id, p.owner_id, p.state, p.is_example, p.version,
  s.initial_fen, s.adjusted_fen, s.planned_fen, s.issued_fen, s.received_fen, s.paid_fen, s.returned_fen, s.carried_in_fen, s.carried_out_fen, s.reclaimed_fen, s.cancelled_fen,
  s.passed_on_fen, s.used_fen, s.indicators, s.indicators_with_result, s.score_hundredths, s.grade, s.light, s.open_errors, s.open_warnings, s.open_infos`;

const from = 'from project p join project_stat s on s.department_id = p.department_id and s.project_id = p.id';

/** What each sorting goes by: an expression that is never null, so that a page can go on after any row. Missing figures come first. */
const sortings = {
  ordinal: ['p.ordinal::bigint', 'bigint'],
  name: ['p.name collate "C"', 'text'],
  budget: ['coalesce(s.adjusted_fen, -1)', 'bigint'],
  spent: ['coalesce(s.paid_fen - coalesce(s.returned_fen, 0), -1)', 'bigint'],
  rate: ['coalesce((s.paid_fen - coalesce(s.returned_fen, 0))::numeric / nullif(s.adjusted_fen, 0), -1)', 'numeric'],
  score: ['coalesce(s.score_hundredths, -1)::bigint', 'bigint'],
  errors: ['s.open_errors::bigint * 1000000 + s.open_warnings', 'bigint'],
  state: ['p.state collate "C"', 'text'],
} as const;

export type ListContext = { readonly departmentId: string; readonly year: number; readonly place: string; readonly scope: RowScope; readonly norms: NormBook };

/** A page of the projects of a year that the person may see. */
export async function listProjects(pool: Queryable, context: ListContext, query: ProjectQuery): Promise<Page<ProjectItem>> {
  const descending = query.sort.startsWith('-');
  const name = query.sort.replace('-', '') as keyof typeof sortings;
  const [expression, type] = sortings[name];
  const values: unknown[] = [context.departmentId, context.year];
  const conditions = ['p.department_id = $1', 'p.year = $2'];
  const add = (condition: (place: string) => string, value: unknown): void => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (context.scope.kind === 'some') {
    const { divisionIds, ownerId } = context.scope;
    values.push([...divisionIds], ownerId);
    conditions.push(`(p.division_id = any($${values.length - 1}::uuid[]) or p.owner_id = $${values.length})`);
  }
  const unfiltered = conditions.length;
  // Within one year of one department the names are read; the index over all names would be the longer way.
  if (query.search !== undefined && query.search !== '') add((place) => `(p.name || '') like ${place}`, `%${query.search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  if (query.divisionId !== undefined) add((place) => `p.division_id = ${place}`, query.divisionId);
  if (query.ownerId !== undefined) add((place) => `p.owner_id = ${place}`, query.ownerId);
  if (query.kind !== undefined) add((place) => `p.kind = ${place}`, query.kind);
  if (query.state !== undefined) add((place) => `p.state = ${place}`, query.state);
  if (query.light !== undefined) add((place) => `s.light = ${place}`, query.light);
  if (query.grade !== undefined) add((place) => `s.grade = ${place}`, query.grade);
  if (query.findings !== undefined) conditions.push({ error: 's.open_errors > 0', warning: 's.open_warnings > 0', none: 's.open_errors + s.open_warnings + s.open_infos = 0' }[query.findings]);
  const after = readCursor(query.cursor, query.sort);
  if (after !== null) {
    values.push(after.value, after.id);
    conditions.push(`(${expression}, p.id) ${descending ? '<' : '>'} ($${values.length - 1}::${type}, $${values.length}::uuid)`);
  }
  values.push(query.limit + 1);
  const order = descending ? 'desc' : 'asc';
  const text = `select ${projectColumns}, (${expression})::text as sort_value ${from} where ${conditions.join(' and ')} order by ${expression} ${order}, p.id ${order} limit $${values.length}`;
  // What is usually asked is prepared once; the many combinations of filters are not.
  const isUsual = after === null && conditions.length <= unfiltered + 1;
  const { rows } = await pool.query<ProjectStatRow>({ ...(isUsual ? { name: `projects-${createHash('sha1').update(text).digest('base64url')}` } : {}), text, values });
  return pageOf(rows, query.limit, query.sort, ({ sort_value: value, id }) => ({ value: value ?? null, id }), (row) => itemOf(row, context.norms, context.place));
}

/** The stored totals of a row as a summary. */
export function summaryOf(row: ProjectStatRow): FundsSummary {
  return {
    initial: row.initial_fen, adjusted: row.adjusted_fen, planned: row.planned_fen, issued: row.issued_fen, received: row.received_fen,
    spent: row.paid_fen === null && row.returned_fen === null ? null : (row.paid_fen ?? 0n) - (row.returned_fen ?? 0n),
    carriedIn: row.carried_in_fen, carriedOut: row.carried_out_fen, reclaimed: row.reclaimed_fen, cancelled: row.cancelled_fen, passedOn: row.passed_on_fen, used: row.used_fen,
  };
}

export function itemOf(row: ProjectStatRow, norms: NormBook, place: string): ProjectItem {
  const funds = summaryOf(row);
  const legal = legalExecutionRate(funds, 'self-evaluation', norms, lastDayOf(row.year), place);
  return {
    id: row.id, ordinal: row.ordinal, name: row.name, code: row.code, kind: row.kind, mechanism: row.mechanism, divisionId: row.division_id, ownerId: row.owner_id, state: stateOf(row.state),
    funds: figuresOf(funds), rate: legal === null ? null : ratesShown([legal])[0] ?? null, light: row.light,
    score: row.score_hundredths === null ? null : formatDecimal({ coefficient: BigInt(row.score_hundredths), scale: 2 }), grade: row.grade,
    indicators: row.indicators, indicatorsWithResult: row.indicators_with_result, findings: { errors: row.open_errors, warnings: row.open_warnings, infos: row.open_infos },
    isExample: row.is_example, version: row.version,
  };
}

export function stateOf(text: string): State {
  if (!isState(text)) throw new Error(`unknown state of a project: ${text}`);
  return text;
}

type WholeRow = ProjectStatRow & {
  readonly unit_code: string | null; readonly functional_code: string | null; readonly economic_code: string | null; readonly period_from: string | null; readonly period_until: string | null;
  readonly predecessor_id: string | null; readonly total_amount_fen: bigint | null; readonly note: string | null; readonly locked: boolean;
  readonly documents: ProjectAnswer['documents'] | null; readonly parts: ProjectAnswer['parts'] | null;
};

const wholeQuery = `select ${projectColumns}, p.unit_code, p.functional_code, p.economic_code, p.period_from, p.period_until, p.predecessor_id, p.total_amount_fen, p.note, p.locked,
  (select json_agg(json_build_object('id', d.id, 'number', d.number, 'title', d.title, 'disclosure', d.disclosure) order by d.ordinal) from project_document d where d.department_id = p.department_id and d.project_id = p.id) as documents,
  (select json_agg(json_build_object('id', t.id, 'ordinal', t.ordinal, 'kind', t.kind, 'name', t.name, 'note', t.note, 'version', t.version) order by t.ordinal) from project_part t where t.department_id = p.department_id and t.project_id = p.id) as parts
  ${from} where p.department_id = $1 and p.id = $2`;

/** One project with its documents and parts; null where there is none. */
export async function readProject(pool: Queryable, departmentId: string, projectId: string, norms: NormBook, place: string): Promise<ProjectAnswer | null> {
  const { rows: [row] } = await pool.query<WholeRow>({ name: 'project-whole', text: wholeQuery, values: [departmentId, projectId] });
  if (row === undefined) return null;
  return {
    ...itemOf(row, norms, place), year: row.year, unitCode: row.unit_code, functionalCode: row.functional_code, economicCode: row.economic_code, periodFrom: row.period_from, periodUntil: row.period_until,
    predecessorId: row.predecessor_id, totalAmountYuan: row.total_amount_fen === null ? null : yuanOfFen(row.total_amount_fen), note: row.note, locked: row.locked,
    rates: ratesShown(executionRates(summaryOf(row), 'self-evaluation', norms, lastDayOf(row.year), place)), documents: row.documents ?? [], parts: row.parts ?? [],
  };
}

/** One project with its totals; null where there is none. */
export async function findProject(pool: Queryable, departmentId: string, projectId: string): Promise<ProjectStatRow | null> {
  const { rows } = await pool.query<ProjectStatRow>({ name: 'project-by-id', text: `select ${projectColumns} ${from} where p.department_id = $1 and p.id = $2`, values: [departmentId, projectId] });
  return rows[0] ?? null;
}
