import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incompatibleRoles, isAllowed, permissions, permissionsOfRole, rowScope, type RowPlace } from '#core/organisation/permissions.ts';
import { grantScopes, roles, type Grant, type Principal } from '#core/organisation/roles.ts';

const key = fc.constantFrom('a', 'b', 'c');
const grants: fc.Arbitrary<Grant> = fc.record({ role: fc.constantFrom(...roles), scope: fc.constantFrom(...grantScopes), one: key, two: key, bureau: fc.option(key) }).map(({ role, scope, one, two, bureau }) => ({
  role, scope,
  bureauId: scope === 'all' ? bureau : null,
  departmentId: scope === 'all' ? null : one,
  divisionId: scope === 'division' ? two : null,
}));
const principals: fc.Arbitrary<Principal> = fc.record({ accountId: key, name: fc.constant('某人'), grants: fc.array(grants, { maxLength: 4 }) });
const rows: fc.Arbitrary<RowPlace> = fc.record({ departmentId: key, bureauId: fc.option(key), divisionId: fc.option(key), ownerId: fc.option(key) });

describe('the reach of grants', () => {
  test('the rows of a list are exactly those that may be opened one by one', () => {
    fc.assert(fc.property(principals, rows, fc.constantFrom(...permissions), (principal, row, permission) => {
      const scope = rowScope(principal, permission, row);
      const isListed = scope !== null && (scope.kind === 'all'
        || (row.divisionId !== null && scope.divisionIds.includes(row.divisionId)) || (row.ownerId !== null && row.ownerId === scope.ownerId));
      expect(isListed).toBe(isAllowed(principal, permission, row));
    }), { numRuns: 2000 });
  });

  test('a grant more never takes anything away, and no grant gives nothing', () => {
    fc.assert(fc.property(principals, grants, rows, fc.constantFrom(...permissions), (principal, grant, row, permission) => {
      expect(isAllowed({ ...principal, grants: [] }, permission, row)).toBe(false);
      if (isAllowed(principal, permission, row)) expect(isAllowed({ ...principal, grants: [...principal.grants, grant] }, permission, row)).toBe(true);
    }), { numRuns: 1000 });
  });
});

describe('the three administrators', () => {
  const administrators = ['系统管理员', '安全保密管理员', '安全审计员'] as const;

  test('see and change no business data, and none of them can do the work of another', () => {
    for (const role of administrators) {
      const held = permissionsOfRole[role];
      expect([role, held.filter((permission) => /^(?:project|funds|indicator|result|narrative|target|evaluation|monitoring|year|finding|import|export|dashboard|oversight)\./.test(permission))]).toEqual([role, []]);
    }
    const acts = { 系统管理员: ['account.manage', 'organisation.manage', 'system.manage'], 安全保密管理员: ['role.grant', 'security.manage'], 安全审计员: ['audit.read', 'audit.verify'] } as const;
    for (const role of administrators) for (const other of administrators) {
      for (const permission of acts[other]) expect([role, permission, permissionsOfRole[role].some((held) => held === permission)]).toEqual([role, permission, role === other]);
    }
  });

  test('are never one person, nor one with a business role', () => {
    for (const left of roles) for (const right of roles) {
      const concerns = administrators.some((role) => role === left || role === right);
      expect([left, right, incompatibleRoles(left, right)]).toEqual([left, right, left !== right && concerns]);
    }
  });
});
