import type { Span } from '#core/span.ts';
import type { RuleContext } from '#checker/rules/rule.ts';
import { projectAt } from '#checker/rules/place-of.ts';
import { readNumbering } from '#checker/structure/numbering.ts';

/** A clause with the project it stands in and its words. */
export type Clause = Span & { readonly project: number; readonly words: string };

const breaks = new Set([...'，。；：！？\n\t'].map((mark) => mark.charCodeAt(0)));

/** The longest clause that is looked at, each way; nothing is said of longer ones. */
const reach = 80;

/** The clause around an offset, from the mark before it to the mark behind it, without the numbering of a paragraph. */
export function clauseAt(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && offset - start < reach && !breaks.has(text.charCodeAt(start - 1))) start -= 1;
  if (start === 0 || text.charAt(start - 1) === '\n') {
    const numbering = readNumbering(text, start);
    if (numbering !== null && numbering.end <= offset) start = numbering.end;
  }
  let end = offset;
  while (end < text.length && end - offset < reach && !breaks.has(text.charCodeAt(end))) end += 1;
  return { start, end };
}

/** The clause around an offset, with the one before it where both belong to one sentence: 甲院为新建院所，|基建进度滞后. */
export function clauseWithLead(text: string, offset: number): Span {
  const own = clauseAt(text, offset);
  if (own.start < 2 || text.charAt(own.start - 1) !== '，') return own;
  return { start: clauseAt(text, own.start - 2).start, end: own.end };
}

/** A stretch as a clause of its project. */
export function clauseOf(context: RuleContext, { start, end }: Span): Clause {
  return { start, end, project: projectAt(context, start), words: context.folded.text.slice(start, end) };
}

/**
 * Whether two clauses can be compared for what they say of one project: in the same project, or in a paper without
 * projects; what stands outside all projects of a paper that has some is a summary and is left alone.
 */
export function inOneProject(context: RuleContext, left: Clause, right: Clause): boolean {
  return left.project === right.project && (left.project !== 0 || context.structure.projects.length === 0);
}

const years = /(?:19|20)\d\d(?=年)/g;

/** Whether two stretches speak of different years: both name some, and none is the same. */
export function speakOfOtherYears(left: string, right: string): boolean {
  const one = left.match(years);
  const other = right.match(years);
  return one !== null && other !== null && !one.some((year) => other.includes(year));
}

/** Whether the clause before says that something is left out: 除这两家外，|验收已全部完成. */
export function exceptsBefore(text: string, clause: Span): boolean {
  if (text.charAt(clause.start - 1) !== '，') return false;
  const lead = clauseAt(text, clause.start - 2);
  return /除.*外$/.test(text.slice(lead.start, lead.end));
}
