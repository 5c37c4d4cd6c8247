import type { Bilingual } from '#core/finding.ts';

export function onTimeYetUnfinished(claim: string, against: string): Bilingual {
  return {
    zh: `一处写“${claim}”，同一项目另一处写“${against}”，没有办完就谈不上全部按时，该项指标的得分会受影响；请核对完成情况，改正其中一处。`,
    en: `One place says “${claim}”, another of the same project “${against}”: what is not over cannot all have been on time, and the points of this indicator depend on it. Please check and correct one of them.`,
  };
}
