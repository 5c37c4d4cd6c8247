import { useMemo, type ReactNode } from 'react';
import type { BudgetYear, Department } from '#contract/organisation.ts';
import { PlaceContext, type PlaceState } from '#web/platform/place.tsx';
import { useAnswer } from '#web/platform/queries.ts';
import { matchOf, setUsualPlace, useLocation } from '#web/platform/router.ts';
import { useHolds } from '#web/platform/session.tsx';
import { readText, storeChoice } from '#web/platform/stored-choice.ts';
import { createContext, use } from 'react';

/** How far the search for a department and year has come. */
type PlaceStatus = { readonly status: 'loading' | 'failed' | 'no-department' | 'no-year' | 'wrong' | 'ready'; readonly error: unknown; readonly retry: () => void; readonly latestYear: number | null };

const StatusContext = createContext<PlaceStatus>({ status: 'loading', error: null, retry: () => undefined, latestYear: null });

export function usePlaceStatus(): PlaceStatus {
  return use(StatusContext);
}

/** The year that work goes on in: the earliest that is not closed, else the latest. */
function usualYear(found: readonly BudgetYear[] | undefined): BudgetYear | undefined {
  return found?.findLast(({ state }) => state !== 'closed') ?? found?.[0];
}

/** The department and year of the address, else those of last time, else the first department and its latest year. */
export function PlaceProvider({ children }: { readonly children: ReactNode }) {
  const { path } = useLocation();
  const holds = useHolds();
  const asked = matchOf(path)?.place ?? null;
  const departments = useAnswer<{ readonly items: readonly Department[] }>(holds('organisation.read') ? '/departments' : null);
  const all = departments.data?.items;
  const wanted = asked?.departmentId ?? readText('department');
  const department = all?.find(({ id }) => id === wanted) ?? (asked === null ? all?.[0] : undefined);
  const years = useAnswer<{ readonly items: readonly BudgetYear[] }>(department === undefined ? null : `/departments/${department.id}/years`);
  const found = useMemo(() => years.data?.items.toSorted((left, right) => right.year - left.year), [years.data]);
  const wantedYear = asked === null ? readText('year') : String(asked.year);
  const budgetYear = found?.find(({ year }) => String(year) === wantedYear) ?? (asked === null ? usualYear(found) : undefined);
  const place = useMemo<PlaceState | null>(() => {
    if (all === undefined || department === undefined || found === undefined || budgetYear === undefined) return null;
    const departmentPath = `/departments/${department.id}`;
    return { departmentId: department.id, year: budgetYear.year, department, budgetYear, departments: all, years: found, departmentPath, yearPath: `${departmentPath}/years/${budgetYear.year}` };
  }, [all, department, found, budgetYear]);
  if (place !== null) {
    storeChoice('department', place.departmentId);
    storeChoice('year', String(place.year));
  }
  setUsualPlace(place);
  const error = departments.error ?? years.error;
  const status: PlaceStatus['status'] = place !== null ? 'ready'
    : error !== null ? 'failed'
      : all !== undefined && all.length === 0 ? 'no-department'
        : all !== undefined && department === undefined ? 'wrong'
          : found !== undefined && found.length === 0 ? 'no-year'
            : found !== undefined && budgetYear === undefined ? 'wrong' : 'loading';
  const latestYear = found?.[0]?.year ?? null;
  const { refetch: askDepartments } = departments;
  const { refetch: askYears } = years;
  const state = useMemo<PlaceStatus>(() => ({
    status, error, latestYear,
    retry: () => {
      void askDepartments();
      void askYears();
    },
  }), [status, error, latestYear, askDepartments, askYears]);
  return <StatusContext value={state}><PlaceContext value={place}>{children}</PlaceContext></StatusContext>;
}
