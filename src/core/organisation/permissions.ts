import type { Grant, Principal, Role } from '#core/organisation/roles.ts';

/** What a person may be allowed to do. Every route of the service asks for exactly one of them. */
export const permissions = [
  'dashboard.read', 'project.read', 'project.write', 'funds.write', 'indicator.write', 'result.write', 'narrative.write',
  'target.submit', 'target.review', 'target.approve',
  'evaluation.submit', 'evaluation.review', 'evaluation.approve', 'evaluation.finalise', 'evaluation.report', 'evaluation.publish',
  'monitoring.write', 'monitoring.manage', 'year.manage', 'check.run', 'finding.settle', 'import.write', 'export.read',
  'oversight.read', 'oversight.review', 'norms.read', 'organisation.read', 'organisation.manage', 'account.read', 'account.manage', 'role.grant',
  'security.manage', 'audit.read', 'audit.verify', 'system.manage',
] as const;
export type Permission = (typeof permissions)[number];

const readers = ['dashboard.read', 'project.read', 'export.read', 'norms.read', 'organisation.read'] as const satisfies readonly Permission[];

/** What each role may do, within the reach of its grant. What is not listed is denied. */
export const permissionsOfRole: Readonly<Record<Role, readonly Permission[]>> = {
  填报人: [...readers, 'project.write', 'funds.write', 'indicator.write', 'result.write', 'narrative.write', 'target.submit', 'evaluation.submit', 'monitoring.write', 'check.run'],
  项目审核: [...readers, 'target.review', 'evaluation.review', 'check.run'],
  绩效管理员: [
    ...readers, 'project.write', 'funds.write', 'indicator.write', 'result.write', 'narrative.write', 'target.submit', 'target.review', 'evaluation.submit',
    'evaluation.review', 'evaluation.report', 'evaluation.publish', 'monitoring.write', 'monitoring.manage', 'year.manage', 'check.run', 'finding.settle', 'import.write',
  ],
  领导: [...readers, 'evaluation.approve', 'evaluation.finalise'],
  财政审核: [...readers, 'target.approve', 'check.run', 'oversight.read', 'oversight.review'],
  审计: [...readers, 'oversight.read', 'audit.read', 'audit.verify'],
  系统管理员: ['norms.read', 'organisation.read', 'organisation.manage', 'account.read', 'account.manage', 'system.manage'],
  安全保密管理员: ['norms.read', 'organisation.read', 'account.read', 'role.grant', 'security.manage'],
  安全审计员: ['norms.read', 'organisation.read', 'account.read', 'audit.read', 'audit.verify'],
};

/** 三员: administration, security and audit of the system, apart from each other and from the business. */
export const administratorRoles: readonly Role[] = ['系统管理员', '安全保密管理员', '安全审计员'];

/** Roles that one person may not hold together: administration, security and audit are separated, and none of them goes with business roles. */
export function incompatibleRoles(left: Role, right: Role): boolean {
  return left !== right && (administratorRoles.includes(left) || administratorRoles.includes(right));
}

/** The place of a row: its department with the bureau over it, its division, the account in charge of it. */
export type RowPlace = {
  readonly departmentId: string;
  readonly bureauId: string | null;
  readonly divisionId: string | null;
  readonly ownerId: string | null;
};

/** Whether a grant reaches a row. */
export function reaches(grant: Grant, accountId: string, row: RowPlace): boolean {
  switch (grant.scope) {
    case 'all': return grant.bureauId === null || grant.bureauId === row.bureauId;
    case 'department': return grant.departmentId === row.departmentId;
    case 'division': return grant.departmentId === row.departmentId && grant.divisionId !== null && grant.divisionId === row.divisionId;
    case 'own': return grant.departmentId === row.departmentId && row.ownerId === accountId;
  }
}

/** Whether the person may do it to the row. */
export function isAllowed(principal: Principal, permission: Permission, row: RowPlace): boolean {
  return principal.grants.some((grant) => permissionsOfRole[grant.role].includes(permission) && reaches(grant, principal.accountId, row));
}

/** Which rows of a department a person may see or change: all, or those of some divisions and one's own; null is none. */
export type RowScope = { readonly kind: 'all' } | { readonly kind: 'some'; readonly divisionIds: readonly string[]; readonly ownerId: string | null };

/** The rows of a department that the person's grants reach for a permission. */
export function rowScope(principal: Principal, permission: Permission, department: { readonly departmentId: string; readonly bureauId: string | null }): RowScope | null {
  const grants = principal.grants.filter((grant) => permissionsOfRole[grant.role].includes(permission));
  if (grants.some((grant) => reaches(grant, principal.accountId, { ...department, divisionId: null, ownerId: null }))) return { kind: 'all' };
  const here = grants.filter((grant) => grant.departmentId === department.departmentId);
  if (here.length === 0) return null;
  const divisionIds = here.flatMap((grant) => (grant.scope === 'division' && grant.divisionId !== null ? [grant.divisionId] : []));
  return { kind: 'some', divisionIds, ownerId: here.some((grant) => grant.scope === 'own') ? principal.accountId : null };
}
