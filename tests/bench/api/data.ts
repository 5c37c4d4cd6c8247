import { createHash, createHmac, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { RowScope } from '#core/organisation/permissions.ts';
import type { Grant } from '#core/organisation/roles.ts';
import { newId } from '#server/platform/row-id.ts';

export const years = [2020, 2021, 2022, 2023, 2024] as const;
export const projectsPerYear = 30;
const divisionsPerDepartment = 3;
const place = '示例省/示例市';

/** A person signed in: the cookie and the token that requests carry, and the projects within reach, by year. */
export type BenchPerson = {
  readonly cookie: string;
  readonly csrf: string;
  readonly departmentId: string;
  /** The rows within reach, as the service works it out and the bare server is told. */
  readonly scope: RowScope;
  readonly projects: readonly { readonly id: string; readonly year: number; readonly indicatorIds: readonly string[] }[];
};

/** What the load is made of. `overseer` is a finance reviewer of the bureau over all departments. */
export type BenchData = { readonly people: readonly BenchPerson[]; readonly overseer: Pick<BenchPerson, 'cookie' | 'csrf'>; readonly departmentIds: readonly string[]; readonly payments: number };

type Size = { readonly departments: number; readonly paymentsPerProject: number };

/**
 * Fills an empty store: departments of one bureau with divisions, people of three kinds, projects of five years with budgets,
 * plans, arrivals, payments, indicators and results. Rows are written in bulk with the triggers off; the totals that triggers
 * keep are then filled by the statements of `fillTotals`.
 */
export async function loadData(pool: pg.Pool, { departments, paymentsPerProject }: Size): Promise<BenchData> {
  const bureauId = newId();
  await pool.query('insert into bureau (id, name, place) values ($1, $2, $3)', [bureauId, '示例市财政局', place]);
  const people: BenchPerson[] = [];
  const departmentIds: string[] = [];
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = 'replica'; set local work_mem = '256MB'; set local maintenance_work_mem = '512MB'`);
    for (let number = 1; number <= departments; number += 1) {
      const added = await addDepartment(client, bureauId, number);
      departmentIds.push(added.departmentId);
      people.push(...added.people);
    }
    const { cookie, csrf } = await addPerson(client, '财政审核', [{ role: '财政审核', scope: 'all', bureauId, departmentId: null, divisionId: null }]);
    await addMoney(client, paymentsPerProject);
    await fillTotals(client);
    await client.query('commit');
    return { people: await withIndicators(client, people), overseer: { cookie, csrf }, departmentIds, payments: departments * projectsPerYear * years.length * paymentsPerProject };
  } catch (thrown) {
    await client.query('rollback');
    throw thrown;
  } finally {
    client.release();
    await pool.query('vacuum analyze');
  }
}

/** More departments of another bureau and more payments for the projects there are, up to so many payments in all. */
export async function growData(pool: pg.Pool, { departments, payments }: { readonly departments: number; readonly payments: number }): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = 'replica'; set local work_mem = '256MB'; set local maintenance_work_mem = '512MB'`);
    const bureauId = newId();
    await client.query('insert into bureau (id, name, place) values ($1, $2, $3)', [bureauId, '示例省财政厅', place]);
    const { rows: [known] } = await client.query<{ departments: number; projects: number; payments: number }>(
      `select (select count(*)::integer from department) as departments, (select count(*)::integer from project) as projects, (select count(*)::integer from fund_entry where kind = 'paid') as payments`);
    if (known === undefined) throw new Error('nothing to grow');
    for (let number = known.departments + 1; number <= known.departments + departments; number += 1) await addDepartment(client, bureauId, number);
    await addMoney(client, 10);
    const missing = payments - known.payments - departments * projectsPerYear * years.length * 10;
    if (missing > 0) await addPayments(client, Math.ceil(missing / known.projects), `p.id in (select p2.id from project p2 join department d on d.id = p2.department_id where d.bureau_id <> '${bureauId}')`);
    await client.query('truncate project_stat, fund_month, fund_flow, department_stat');
    await fillTotals(client);
    await client.query('commit');
  } catch (thrown) {
    await client.query('rollback');
    throw thrown;
  } finally {
    client.release();
    await pool.query('vacuum analyze');
  }
}

