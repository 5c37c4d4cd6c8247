import type { RowPlace } from '#core/organisation/permissions.ts';
import type { Queryable } from '#server/platform/database/prepared.ts';

type Kept<T> = { readonly value: T; readonly since: number };
const freshMilliseconds = 60_000;
const mostKept = 200_000;

/** What of a department matters to access and to norms. */
export type DepartmentPlace = { readonly departmentId: string; readonly bureauId: string | null; readonly place: string };

export type Places = ReturnType<typeof createPlaces>;

/** Where rows belong, remembered for moments; changes made by this process are forgotten at once. */
export function createPlaces(pool: Queryable, now: () => Date) {
  const departments = new Map<string, Kept<DepartmentPlace>>();
  const projects = new Map<string, Kept<RowPlace & { readonly year: number }>>();

  /** A clock that was set back must not keep what is remembered alive. */
  const isFresh = ({ since }: { readonly since: number }): boolean => since <= now().getTime() && now().getTime() < since + freshMilliseconds;

  const department = async (id: string): Promise<DepartmentPlace | null> => {
    const known = departments.get(id);
    if (known !== undefined && isFresh(known)) return known.value;
    const { rows } = await pool.query<{ bureau_id: string | null; place: string }>({ name: 'department-place', text: 'select bureau_id, place from department where id = $1', values: [id] });
    const [row] = rows;
    if (row === undefined) return null;
    const value = { departmentId: id, bureauId: row.bureau_id, place: row.place };
    departments.set(id, { value, since: now().getTime() });
    return value;
  };

  return {
    department,
    project: async (departmentId: string, projectId: string): Promise<(RowPlace & { readonly year: number }) | null> => {
      const key = `${departmentId}/${projectId}`;
      const known = projects.get(key);
      if (known !== undefined && isFresh(known)) return known.value;
      const over = await department(departmentId);
      if (over === null) return null;
      const { rows } = await pool.query<{ division_id: string | null; owner_id: string | null; year: number }>({
        name: 'project-place', text: 'select division_id, owner_id, year from project where department_id = $1 and id = $2', values: [departmentId, projectId],
      });
      const [row] = rows;
      if (row === undefined) return null;
      const value = { departmentId, bureauId: over.bureauId, divisionId: row.division_id, ownerId: row.owner_id, year: row.year };
      if (projects.size >= mostKept) projects.clear();
      projects.set(key, { value, since: now().getTime() });
      return value;
    },
    forgetProject: (departmentId: string, projectId: string): void => { projects.delete(`${departmentId}/${projectId}`); },
    forgetDepartment: (id: string): void => { departments.delete(id); },
  };
}
