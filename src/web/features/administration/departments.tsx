import { Select } from 'antd';
import { useCallback, useMemo } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Bureau, Department } from '#contract/organisation.ts';
import { permissionsOfRole, rowScope, type Permission } from '#core/organisation/permissions.ts';
import { recordTexts } from '#web/platform/messages/administration.ts';
import { useOptionalPlace } from '#web/platform/place.tsx';
import { useAnswer } from '#web/platform/queries.ts';
import { useSearch } from '#web/platform/router.ts';
import { useSession } from '#web/platform/session.tsx';
import { useTexts } from '#web/platform/texts.ts';

export type List<T> = { readonly items: readonly T[] };

export function useDepartments(): UseQueryResult<List<Department>> {
  return useAnswer<List<Department>>('/departments');
}

export function useBureaus(): UseQueryResult<List<Bureau>> {
  return useAnswer<List<Bureau>>('/bureaus');
}

/** Whether the person may do something to the whole of a department. */
export function useMayIn(): (permission: Permission, department: Department) => boolean {
  const { session } = useSession();
  const principal = useMemo(() => ({ accountId: session.accountId, name: session.name, grants: session.grants }), [session]);
  return useCallback((permission, { id, bureauId }) => rowScope(principal, permission, { departmentId: id, bureauId })?.kind === 'all', [principal]);
}

/** Whether the person may do something to the system, which no bureau and no department bounds. */
export function useMayEverywhere(): (permission: Permission) => boolean {
  const { session } = useSession();
  return useCallback((permission) => session.grants.some(({ role, scope, bureauId }) => permissionsOfRole[role].includes(permission) && scope === 'all' && bureauId === null), [session]);
}

/** The department that the address names, else the one that work goes on in, else the first. */
export function useChosenDepartment(departments: readonly Department[] | undefined): Department | null {
  const [search] = useSearch();
  const place = useOptionalPlace();
  const wanted = search.get('department') ?? place?.departmentId;
  return departments?.find(({ id }) => id === wanted) ?? departments?.[0] ?? null;
}

export function DepartmentSelect({ departments, value }: { readonly departments: readonly Department[]; readonly value: string }) {
  const t = useTexts(recordTexts);
  const [, setSearch] = useSearch();
  return (
    <Select className="administration-wide" value={value} aria-label={t('department')} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
      options={departments.map(({ id, name }) => ({ value: id, label: name }))} onChange={(department) => setSearch({ department })} />
  );
}
