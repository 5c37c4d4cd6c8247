import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectsOf } from '#checker/rules/place-of.ts';
import { collision } from '#checker/rules/doubled-punctuation/messages.ts';

/** Two or more of ，。；、： in a row. */
export const rule = {
  id: 'doubled-punctuation',
  family: 'wording',
  title: { zh: '标点重复或相撞', en: 'Punctuation doubled or colliding' },
  check,
} satisfies Rule;

const collisions = /[，。；、：]{2,}/g;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const spans: FindingSpan[] = [];
  for (const { 0: marks, index } of text.matchAll(collisions)) spans.push({ start: index, end: index + marks.length, role: 'stated' });
  const [first] = spans;
  if (first === undefined) return;
  const printed = text.slice(Math.max(text.lastIndexOf('\n', first.start) + 1, first.start - 6), first.end);
  yield { message: collision(printed, spans.length), projects: projectsOf(context, spans), spans };
}
