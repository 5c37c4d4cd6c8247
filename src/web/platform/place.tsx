import { createContext, use } from 'react';
import type { BudgetYear, Department } from '#contract/organisation.ts';
import type { Place } from '#web/platform/router.ts';

/** The department and year that a page is about, with what may be chosen in their stead. */
export type PlaceState = Place & {
  readonly department: Department;
  readonly budgetYear: BudgetYear;
  readonly departments: readonly Department[];
  readonly years: readonly BudgetYear[];
  /** `/departments/ID` and `/departments/ID/years/YEAR`, where addresses of the interface begin. */
  readonly departmentPath: string;
  readonly yearPath: string;
};

export const PlaceContext = createContext<PlaceState | null>(null);

export function useOptionalPlace(): PlaceState | null {
  return use(PlaceContext);
}

/** The department and year of a page of scope `year`. */
export function usePlace(): PlaceState {
  const place = use(PlaceContext);
  if (place === null) throw new Error('usePlace on a page that is about no department');
  return place;
}
