import { createContext, use, useCallback, useMemo } from 'react';
import type { Session } from '#contract/session.ts';
import { isAllowed, rowScope, type Permission, type RowPlace } from '#core/organisation/permissions.ts';
import { useOptionalPlace } from '#web/platform/place.tsx';

export type SessionState = { readonly session: Session; readonly signOut: () => Promise<void>; readonly adopt: (session: Session) => void };

export const SessionContext = createContext<SessionState | null>(null);

/** Who is signed in. */
export function useSession(): SessionState {
  const state = use(SessionContext);
  if (state === null) throw new Error('useSession outside the session');
  return state;
}

/** Whether the person holds a permission anywhere: what the menu goes by. The service decides. */
export function useHolds(): (permission: Permission | null) => boolean {
  const { session } = useSession();
  return useCallback((permission) => permission === null || session.permissions.includes(permission), [session]);
}

/**
 * Whether the person may do something to rows of the present department (to some of them, where their reach is a division or
 * their own projects), or to one row, where its division and person in charge are given.
 */
export function useMay(): (permission: Permission, row?: Pick<RowPlace, 'divisionId' | 'ownerId'>) => boolean {
  const { session } = useSession();
  const place = useOptionalPlace();
  const principal = useMemo(() => ({ accountId: session.accountId, name: session.name, grants: session.grants }), [session]);
  return useCallback((permission, row) => {
    if (place === null) return session.permissions.includes(permission);
    const department = { departmentId: place.departmentId, bureauId: place.department.bureauId };
    return row === undefined ? rowScope(principal, permission, department) !== null : isAllowed(principal, permission, { ...department, divisionId: row.divisionId, ownerId: row.ownerId });
  }, [principal, place, session]);
}
