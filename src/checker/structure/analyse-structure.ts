import type { Figure } from '#core/figure.ts';
import type { FoldedText } from '#core/folded-text.ts';
import type { Span } from '#core/span.ts';
import { DocumentNumbers } from '#checker/structure/document-numbers.ts';
import { isFinalAccounts } from '#checker/structure/final-accounts.ts';
import { readHeadings, type HeadingNode } from '#checker/structure/heading-tree.ts';
import { readProseIndicators } from '#checker/structure/indicators-in-prose.ts';
import { findProjectHeadings, isNamedLikeProject } from '#checker/structure/project-list.ts';
import { readProblems, readSections } from '#checker/structure/project-sections.ts';
import { readReportHead } from '#checker/structure/report-head.ts';
import { readScore } from '#checker/structure/score.ts';
import { sectionKindOf } from '#checker/structure/section-kind.ts';
import { readForms } from '#checker/structure/self-evaluation-form.ts';
import { readSentences } from '#checker/structure/sentences.ts';
import { readGrids } from '#checker/structure/table-grid.ts';
import type { Project, ReportStructure, Section, SelfEvaluationForm } from '#checker/structure/structure.ts';

/** Finds title, head, projects, sections, sentences, forms and indicators. Never fails: what is not found is null or empty. */
export function analyseStructure(folded: FoldedText, figures: readonly Figure[]): ReportStructure {
  const { text } = folded;
  const isAccounts = isFinalAccounts(folded);
  const { headings, nodes } = isAccounts ? { headings: readHeadings(folded), nodes: [] } : findProjects(folded);
  const numbers = new DocumentNumbers(text, figures);
  // The last project does not reach into the signature.
  const { bodyEnd, ...head } = readReportHead(folded, nodes[0]?.start ?? headings[0]?.start ?? text.length, numbers);
  const listed = nodes.map((node, index) => readProject(text, node, index + 1, bodyEnd, numbers));
  const found = readGrids(folded).flatMap((grid) => readForms(text, grid));
  const isOther = listed.length > 0 || found.length > 0 || isAccounts;
  const whole = isOther || head.title === null ? null : soleProject(text, head.title, headings, bodyEnd, new DocumentNumbers(text, figures));
  const inProse = whole === null ? listed : [whole];
  const forms = inProse.length > 0 ? attachForms(text, found, inProse) : found.map((form, index) => withProject(form, index + 1));
  const projects = inProse.length > 0 ? inProse : forms.map((form) => projectOfForm(text, form, numbers));
  const sections = whole === null ? readOuterSections(text, headings, new Set(nodes)) : [];
  const indicators = [...readProseIndicators(text, figures, inProse), ...forms.flatMap((form) => form.indicators)];
  return {
    kind: isAccounts ? 'final-accounts' : inProse.length > 0 ? 'performance-report' : forms.length > 0 ? 'self-evaluation' : 'other',
    ...head,
    projects,
    sections,
    sentences: readSentences(folded, projects, sections),
    indicators: indicators.sort((left, right) => left.start - right.start),
    forms,
  };
}

/** The headings of a text and those among them that are projects; lines without numbering count where there are no others. */
function findProjects(folded: FoldedText): { headings: HeadingNode[]; nodes: HeadingNode[] } {
  const headings = readHeadings(folded);
  const nodes = findProjectHeadings(folded.text, headings);
  // One line 项目名称：… within a chapter names what the whole report is about.
  const isNote = nodes.length === 1 && nodes[0]?.style === 'name' && !headings.includes(nodes[0]);
  if (nodes.length > 0) return { headings, nodes: isNote ? [] : nodes };
  const withBare = readHeadings(folded, isNamedLikeProject);
  const bare = findProjectHeadings(folded.text, withBare);
  return bare.length > 0 ? { headings: withBare, nodes: bare } : { headings, nodes };
}

const soleTitle = /^(?:关于)?(?:[^，。]{2,24}?(?:局|厅|委|委员会|办公室|中心|院|学校|政府))?(?:关于)?(?:20\d\d年(?:度|(?!度)))?((?!20\d\d年).{3,40}?(?:项目|经费|资金|专项|工程|补助|计划))(?:支出)?(?:预算)?(?:支出)?绩效(?:自评|评价|自我评价|完成)/;

/** A report on one project, named in its title, is that project from its title to the signature. */
function soleProject(text: string, title: Span, headings: readonly HeadingNode[], bodyEnd: number, numbers: DocumentNumbers): Project | null {
  const line = text.slice(title.start, title.end);
  const name = /整体|部门预算|部门项目|单位项目|各项目|专项资金项目/.test(line) ? undefined : soleTitle.exec(line)?.[1];
  if (name === undefined || /^(?:预算|市级|县级|省级|本级|部门|财政)?(?:项目|资金|专项资金|项目资金)$/.test(name)) return null;
  const start = title.start + line.indexOf(name);
  const node: HeadingNode = {
    start: title.start, end: text.length, style: 'title', title: { start, end: start + name.length }, bodyStart: title.end, children: [...headings],
  };
  return readProject(text, node, 1, bodyEnd, numbers);
}

function readProject(text: string, node: HeadingNode, ordinal: number, bodyEnd: number, numbers: DocumentNumbers): Project {
  const end = node.start < bodyEnd && bodyEnd < node.end ? bodyEnd : node.end;
  const span = { start: node.start, end };
  const sections = readSections(text, node, span);
  return {
    ...span,
    ordinal,
    name: text.slice(node.title.start, node.title.end),
    heading: node.title,
    sections,
    documentNumbers: numbers.within(span),
    ...readProblems(text, { start: node.title.end, end }, sections),
    ...readScore(text, span),
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

const withProject = (form: SelfEvaluationForm, project: number): SelfEvaluationForm => ({
  ...form, project, indicators: form.indicators.map((indicator) => ({ ...indicator, project })),
});

/** Forms annexed to a report belong to the project of the same name, where there is one. */
function attachForms(text: string, forms: readonly SelfEvaluationForm[], projects: readonly Project[]): SelfEvaluationForm[] {
  const byName = new Map(projects.map((project) => [bareName(project.name), project.ordinal]));
  return forms.map((form) => {
    const name = form.projectName === null ? '' : text.slice(form.projectName.start, form.projectName.end);
    return withProject(form, byName.get(bareName(name)) ?? 0);
  });
}

const bareName = (name: string): string => name.replace(/^20\d\d年度?|[“”"《》（）\s]|项目$/g, '');

function projectOfForm(text: string, form: SelfEvaluationForm, numbers: DocumentNumbers): Project {
  const heading = form.projectName ?? { start: form.start, end: form.start };
  const span = { start: form.start, end: form.end };
  const none = form.problems !== null && /^(?:暂)?无。?$/.test(text.slice(form.problems.start, form.problems.end));
  return {
    ...span,
    ordinal: form.project,
    name: text.slice(heading.start, heading.end),
    heading,
    sections: [{ ...span, kind: 'other', title: '', heading: null }],
    documentNumbers: numbers.within(span),
    problems: none && form.problems !== null ? wordNone(text, form.problems.start) : form.problems,
    improvements: form.improvements,
    score: form.score,
    grade: form.grade,
  };
}

function wordNone(text: string, from: number): { start: number; end: number } {
  const at = text.indexOf('无', from);
  return { start: at, end: at + 1 };
}
