import type { FoldedText } from '#core/folded-text.ts';
import type { Span } from '#core/span.ts';
import { readNumbering } from '#checker/structure/numbering.ts';
import { isPlainHeading } from '#checker/structure/section-kind.ts';

/**
 * A heading with what stands under it. `start` is that of the numbering, `end` where the next heading that is not below
 * this one begins; `title` is the heading without numbering, `bodyStart` the offset behind heading and its punctuation.
 */
export type HeadingNode = Span & {
  readonly style: string;
  readonly title: Span;
  readonly bodyStart: number;
  readonly children: HeadingNode[];
  end: number;
};

/** Headings longer than this are paragraphs. */
const longestTitle = 60;
const longestLeadIn = 80;
const endOfTitle = /[。：；！？]/;

/**
 * The headings of a text as a tree. Which style stands above which is not fixed: a style that was met before closes all
 * that was opened since, a new one opens below. So a restart, a gap or a number used twice does no harm.
 *
 * @param isBareHeading says of a short line without numbering whether it is a heading all the same
 */
export function readHeadings(folded: FoldedText, isBareHeading: (line: string) => boolean = never): HeadingNode[] {
  const roots: HeadingNode[] = [];
  const open: HeadingNode[] = [];
  for (const block of folded.blocks) {
    if (block.table !== undefined || block.kind === 'footnote' || block.end <= block.start) continue;
    const heading = readHeading(folded.text, block.start, block.end, block.level, isBareHeading);
    if (heading === null) continue;
    let depth = open.findIndex((node) => node.style === heading.style || isBelowOutline(node.style, heading.style));
    if (depth < 0) depth = open.length;
    for (let closed = depth; closed < open.length; closed += 1) {
      const node = open[closed];
      if (node !== undefined) node.end = heading.start;
    }
    open.length = depth;
    const parent = open[depth - 1];
    (parent === undefined ? roots : parent.children).push(heading);
    open.push(heading);
  }
  for (const node of open) node.end = folded.text.length;
  return roots;
}

/** A heading by outline level closes open headings of deeper levels even where its own level was not met before. */
function isBelowOutline(opened: string, arriving: string): boolean {
  return opened.startsWith('outline-') && arriving.startsWith('outline-') && arriving < opened;
}

const never = (): boolean => false;
const nameLabel = /^(?:项目名称|项目)：(?=.)/;

function readHeading(text: string, start: number, end: number, level: number | undefined, isBareHeading: (line: string) => boolean): HeadingNode | null {
  const numbering = readNumbering(text, start);
  if (numbering !== null) {
    const title = titleFrom(text, numbering.end, end) ?? (numbering.style.startsWith('han') ? firstClause(text, numbering.end, end) : null);
    return title === null ? null : { start, end, style: numbering.style, ...title, children: [] };
  }
  if (level !== undefined) {
    const title = titleFrom(text, start, end);
    if (title !== null) return { start, end, style: `outline-${level}`, ...title, children: [] };
  }
  if (end - start > longestTitle) return null;
  const line = text.slice(start, end);
  const label = nameLabel.exec(line);
  if (label !== null) return { start, end, style: 'name', title: { start: start + label[0].length, end }, bodyStart: end, children: [] };
  if (isBareHeading(line)) return { start, end, style: 'bare', title: { start, end }, bodyStart: end, children: [] };
  const colon = end - start <= 31 && text.charCodeAt(end - 1) === 0xff1a ? 1 : 0;
  if (end - start <= 31 && isPlainHeading(text.slice(start, end - colon))) {
    return { start, end, style: 'plain', title: { start, end: end - colon }, bodyStart: end, children: [] };
  }
  return null;
}

type Title = { readonly title: Span; readonly bodyStart: number };

/** How a paragraph on a project begins. Where a heading filled its line, the paragraph may have been joined to it. */
const bodyStart = /(?:20\d\d年(?:度)?)?(?:依据|根据|按照)(?=[《市省县江任上]|.{2,30}[《设])|[本该此]项目|该资金|此为|(?<=经费|项目|资金|专项|补助|工程|[奖费金])20\d\d年|对照(?:年度|批复)/;

/** The title that begins at an offset: the whole block if it is short, else the words before the first 。 or ：. */
function titleFrom(text: string, from: number, end: number): Title | null {
  const title = wholeTitle(text, from, end);
  if (end - from <= 16 || title?.bodyStart === end && title.title.end - from <= 40) return title;
  const joined = text.slice(from, Math.min(end, from + longestLeadIn)).search(bodyStart);
  if (joined < 4 || (title !== null && from + joined >= title.title.end)) return title;
  return { title: { start: from, end: from + joined }, bodyStart: from + joined };
}

/** What a numbered paragraph begins with, where its heading cannot be told from it. */
function firstClause(text: string, from: number, end: number): Title | null {
  const stop = text.slice(from, Math.min(end, from + longestTitle)).search(/[，、]/);
  return stop < 4 ? null : { title: { start: from, end: from + stop }, bodyStart: from + stop };
}

function wholeTitle(text: string, from: number, end: number): Title | null {
  const stop = text.slice(from, Math.min(end, from + longestLeadIn + 1)).search(endOfTitle);
  const cut = stop < 0 ? end : from + stop;
  if (cut <= from) return null;
  if (cut === end) return end - from <= longestTitle ? { title: { start: from, end }, bodyStart: end } : null;
  if (cut === end - 1) return cut - from <= longestTitle ? { title: { start: from, end: cut }, bodyStart: end } : null;
  return cut - from <= longestLeadIn ? { title: { start: from, end: cut }, bodyStart: cut + 1 } : null;
}
