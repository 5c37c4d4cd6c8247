import type { Bilingual } from '#core/finding.ts';

export const messages = {
  targetsDue: { zh: '绩效目标申报截止', en: 'targets are due' },
  selfEvaluationDue: { zh: '自评截止', en: 'self-evaluations are due' },
  reportDue: { zh: '报告报送截止', en: 'the report is due' },
} as const satisfies Record<string, Bilingual>;
