import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { lastDayOf } from '#checker/rules/calendar.ts';
import { projectAt, sentenceAt } from '#checker/rules/place-of.ts';
import { clauseAt } from '#checker/rules/clauses.ts';
import { signedLater, type LaterSigning } from '#checker/rules/signing.ts';
import { wordFinder } from '#checker/rules/word-finder.ts';
import { stillExpected } from '#checker/rules/future-tense-past/messages.ts';

/**
 * Expectations about the year reported on, in a paper signed later: of the goals of the year (能够顺利完成), or of a date
 * that has passed (预计2023年12月完成). What a plan or a contract said is left alone.
 */
export const rule = {
  id: 'future-tense-past',
  family: 'time',
  title: { zh: '已过去的事写成将来', en: 'Future wording about the past' },
  check,
} satisfies Rule;

const expectations = wordFinder(['能够', '有望', '可望', '预计', '预期', '可以', '能如期', '能按时', '能顺利', '可如期', '可按时', '将如期', '将按时', '将顺利'].map((word) => ({ word })));
const accomplish = /^(?:能|可|将|能够|可以)?(?:顺利|如期|按时|按期|全面|全部|圆满|基本){0,2}(?:完成|实现|达到|达成)/;
const goalsOfYear = /全年|年度|年底|年内|年末|本年|绩效目标|各项目标|各项指标|目标任务/;
const expectedBefore = /(?:预计|预期|将于|将在|拟于|有望|可望|(?:力争|争取)[于在]?)[^，。；]{0,5}$/;
const expectedBehind = /^(?:前|之前|以前|左右)?(?:将|预计|可望|有望|能够)(?:可|能)?(?:全部|全面|顺利|如期)?(?:完成|建成|实现|达到|投入|竣工|启动|召开|举办|支付|拨付|验收)/;
/** The sentence tells what was planned, or what came of it. */
const toldOfPlan = /原计划|原定|年初计划|合同约定|协议约定|计划书|申报书|按照.{0,12}(?:计划|方案|要求)|目标[为是：]|已经?(?:全部|按期|如期|按时|顺利)?(?:完成|建成|实现)/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const signing = signedLater(context);
  if (signing === null) return;
  const { text } = context.folded;
  for (const { start, end } of expectations(text)) {
    const verb = accomplish.exec(text.slice(end, end + 12));
    if (verb === null) continue;
    const clause = clauseAt(text, start);
    const words = text.slice(clause.start, clause.end);
    if (goalsOfYear.test(words) && !speaksOfLater(words, signing)) yield found(context, signing, Math.max(clause.start, start - 12), end + verb[0].length);
  }
  for (const figure of context.figures) {
    const { date } = figure;
    if (figure.kind !== 'date' || date === null || (date.month === null && date.part === null)) continue;
    const before = expectedBefore.exec(text.slice(Math.max(0, figure.start - 9), figure.start));
    const behind = before === null ? expectedBehind.exec(text.slice(figure.end, figure.end + 16)) : null;
    if (before === null && behind === null) continue;
    const last = lastDayOf(figure.until ?? date, date.year ?? signing.year);
    if (last === null || last >= signing.day) continue;
    const sentence = sentenceAt(context, figure.start);
    if (sentence !== null && toldOfPlan.test(text.slice(sentence.start, sentence.end))) continue;
    yield found(context, signing, figure.start - (before?.[0].length ?? 0), figure.end + (behind?.[0].length ?? 0));
  }
}

function speaksOfLater(words: string, { year }: LaterSigning): boolean {
  return words.includes(`${year + 1}年`) || /明年|下年|下一年|次年|来年|今后|下一步/.test(words);
}

function found(context: RuleContext, { asOf }: LaterSigning, start: number, end: number): RuleFinding {
  return { message: stillExpected(context.folded.text.slice(start, end), asOf), projects: [projectAt(context, start)], spans: [{ start, end, role: 'stated' }] };
}
