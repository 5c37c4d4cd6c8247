import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { firstDayOf, lastDayOf } from '#checker/rules/calendar.ts';
import { projectAt, sentenceAt } from '#checker/rules/place-of.ts';
import { signedLater } from '#checker/rules/signing.ts';
import { noOutcome } from '#checker/rules/deadline-passed/messages.ts';

/** A deadline in the year of signing or between, reached by then, in a sentence that does not say what came of it. */
export const rule = {
  id: 'deadline-passed',
  family: 'time',
  title: { zh: '落款时期限已过', en: 'Deadline already past at signing' },
  check,
} satisfies Rule;

const due = /^(?:以前|之前|前)(?:[^，。；\n]{0,12}?)(?:完成|建成|实现|交付|投入|达到|竣工|启动|召开|举办|拨付|支付|验收|整改|到位|使用完)/;
const outcome = /已|完成了|均完成|未能|尚未|仍未|没有完成/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const signing = signedLater(context);
  if (signing === null) return;
  const { text } = context.folded;
  for (const { kind, date, start, end } of context.figures) {
    if (kind !== 'date' || date === null || date.year === null || date.year <= signing.year) continue;
    const match = due.exec(text.slice(end, end + 24));
    if (match === null) continue;
    // 5月前 ends with April, 5月底前 with the last of May.
    const deadline = date.day !== null || date.part !== null ? lastDayOf(date, null) : firstDayOf(date, null);
    if (deadline === null || deadline > signing.day) continue;
    const sentence = sentenceAt(context, start);
    if (sentence !== null && outcome.test(text.slice(sentence.start, sentence.end))) continue;
    const spanEnd = end + match[0].length;
    yield { message: noOutcome(text.slice(start, spanEnd), signing.asOf), projects: [projectAt(context, start)], spans: [{ start, end: spanEnd, role: 'stated' }] };
  }
}
