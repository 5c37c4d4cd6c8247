import type { Task } from '#contract/tasks.ts';
import { hrefTo } from '#web/platform/router.ts';

/** Where a task is done: the form, the report to a round, the list of what is to be put right, the project. */
export function taskHref(task: Task): string {
  const place = { departmentId: task.departmentId, year: task.year };
  if (/-rectification/.test(task.kind)) return hrefTo('/rectifications', {}, place);
  if (/-monitoring$|-warning$/.test(task.kind)) {
    return task.projectId === null || task.roundId === null ? hrefTo('/monitoring', {}, place) : hrefTo(`/monitoring/${task.roundId}/${task.projectId}`, {}, place);
  }
  if (task.projectId === null) return task.kind === 'review-sample' ? hrefTo('/oversight/progress', { view: 'samples' }) : hrefTo('/collection', {}, place);
  const isAboutTargets = /-targets$|adjustment$/.test(task.kind);
  return hrefTo(isAboutTargets ? `/projects/${task.projectId}` : `/projects/${task.projectId}/self-evaluation`, {}, place);
}
