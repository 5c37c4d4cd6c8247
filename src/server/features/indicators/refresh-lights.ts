import { standingLight } from '#core/monitoring/light.ts';
import type { NormBook } from '#core/norm-book.ts';
import { projectColumns, summaryOf, type ProjectStatRow } from '#server/features/projects/index.ts';
import type { Database } from '#server/platform/database/handles.ts';

/**
 * Time alone changes lights: once a day those of the projects of the running year are worked out anew. Answers how many
 * changed. Nothing of substance changes with it, so that there is no entry in the audit trail.
 */
export async function refreshLights({ pool }: Database, norms: NormBook, now: Date): Promise<number> {
  const today = now.toISOString().slice(0, 10);
  const year = Number(today.slice(0, 4));
  const { rows } = await pool.query<ProjectStatRow & { readonly department_id: string; readonly place: string }>(
    `select ${projectColumns}, p.department_id, d.place from project p join project_stat s on s.department_id = p.department_id and s.project_id = p.id join department d on d.id = p.department_id where p.year = $1`, [year]);
  const changed = rows.flatMap((row) => {
    const light = standingLight(summaryOf(row), row.year, norms, today, row.place);
    return light === row.light ? [] : [{ row, light }];
  });
  if (changed.length > 0) {
    await pool.query(
      'update project_stat s set light = n.light from unnest($1::uuid[], $2::uuid[], $3::text[]) as n (department_id, project_id, light) where s.department_id = n.department_id and s.project_id = n.project_id',
      [changed.map(({ row }) => row.department_id), changed.map(({ row }) => row.id), changed.map(({ light }) => light)]);
  }
  return changed.length;
}
