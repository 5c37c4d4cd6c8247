/** The roles of the trade. The three administrators are kept apart: none of them sees or changes business data. */
export const roles = ['填报人', '项目审核', '绩效管理员', '领导', '财政审核', '审计', '系统管理员', '安全保密管理员', '安全审计员'] as const;
export type Role = (typeof roles)[number];

/** How far a grant reaches: projects one is in charge of, those of a division, of a department, of all departments (of a bureau, where it names one). */
export const grantScopes = ['own', 'division', 'department', 'all'] as const;
export type GrantScope = (typeof grantScopes)[number];

/** A role given to a person, and how far it reaches. `divisionId` only with `division`, `departmentId` with all but `all`. */
export type Grant = {
  readonly role: Role;
  readonly scope: GrantScope;
  readonly bureauId: string | null;
  readonly departmentId: string | null;
  readonly divisionId: string | null;
};

/** Who acts: an account with its grants. */
export type Principal = {
  readonly accountId: string;
  readonly name: string;
  readonly grants: readonly Grant[];
};