async function addDepartment(client: pg.PoolClient, bureauId: string, number: number): Promise<{ readonly departmentId: string; readonly people: readonly BenchPerson[] }> {
  const departmentId = newId();
  await client.query('insert into department (id, bureau_id, code, name, place) values ($1, $2, $3, $4, $5)', [departmentId, bureauId, String(1000 + number), `示例单位${number}`, place]);
  const divisionIds = Array.from({ length: divisionsPerDepartment }, () => newId());
  await client.query('insert into division (department_id, id, name) select $1, id, $3 || n from unnest($2::uuid[]) with ordinality as d (id, n)', [departmentId, divisionIds, '业务科']);
  await client.query(`insert into budget_year (department_id, year, state, targets_due, self_evaluation_due, report_due) select $1, y, 'open', make_date(y, 1, 31), make_date(y + 1, 3, 15), make_date(y + 1, 4, 30) from unnest($2::integer[]) y`, [departmentId, [...years]]);
  const grant = (role: Grant['role'], scope: Grant['scope'], divisionId: string | null = null): Grant => ({ role, scope, bureauId: null, departmentId, divisionId });
  const officer = await addPerson(client, '绩效管理员', [grant('绩效管理员', 'department')]);
  const ofDivision = await addPerson(client, '科室填报人', [grant('填报人', 'division', divisionIds[0] ?? null)]);
  const owner = await addPerson(client, '项目填报人', [grant('填报人', 'own')]);
  const projects = years.flatMap((year) => Array.from({ length: projectsPerYear }, (_, index) => ({
    id: newId(), year, ordinal: index + 1, divisionId: divisionIds[index % divisionsPerDepartment] ?? null, ownerId: index % 10 === 9 ? owner.accountId : null, indicatorIds: [],
  })));
  await client.query(
    `insert into project (department_id, id, year, ordinal, name, code, kind, division_id, owner_id, state, period_from, period_until)
      select $1, id, year, ordinal, (array['科技创新', '文化惠民', '农业技术', '教育资助', '医疗卫生', '城市管护'])[1 + ordinal % 6] || '专项资金（' || ordinal || '）', 'P' || year || lpad(ordinal::text, 4, '0'),
        (array['本级', '本级', '上级转移支付'])[1 + ordinal % 3], division, owner, 'executing', make_date(year, 1, 1), make_date(year, 12, 31)
      from unnest($2::uuid[], $3::integer[], $4::integer[], $5::uuid[], $6::uuid[]) as p (id, year, ordinal, division, owner)`,
    [departmentId, projects.map(({ id }) => id), projects.map(({ year }) => year), projects.map(({ ordinal }) => ordinal), projects.map(({ divisionId }) => divisionId), projects.map(({ ownerId }) => ownerId)],
  );
  const within = ({ cookie, csrf }: { readonly cookie: string; readonly csrf: string }, scope: RowScope, reach: (project: (typeof projects)[number]) => boolean): BenchPerson => ({
    cookie, csrf, departmentId, scope, projects: projects.filter(reach),
  });
  const [divisionId = ''] = divisionIds;
  return {
    departmentId,
    people: [
      within(officer, { kind: 'all' }, () => true),
      within(ofDivision, { kind: 'some', divisionIds: [divisionId], ownerId: null }, (project) => project.divisionId === divisionId),
      within(owner, { kind: 'some', divisionIds: [], ownerId: owner.accountId }, ({ ownerId }) => ownerId === owner.accountId),
    ],
  };
}

/** An account with an open session. The token is known here alone; the store has its hash. */
async function addPerson(client: pg.PoolClient, name: string, grants: readonly Grant[]): Promise<{ readonly accountId: string; readonly cookie: string; readonly csrf: string }> {
  const accountId = newId();
  const token = randomBytes(32).toString('base64url');
  await client.query('insert into account (id, username, display_name) values ($1, $2, $3)', [accountId, `u${accountId}`, name]);
  for (const { role, scope, bureauId, departmentId, divisionId } of grants) {
    await client.query('insert into role_grant (id, account_id, role, scope, bureau_id, department_id, division_id) values ($1, $2, $3, $4, $5, $6, $7)', [newId(), accountId, role, scope, bureauId, departmentId, divisionId]);
  }
  await client.query(`insert into session (token_hash, account_id, last_seen_at, expires_at) values ($1, $2, now(), now() + interval '9 hours')`, [createHash('sha256').update(token).digest('hex'), accountId]);
  return { accountId, cookie: `hengji_session=${token}`, csrf: createHmac('sha256', token).update('csrf').digest('base64url') };
}

/** Keys like those the service makes: they begin with the time, so that new rows stand together. */
const keyOf = (number: string): string => `(lpad(to_hex(1700000000000 + ${number}), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid`;

