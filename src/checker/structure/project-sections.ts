import type { Span } from '#core/span.ts';
import type { HeadingNode } from '#checker/structure/heading-tree.ts';
import { sectionKindOf } from '#checker/structure/section-kind.ts';
import type { Section } from '#checker/structure/structure.ts';

/**
 * The sections of a project: one per heading directly below its own, and one for each deeper heading that speaks of
 * something else than its parent. Together they cover the project without gap.
 */
export function readSections(text: string, node: HeadingNode, introduction: Span): Section[] {
  const headings: { node: HeadingNode; kind: Section['kind'] }[] = [];
  const visit = (children: readonly HeadingNode[], parentKind: Section['kind'] | null): void => {
    for (const child of children) {
      const kind = sectionKindOf(text.slice(child.title.start, child.title.end));
      if (parentKind === null || (kind !== 'other' && kind !== parentKind && parentKind !== 'problems')) headings.push({ node: child, kind });
      visit(child.children, parentKind === null || kind !== 'other' ? kind : parentKind);
    }
  };
  visit(node.children, null);
  const firstStart = headings[0]?.node.start ?? introduction.end;
  const sections: Section[] = [];
  if (firstStart > introduction.start) {
    sections.push({ start: introduction.start, end: firstStart, kind: headings.length > 0 ? 'basis' : 'other', title: '', heading: null });
  }
  headings.forEach(({ node: { start, title }, kind }, index) => {
    const end = headings[index + 1]?.node.start ?? introduction.end;
    sections.push({ start, end, kind, title: text.slice(title.start, title.end), heading: title });
  });
  return sections;
}

const saysNone = /^[\s　]*((?:暂|尚|均|基本)?无)(?:明显)?(?:存在)?(?:问题)?[。；\s]*$/;
const measureAt = /(^|[\n。；！])[\s　]*(?:(?:（?\d+）?[.、]?|[一二三四五六]是)?(?:下一步|下步|今后|未来|接下来|我们将|我[局委院校办厅]将|(?:为此|对此)，|将(?:进一步|继续|持续|加强|加快|积极|严格|不断)|改进措施|整改措施))/;
const measureInClause = /，(?:会|将|要)(?:进一步|继续|持续|加强|加快|加大|积极|严格|不断)|，下一步|，今后/;
const inline = /存在的?(?:主要)?(?:的)?问题(?:[和及与、][^：。；\n]{0,16})?(?:：|为：?|是：)/;
const inlineMeasures = /(?:下一步)?(?:改进|整改)措施(?:和建议)?：/;

/** Problems and improvements of a project, from their sections, or from 存在的问题：… within a paragraph. */
export function readProblems(text: string, project: Span, sections: readonly Section[]): { problems: Span | null; improvements: Span | null } {
  const own = sections.find((section) => section.kind === 'improvements');
  const ownMeasures = own === undefined ? null : bodyOf(text, own);
  const section = sections.find((candidate) => candidate.kind === 'problems');
  if (section !== undefined) {
    const split = splitMeasures(text, bodyOf(text, section));
    return { problems: split.problems, improvements: ownMeasures ?? split.improvements };
  }
  const stretch = text.slice(project.start, project.end);
  const match = inline.exec(stretch);
  if (match === null) return { problems: null, improvements: ownMeasures ?? inlineImprovements(text, project) };
  const start = project.start + match.index + match[0].length;
  const line = text.indexOf('\n', start);
  const end = Math.min(line < 0 ? text.length : line, project.end);
  const none = /^(?:暂|尚|均)?无(?=[。；，\n]|$)/.exec(text.slice(start, Math.min(end, start + 6)));
  if (none !== null) return { problems: wordNone(text, { start, end: start + none[0].length }), improvements: ownMeasures };
  const split = splitMeasures(text, { start, end });
  return { problems: split.problems, improvements: ownMeasures ?? split.improvements ?? inlineImprovements(text, { start: end, end: project.end }) };
}

function inlineImprovements(text: string, project: Span): Span | null {
  const match = inlineMeasures.exec(text.slice(project.start, project.end));
  if (match === null) return null;
  const start = project.start + match.index + match[0].length;
  const line = text.indexOf('\n', start);
  return trimmed(text, { start, end: Math.min(line < 0 ? text.length : line, project.end) });
}

function splitMeasures(text: string, body: Span): { problems: Span; improvements: Span | null } {
  const stretch = text.slice(body.start, body.end);
  const none = saysNone.exec(stretch);
  if (none !== null) return { problems: wordNone(text, body), improvements: null };
  const match = measureAt.exec(stretch) ?? measureInClause.exec(stretch);
  if (match === null) return { problems: body, improvements: null };
  const from = body.start + match.index + (match[1] ?? '，').length;
  const problems = trimmed(text, { start: body.start, end: match[1] === undefined ? from - 1 : from });
  if (problems.end > problems.start && saysNone.test(text.slice(problems.start, problems.end))) {
    return { problems: wordNone(text, problems), improvements: trimmed(text, { start: from, end: body.end }) };
  }
  return { problems, improvements: trimmed(text, { start: from, end: body.end }) };
}

/** The span of the word 无 itself, so that the text reads “无” however it was dressed up. */
function wordNone(text: string, span: Span): Span {
  const at = text.indexOf('无', span.start);
  return { start: at, end: at + 1 };
}

/** What stands under a section's heading. */
function bodyOf(text: string, section: Section): Span {
  return trimmed(text, { start: section.heading?.end ?? section.start, end: section.end });
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isSpaceAt(text.charCodeAt(end - 1))) end -= 1;
  return { start, end };
}

const isSpaceAt = (code: number): boolean => code <= 0x20 || code === 0x3000;
const isBlank = (code: number): boolean => isSpaceAt(code) || code === 0xff1a || code === 0x3002;
