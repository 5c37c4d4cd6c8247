import type { ProjectAnswer } from '#contract/projects.ts';
import { typedOf, yuanOf, type TypedAmount } from '#web/features/projects/fields.tsx';

/** The fields of a project as they are typed. */
export type TypedBasis = {
  readonly name: string; readonly ordinal: number; readonly kind: string; readonly mechanism: string | null; readonly divisionId: string | null; readonly ownerId: string | null; readonly periodFrom: string | null; readonly periodUntil: string | null;
  readonly code: string; readonly unitCode: string; readonly functionalCode: string; readonly economicCode: string; readonly totalAmount: TypedAmount; readonly note: string;
};

/** What is typed, with the version and the fields that it began from. */
export type BasisDraft = { readonly version: number; readonly base: TypedBasis; readonly typed: TypedBasis };

export type BasisValues = Readonly<Record<string, string | number | null>>;

export function draftKey(projectId: string): string {
  return `project/${projectId}/basis`;
}

/** Whether something of it was typed earlier and not saved. */
export function hasDraft(accountId: string, projectId: string): boolean {
  try {
    return localStorage.getItem(`hengji.draft.${accountId}.${draftKey(projectId)}`) !== null;
  } catch {
    return false;
  }
}

export function typedBasis(project: ProjectAnswer): TypedBasis {
  return {
    name: project.name, ordinal: project.ordinal, kind: project.kind, mechanism: project.mechanism, divisionId: project.divisionId, ownerId: project.ownerId, periodFrom: project.periodFrom, periodUntil: project.periodUntil,
    code: project.code ?? '', unitCode: project.unitCode ?? '', functionalCode: project.functionalCode ?? '', economicCode: project.economicCode ?? '', totalAmount: typedOf(project.totalAmountYuan), note: project.note ?? '',
  };
}

/** The fields as the interface takes them. */
export function valuesOf(typed: TypedBasis): BasisValues {
  const text = (given: string): string | null => (given.trim() === '' ? null : given.trim());
  const { totalAmount, ...rest } = typed;
  return {
    ...rest, name: typed.name.trim(), code: text(typed.code), unitCode: text(typed.unitCode), functionalCode: text(typed.functionalCode), economicCode: text(typed.economicCode), note: text(typed.note),
    totalAmountYuan: yuanOf(totalAmount),
  };
}

/** The fields that the person changed; only they are sent, so that what others changed elsewhere stands. */
export function changedValues({ base, typed }: BasisDraft): BasisValues {
  const [before, after] = [valuesOf(base), valuesOf(typed)];
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => before[field] !== value));
}
