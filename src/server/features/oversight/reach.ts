import { sql, type SQL } from 'drizzle-orm';
import { permissionsOfRole, type Permission } from '#core/organisation/permissions.ts';
import type { Principal } from '#core/organisation/roles.ts';
import { messages } from '#server/features/oversight/messages.ts';
import { Problem } from '#server/platform/problem.ts';

function grantsWith(principal: Principal, permission: Permission) {
  return principal.grants.filter(({ role }) => permissionsOfRole[role].includes(permission));
}

/** Departments `d` that a person reaches as a whole with a permission. */
export function departmentsOf(principal: Principal, permission: Permission): SQL {
  const reached = grantsWith(principal, permission).flatMap(({ scope, bureauId, departmentId }): SQL[] => {
    if (scope === 'all') return [bureauId === null ? sql`true` : sql`d.bureau_id = ${bureauId}`];
    return scope === 'department' ? [sql`d.id = ${departmentId}`] : [];
  });
  return reached.length === 0 ? sql`false` : sql`(${sql.join(reached, sql` or `)})`;
}

/** The bureau that an act is for: the one asked for, if it is within reach; else the person's own. Null is all of them. */
export function bureauFor(principal: Principal, permission: Permission, asked: string | null): string | null {
  const whole = grantsWith(principal, permission).filter(({ scope }) => scope === 'all');
  if (whole.some(({ bureauId }) => bureauId === null)) return asked;
  const own = whole.flatMap(({ bureauId }) => (bureauId === null ? [] : [bureauId]));
  const chosen = asked ?? own[0];
  if (chosen === undefined || !own.includes(chosen)) throw new Problem(403, 'not-permitted', messages.bureauBeyond);
  return chosen;
}
