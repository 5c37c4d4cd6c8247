import type { FindingSpan } from '#core/finding.ts';
import type { FoldedBlock } from '#core/folded-text.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectsOf } from '#checker/rules/place-of.ts';
import { isDigit, isIdeograph } from '#checker/rules/word-finder.ts';
import { readNumbering } from '#checker/structure/numbering.ts';
import { noFullStop } from '#checker/rules/missing-full-stop/messages.ts';

/**
 * A paragraph with sentences of its own whose last sentence has no end. Only where a numbered paragraph or the end of the
 * paper follows: elsewhere it may be one paragraph that the file has broken in two.
 */
export const rule = {
  id: 'missing-full-stop',
  family: 'wording',
  title: { zh: '段末缺句号', en: 'Paragraph without its full stop' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text, blocks } = context.folded;
  const spans: FindingSpan[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'paragraph' || block.level !== undefined) continue;
    const last = text.charCodeAt(block.end - 1);
    if (!isIdeograph(last) && !isDigit(last) && text.charAt(block.end - 1) !== '%') continue;
    const next = blocks[index + 1];
    if (next === undefined ? isSignature(text, block) : readNumbering(text, next.start) === null) continue;
    const stop = text.slice(block.start, block.end).lastIndexOf('。');
    const start = block.start + stop + 1;
    if (stop < 0 || block.end - start < 5) continue;
    spans.push({ start, end: block.end, role: 'stated' });
  }
  const [first] = spans;
  if (first === undefined) return;
  yield { message: noFullStop(text.slice(Math.max(first.start, first.end - 15), first.end), spans.length), projects: projectsOf(context, spans), spans };
}

/** A date or a name at the very end. */
function isSignature(text: string, block: FoldedBlock): boolean {
  return /(?:[年月日]|局|委|办|厅|部门|单位|中心|公司)$/.test(text.slice(block.start, block.end));
}
