import type pg from 'pg';

/** A table as it is backed up: its columns in their order. */
export type TableShape = { readonly table: string; readonly columns: readonly string[] };

/** Kept out of backups: who is signed in, and answers to requests under way. */
export const passingTables: readonly string[] = ['session', 'idempotency_key'];

/** Values are written and read the same way, whatever the server or the user is set to; for one transaction. */
export const copySettings = `set local client_encoding = 'UTF8'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex'; set local statement_timeout = 0`;

/** All tables of the product but the passing ones and the record of migrations, those that others refer to first. */
export async function tablesOf(client: pg.ClientBase): Promise<readonly TableShape[]> {
  const { rows } = await client.query<{ table: string; columns: string[]; refers_to: string[] }>(`
    select c.relname as table,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(array_agg(distinct r.relname::text), '{}') from pg_constraint f join pg_class r on r.oid = f.confrelid where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as refers_to
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migration' order by c.relname`);
  const sorted: typeof rows = [];
  for (let left = rows; left.length > 0;) {
    const free = left.filter(({ refers_to }) => refers_to.every((other) => sorted.some(({ table }) => table === other)));
    if (free.length === 0) throw new Error(`tables that refer to each other in a circle: ${left.map(({ table }) => table).join(', ')}`);
    sorted.push(...free);
    left = left.filter((row) => !free.includes(row));
  }
  return sorted.filter(({ table }) => !passingTables.includes(table)).map(({ table, columns }) => ({ table, columns }));
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `"table" ("one", "other")` */
export function withColumns({ table, columns }: TableShape): string {
  return `public.${quoted(table)} (${columns.map(quoted).join(', ')})`;
}
