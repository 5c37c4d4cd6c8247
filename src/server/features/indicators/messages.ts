import type { Bilingual } from '#core/finding.ts';

export const messages = {
  indicatorNotFound: { zh: '没有这个指标。', en: 'There is no such indicator.' },
  resultEmpty: { zh: '完成值为空：定量指标请填数值，或填分子和分母；定性指标请选择达成档次和得分比例。', en: 'The result is empty: give a number, or numerator and denominator; for a qualitative indicator the band and the percent of its points.' },
  executionRate: { zh: '预算执行率', en: 'budget execution rate' },
} as const satisfies Record<string, Bilingual>;
