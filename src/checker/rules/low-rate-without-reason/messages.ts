import type { Bilingual } from '#core/finding.ts';

/** @param line `90%`, or null where no norm sets one */
export function lowWithoutReason(rate: string, line: string | null): Bilingual {
  return {
    zh: `预算执行率${rate}，${line === null ? '不到一半' : `低于${line}`}，项目中没有说明原因。执行率偏低须说明原因并提出措施，也影响下年预算安排；请补写。`,
    en: `The execution rate of ${rate} is ${line === null ? 'below one half' : `below ${line}`}, and the project gives no reason. A low rate has to be explained and weighs on next year’s budget; please add the reason.`,
  };
}
