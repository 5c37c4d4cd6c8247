import type { Bilingual } from '#core/finding.ts';

const short = (words: string): string => (words.length > 40 ? `…${words.slice(-38)}` : words);

export function finishedYetExtended(task: string, finished: string, extended: string): Bilingual {
  return {
    zh: `关于${task}，一处写“${short(finished)}”，同一项目另一处写“${short(extended)}”，两处说法不一，完成情况无从认定；请核对后统一，确有例外的请写明。`,
    en: `Of ${task} one place says “${short(finished)}”, another of the same project “${short(extended)}”; both cannot hold, so that completion cannot be judged. Please check, and name what is excepted.`,
  };
}
