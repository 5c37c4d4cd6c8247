import type { FoldedBlock } from '#core/folded-text.ts';
import type { Span } from '#core/span.ts';
import type { Project, Sentence } from '#checker/structure/structure.ts';
import type { RuleContext } from '#checker/rules/rule.ts';

/** The last of some spans in order of place that starts at or before an offset; null where all start behind it. */
function lastStarting<T extends Span>(spans: readonly T[], offset: number): T | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1] ?? null;
}

function spanAt<T extends Span>(spans: readonly T[], offset: number): T | null {
  const last = lastStarting(spans, offset);
  return last !== null && offset < last.end ? last : null;
}

/** Ordinal of the project that an offset of the folded text stands in; 0 for the report as a whole. */
export function projectAt(context: RuleContext, offset: number): number {
  return spanAt<Project>(context.structure.projects, offset)?.ordinal ?? 0;
}

/** Ordinals of the projects that some spans start in, each once, ascending. */
export function projectsOf(context: RuleContext, spans: readonly Span[]): number[] {
  return [...new Set(spans.map((span) => projectAt(context, span.start)))].sort((left, right) => left - right);
}

/** The sentence that an offset stands in; null between blocks. */
export function sentenceAt(context: RuleContext, offset: number): Sentence | null {
  return spanAt(context.structure.sentences, offset);
}

/** The paragraph or cell that an offset stands in; null between blocks. */
export function blockAt(context: RuleContext, offset: number): FoldedBlock | null {
  return spanAt(context.folded.blocks, offset);
}
