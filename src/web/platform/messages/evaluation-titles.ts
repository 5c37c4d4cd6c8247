import type { Texts } from '#web/platform/texts.ts';

/** Titles of the pages of evaluation and monitoring, loaded with the menu. */
export const evaluationTitles = {
  selfEvaluation: { zh: '绩效自评', en: 'Self-evaluation' },
  versions: { zh: '审定版本', en: 'Fixed versions' },
  collection: { zh: '自评汇总', en: 'Collection' },
  monitoring: { zh: '绩效监控', en: 'Monitoring' },
  round: { zh: '监控批次', en: 'Round of monitoring' },
  entry: { zh: '项目监控', en: 'Monitoring of a project' },
  progress: { zh: '部门进度与抽查', en: 'Progress and spot checks' },
  rectifications: { zh: '整改', en: 'Rectifications' },
  sample: { zh: '抽查样本', en: 'Sample' },
} as const satisfies Texts;
