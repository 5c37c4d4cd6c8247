import type { Figure } from '#core/figure.ts';
import type { FoldedText } from '#core/folded-text.ts';
import { documentNumbersIn } from '#checker/structure/document-numbers.ts';
import { readHeadings, type HeadingNode } from '#checker/structure/heading-tree.ts';
import { findProjectHeadings } from '#checker/structure/project-list.ts';
import { readProblems, readSections } from '#checker/structure/project-sections.ts';
import { readReportHead } from '#checker/structure/report-head.ts';
import { sectionKindOf } from '#checker/structure/section-kind.ts';
import { readSentences } from '#checker/structure/sentences.ts';
import type { Project, ReportStructure, Section } from '#checker/structure/structure.ts';

/** Finds title, head, projects, sections, sentences and indicators. Never fails: what is not found is null or empty. */
export function analyseStructure(folded: FoldedText, figures: readonly Figure[]): ReportStructure {
  void figures;
  const { text } = folded;
  const headings = readHeadings(folded);
  const isAccounts = isFinalAccounts(folded);
  const nodes = isAccounts ? [] : findProjectHeadings(text, headings);
  const firstHeading = nodes[0]?.start ?? headings[0]?.start ?? text.length;
  const head = readReportHead(folded, firstHeading);
  const bodyEnd = endOfBody(folded, head.dateSpan?.start ?? null);
  const projects = nodes.map((node, index) => readProject(text, node, index + 1, bodyEnd));
  const sections = readOuterSections(text, headings, new Set(nodes));
  return {
    kind: isAccounts ? 'final-accounts' : projects.length > 0 ? 'performance-report' : 'other',
    ...head,
    projects,
    sections,
    sentences: readSentences(folded, projects, sections),
    indicators: [],
  };
}

/** Where the signature begins: the last project does not reach into it. */
function endOfBody(folded: FoldedText, date: number | null): number {
  if (date === null) return folded.text.length;
  const index = folded.blocks.findIndex((block) => block.end > date);
  const above = folded.blocks[index - 1];
  const signature = above !== undefined && above.end - above.start <= 40 && !/[。；，]/.test(folded.text.slice(above.start, above.end));
  return (signature ? above : folded.blocks[index])?.start ?? folded.text.length;
}

function readProject(text: string, node: HeadingNode, ordinal: number, bodyEnd: number): Project {
  const end = node.start < bodyEnd && bodyEnd < node.end ? bodyEnd : node.end;
  const span = { start: node.start, end };
  const sections = readSections(text, node, span);
  return {
    ...span,
    ordinal,
    name: text.slice(node.title.start, node.title.end),
    heading: node.title,
    sections,
    documentNumbers: documentNumbersIn(text, node.start, end),
    ...readProblems(text, { start: node.title.end, end }, sections),
  };
}

/** The headings outside projects, each a section up to the next heading or project. */
function readOuterSections(text: string, headings: readonly HeadingNode[], projects: ReadonlySet<HeadingNode>): Section[] {
  const marks: { start: number; end: number; node: HeadingNode | null }[] = [];
  const visit = (nodes: readonly HeadingNode[]): void => {
    for (const node of nodes) {
      marks.push({ start: node.start, end: node.end, node: projects.has(node) ? null : node });
      if (!projects.has(node)) visit(node.children);
    }
  };
  visit(headings);
  const sections: Section[] = [];
  marks.forEach(({ start, end, node }, index) => {
    if (node === null) return;
    const title = text.slice(node.title.start, node.title.end);
    sections.push({ start, end: Math.min(end, marks[index + 1]?.start ?? end), kind: sectionKindOf(title), title, heading: node.title });
  });
  return sections;
}

const accountsWords = /支出决算为|年初预算为|决算数|收入决算|支出决算|收支决算|决算情况|决算总体|决算(?:总|明细)?表/;
const performanceWords = /绩效目标|预算执行率|本项目|绩效评价|绩效自评/;

/** A 决算说明: by its title, or, where there is none, by speaking of final accounts and not of projects' targets. */
function isFinalAccounts(folded: FoldedText): boolean {
  const opening = folded.text.slice(0, 400);
  const title = folded.blocks.find((block) => block.end - block.start <= 60 && /(?:报告|决算|说明|自评表)$/.test(folded.text.slice(block.start, block.end)) && block.start < 200);
  const line = title === undefined ? '' : folded.text.slice(title.start, title.end);
  if (/绩效|自评/.test(line)) return false;
  if (/部门决算|单位决算|决算公开/.test(line)) return true;
  if (!accountsWords.test(folded.text.slice(0, 20_000))) return false;
  return !performanceWords.test(opening) && !performanceWords.test(folded.text.slice(0, 6000));
}
