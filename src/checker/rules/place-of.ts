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

/** The longest stretch of a sentence that is looked at, each way: texts without full stops must not cost more than others. */
const reach = 300;

/** The sentence that an offset stands in, cut to what is near when it is very long; null between blocks. */
export function sentenceAt(context: RuleContext, offset: number): Sentence | null {
  const sentence = wholeSentenceAt(context, offset);
  if (sentence === null || sentence.end - sentence.start <= reach) return sentence;
  return { ...sentence, start: Math.max(sentence.start, offset - reach), end: Math.min(sentence.end, offset + reach) };
}

/** The whole sentence that an offset stands in, however long; null between blocks. */
export function wholeSentenceAt(context: RuleContext, offset: number): Sentence | null {
  return spanAt(context.structure.sentences, offset);
}

/** The paragraph or cell that an offset stands in; null between blocks. */
export function blockAt(context: RuleContext, offset: number): FoldedBlock | null {
  return spanAt(context.folded.blocks, offset);
}
