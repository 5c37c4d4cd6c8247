import type { Texts } from '#web/platform/texts.ts';

/** Names of pages as menu, path and window title show them. */
export const pageTitles = {
  overview: { zh: '年度总览', en: 'Overview' },
  oversight: { zh: '各部门总览', en: 'All departments' },
  tasks: { zh: '我的待办', en: 'My tasks' },
  checking: { zh: '核对报告', en: 'Check a paper' },
  import: { zh: '导入', en: 'Import' },
  papers: { zh: '报告比对', en: 'Paper beside ledger' },
  findings: { zh: '核对意见', en: 'Findings' },
  projects: { zh: '项目', en: 'Projects' },
  project: { zh: '项目台账', en: 'Project' },
} as const satisfies Texts;
