import type { Bilingual } from '#core/finding.ts';

/** Long clauses are shown around the task, with their end. */
function short(words: string, task: string): string {
  if (words.length <= 40) return words;
  const at = words.indexOf(task);
  const from = Math.max(0, at - 12);
  const middle = at + task.length;
  return `${from > 0 ? '…' : ''}${words.slice(from, middle)}${middle < words.length - 8 ? '…' : ''}${words.slice(Math.max(middle, words.length - 8))}`;
}

export function finishedYetExtended(task: string, finished: string, extended: string): Bilingual {
  return {
    zh: `关于${task}，一处写“${short(finished, task)}”，同一项目另一处写“${short(extended, task)}”，两处说法不一，完成情况无从认定；请核对后统一，确有例外的请写明。`,
    en: `Of ${task} one place says “${short(finished, task)}”, another of the same project “${short(extended, task)}”; both cannot hold, so that completion cannot be judged. Please check, and name what is excepted.`,
  };
}
