import type { AvailableActs } from '#contract/evaluation.ts';
import type { ProjectAnswer } from '#contract/projects.ts';
import type { Permission } from '#core/organisation/permissions.ts';
import type { Substance } from '#core/life-cycle/states.ts';
import { useMay } from '#web/platform/session.tsx';

/** The project that a tab is about. */
export type ProjectContext = {
  readonly project: ProjectAnswer;
  /** What may be done now; null while it is on its way. */
  readonly acts: AvailableActs | null;
  /** Where its addresses begin. */
  readonly path: string;
  /** What a change of it makes old. */
  readonly refreshes: readonly string[];
};

/** Whether the person may change such content of the project as it stands. */
export function useMayChange({ project, acts }: ProjectContext): (permission: Permission, substance: Substance) => boolean {
  const may = useMay();
  return (permission, substance) => may(permission, project) && acts?.changes[substance] !== 'locked';
}
