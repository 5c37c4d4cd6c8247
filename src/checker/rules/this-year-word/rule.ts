import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectsOf, sentenceAt } from '#checker/rules/place-of.ts';
import { signedLater } from '#checker/rules/signing.ts';
import { placesOf } from '#checker/rules/word-finder.ts';
import { whichYear } from '#checker/rules/this-year-word/messages.ts';

/** 今年 and 明年 in a paper signed after the year it reports on, unless the sentence speaks of the year of signing. */
export const rule = {
  id: 'this-year-word',
  family: 'time',
  title: { zh: '“今年”指哪一年', en: 'Which year “this year” is' },
  check,
} satisfies Rule;

const plans = /今年(?:将|拟|计划|起|继续|预计|力争|[1-9]月|1[0-2]月)|今后|下一步|接下来/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const signing = signedLater(context);
  if (signing === null) return;
  const { text } = context.folded;
  const spans: FindingSpan[] = [];
  for (const word of ['今年', '明年']) {
    for (const start of placesOf(text, word)) {
      const sentence = sentenceAt(context, start);
      const words = sentence === null ? '' : text.slice(sentence.start, sentence.end);
      if (words.includes(`${signing.asOf.year}年`) || plans.test(words)) continue;
      spans.push({ start, end: start + word.length, role: 'stated' });
    }
  }
  spans.sort((left, right) => left.start - right.start);
  const [first] = spans;
  if (first === undefined) return;
  const word = text.slice(first.start, first.end);
  yield { message: whichYear(word, signing.year, signing.asOf, spans.length), projects: projectsOf(context, spans), spans, stated: word };
}