/** Budgets, plans, arrivals, payments, indicators and results of the projects that have none. */
async function addMoney(client: pg.PoolClient, paymentsPerProject: number): Promise<void> {
  await client.query(`create temporary table bare on commit drop as select department_id, id, year from project p where not exists (select from budget_version b where b.department_id = p.department_id and b.project_id = p.id);
    analyze bare; analyze project`);
  await client.query(`insert into budget_version (department_id, id, project_id, sequence, kind, source, amount_fen, effective_on, document_number)
    select department_id, gen_random_uuid(), id, n, case n when 1 then 'initial' else 'adjustment' end, '本级', (80 + n * 10) * 10000000::bigint, make_date(year, n * 3 - 2, 10), case n when 2 then '示财〔' || year || '〕9号' end from bare, generate_series(1, 2) n`);
  await client.query(`insert into fund_entry (department_id, id, project_id, kind, amount_fen, occurred_on, date_precision, source)
    select department_id, ${keyOf('row_number() over ()')}, id, case when n <= 12 then 'planned' else 'received' end, case when n <= 12 then 8000000 else 30000000 end + (abs(hashtext(id::text || n)) % 100000),
      case when n <= 12 then (make_date(year, n, 1) + interval '1 month - 1 day')::date else make_date(year, (n - 12) * 3, 5) end, case when n <= 12 then 'month' else 'day' end, case when n = 15 then '上级转移支付' else '本级' end
    from bare, generate_series(1, 15) n`);
  await addPayments(client, paymentsPerProject, 'p.id in (select id from bare)');
  await client.query(`insert into indicator (department_id, id, project_id, ordinal, level1, level2, name, comparator, target, unit, weight_hundredths)
    select department_id, gen_random_uuid(), id, n, (array['产出', '产出', '产出', '效益', '效益', '满意度'])[n], (array['数量', '质量', '时效', '社会效益', '可持续影响', '服务对象满意度'])[n], '指标' || n,
      '≥', 90 + n, '%', (array[2000, 1500, 1500, 1500, 1500, 1000])[n] from bare, generate_series(1, 6) n`);
  await client.query(`insert into indicator_result (department_id, id, project_id, indicator_id, value, as_of)
    select i.department_id, gen_random_uuid(), i.project_id, i.id, 88 + i.ordinal * 2, make_date(b.year, 12, 31) from indicator i join bare b on b.department_id = i.department_id and b.id = i.project_id`);
  await client.query('drop table bare');
}

async function addPayments(client: pg.PoolClient, perProject: number, which: string): Promise<void> {
  await client.query(`insert into fund_entry (department_id, id, project_id, kind, amount_fen, occurred_on, date_precision, source, payee, payee_kind, voucher)
    select department_id, ${keyOf('row_number() over ()')}, id, 'paid', 65000000 / $1::bigint + (abs(hashtext(id::text || n)) % 100000), make_date(year, 1 + n % 12, 1 + n % 28), 'day', case n % 4 when 0 then '上级转移支付' else '本级' end,
      '示例承担单位' || n % 50, (array['own', 'institute', 'county', 'unit', 'enterprise', 'person'])[1 + n % 6], '记-' || n
    from project p, generate_series(1, $1::integer) n where ${which}`, [perProject]);
}

/** What the triggers would have kept, worked out from the rows. */
async function fillTotals(client: pg.PoolClient): Promise<void> {
  await client.query('analyze project; analyze fund_entry');
  await client.query(`insert into project_stat (department_id, project_id, year, initial_fen, adjusted_fen, planned_fen, received_fen, paid_fen, entries, indicators, indicators_with_result, weight_hundredths, score_hundredths, grade, light)
    select p.department_id, p.id, p.year, 900000000, 1000000000, e.planned, e.received, e.paid, e.entries, 6, 6, 9000, 9000 + p.ordinal * 10, '优', (array['green', 'yellow', 'red'])[1 + p.ordinal % 3]
    from project p join (select department_id, project_id, sum(amount_fen) filter (where kind = 'planned') as planned, sum(amount_fen) filter (where kind = 'received') as received,
      sum(amount_fen) filter (where kind = 'paid') as paid, count(*) as entries from fund_entry group by department_id, project_id) e on e.department_id = p.department_id and e.project_id = p.id
    on conflict do nothing`);
  await client.query(`insert into fund_month (department_id, project_id, year, calendar_year, month, kind, amount_fen)
    select e.department_id, e.project_id, p.year, extract(year from e.occurred_on), extract(month from e.occurred_on), e.kind, sum(e.amount_fen)
    from fund_entry e join project p on p.department_id = e.department_id and p.id = e.project_id group by 1, 2, 3, 4, 5, 6 on conflict do nothing`);
  await client.query(`insert into fund_flow (department_id, project_id, source, target, amount_fen)
    select department_id, project_id, source, payee_kind, sum(amount_fen) from fund_entry where kind = 'paid' group by 1, 2, 3, 4 on conflict do nothing`);
  await client.query(`insert into department_stat (department_id, year, projects, initial_fen, adjusted_fen, planned_fen, received_fen, spent_fen, rated_adjusted_fen, rated_spent_fen, rated_projects)
    select department_id, year, count(*), sum(initial_fen), sum(adjusted_fen), sum(planned_fen), sum(received_fen), sum(paid_fen), sum(adjusted_fen), sum(paid_fen), count(*) from project_stat group by department_id, year on conflict do nothing`);
}

async function withIndicators(client: pg.PoolClient, people: readonly BenchPerson[]): Promise<readonly BenchPerson[]> {
  const { rows } = await client.query<{ project_id: string; ids: string[] }>('select project_id, array_agg(id order by ordinal) as ids from indicator group by project_id');
  const ids = new Map(rows.map((row) => [row.project_id, row.ids]));
  return people.map((person) => ({ ...person, projects: person.projects.map((project) => ({ ...project, indicatorIds: ids.get(project.id) ?? [] })) }));
}
