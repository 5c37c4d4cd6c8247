import type pg from 'pg';

/** Rows in the tables that matter, with what makes trouble on the way: line breaks, tabs, backslashes, blank and missing values, large numbers. */
export async function fillLedger(pool: pg.Pool): Promise<void> {
  const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`insert into bureau (id, name, place) values ($1, '示例市财政局', '示例省/示例市')`, [id(1)]);
    await client.query(`insert into department (id, bureau_id, code, name, is_example) values ($1, $2, '105', '示例市科技局', true), ($3, $2, null, '示例市卫生局', false)`, [id(2), id(1), id(3)]);
    await client.query(`insert into division (department_id, id, name) values ($1, $2, '规划科')`, [id(2), id(4)]);
    await client.query(`insert into account (id, username, display_name, password_history) values ($1, 'filler', $2, '["a","b"]')`, [id(5), '填报\t一\\n\n二 \\. 𠮷']);
    await client.query(`insert into session (token_hash, account_id, last_seen_at, expires_at) values ('x', $1, now(), now())`, [id(5)]);
    await client.query(`insert into budget_year (department_id, year) values ($1, 2023), ($2, 2023)`, [id(2), id(3)]);
    for (const [number, department] of [[10, 2], [11, 2], [12, 3]] as const) {
      await client.query(`insert into project (department_id, id, year, ordinal, name, owner_id, predecessor_id, note) values ($1, $2, 2023, $3, $4, $5, $6, '')`,
        [id(department), id(number), number, `科普经费${number}`, id(5), number === 11 ? id(10) : null]);
      await client.query(`insert into project_part (department_id, id, project_id, ordinal, name) values ($1, $2, $3, 1, '设备')`, [id(department), id(number + 100), id(number)]);
      await client.query(`insert into budget_version (department_id, id, project_id, sequence, kind, amount_fen) values ($1, $2, $3, 1, 'initial', 9007199254740993)`, [id(department), id(number + 200), id(number)]);
      for (let entry = 0; entry < 40; entry += 1) {
        await client.query(`insert into fund_entry (department_id, id, project_id, kind, amount_fen, occurred_on, part_id) values ($1, $2, $3, $4, $5, $6, $7)`,
          [id(department), id(number * 1000 + entry), id(number), entry % 2 === 0 ? 'received' : 'paid', 12_345 * entry, `2023-${String((entry % 12) + 1).padStart(2, '0')}-28`, entry === 3 ? id(number + 100) : null]);
      }
      await client.query(`insert into indicator (department_id, id, project_id, ordinal, level1, name, comparator, target, weight_hundredths) values ($1, $2, $3, 1, '产出指标', '培训人次', '≥', 240.50, 9000)`, [id(department), id(number + 300), id(number)]);
      await client.query(`insert into indicator_result (department_id, id, project_id, indicator_id, value) values ($1, $2, $3, $4, 241)`, [id(department), id(number + 400), id(number), id(number + 300)]);
      await client.query(`update project set weights_hold = true where department_id = $1 and id = $2`, [id(department), id(number)]);
      await client.query(`insert into narrative (department_id, id, project_id, section, content) values ($1, $2, $3, 'summary', $4)`, [id(department), id(number + 500), id(number), JSON.stringify([{ kind: 'text', text: '一\n"二"\\' }])]);
      await client.query(`select append_audit($1, now(), $2, 'project.create', 'project', $3, $4)`, [id(department), id(5), id(number), `{"name":"科普\\n${number}"}`]);
    }
    await client.query(`insert into snapshot (department_id, id, year, project_id, kind, content, content_hash, norms, program) values ($1, $2, 2023, $3, 'approved', '{"a": 1.10}', 'h', '[]', '0')`, [id(2), id(20), id(10)]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** Every row of every table as text, in a fixed order. */
export async function contentOf(pool: pg.Pool): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(`select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`);
  const content = new Map<string, readonly string[]>();
  for (const { name } of tables) {
    const without = name === 'migration' ? ` - 'applied_at'` : '';
    const { rows } = await pool.query<{ row: string }>(`select (to_jsonb(t)${without})::text as row from "${name}" t order by 1`);
    content.set(name, rows.map(({ row }) => row));
  }
  return content;
}
