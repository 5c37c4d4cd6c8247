import type { Bilingual } from '#core/finding.ts';
import { chineseOrdinal } from '#core/report-messages.ts';

const zhList = (projects: readonly number[]): string => projects.map((ordinal) => `（${chineseOrdinal(ordinal)}）`).join('');

export function noProblems(projects: readonly number[]): Bilingual {
  return {
    zh: `${zhList(projects)}没有“存在的问题和改进措施”部分。自评要求说明问题和改进措施；确无问题也应写明“无”。请补写。`,
    en: `Project${projects.length === 1 ? '' : 's'} ${projects.join(', ')}: no section on problems and measures. A self-evaluation has to state them; if there are none, it says so. Please add the section.`,
  };
}

export function noMeasures(projects: readonly number[]): Bilingual {
  return {
    zh: `${zhList(projects)}列出了问题，没有写改进措施。整改无从跟踪；请逐条写明下一步怎么做。`,
    en: `Project${projects.length === 1 ? '' : 's'} ${projects.join(', ')}: problems are named, but no measures. What is done about them cannot be followed up; please say so for each.`,
  };
}
