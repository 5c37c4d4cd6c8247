import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectsOf } from '#checker/rules/place-of.ts';
import { placesOf } from '#checker/rules/word-finder.ts';
import { stoppedForUntil } from '#checker/rules/until-word/messages.ts';

/** 截止 directly before a date. 截止到, 截止至, 截止日期 and the end of an application period are right. */
export const rule = {
  id: 'until-word',
  family: 'wording',
  title: { zh: '“截止”应为“截至”', en: 'The word for stopping used for the state as of a date' },
  check,
} satisfies Rule;

const dateBehind = /截止(?:(?:19|20)\d\d(?:年度?|[-./]\d{1,2}(?:[-./]\d{1,2})?)|\d{1,2}月|\d{1,2}日|(?:目前|当前|今年|本年|去年|上年|年底|年末|本月|上月|月底|月末))(?:\d{1,2}月份?)?(?:\d{1,2}日|底|末|初|[上中下]旬)?/y;

/** What may be closed on a day: a verb of applying before 截止 makes it the right word. */
const closes = /(?:报名|申报|申请|提交|受理|投标|招标|征集|缴费|投稿|登记|公示|时间|日期|期限|推荐|报送)(?:将?于|已)?$/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const spans: FindingSpan[] = [];
  for (const start of placesOf(text, '截止')) {
    dateBehind.lastIndex = start;
    const match = dateBehind.exec(text);
    if (match === null || closes.test(text.slice(Math.max(0, start - 4), start))) continue;
    spans.push({ start, end: start + match[0].length, role: 'stated' });
  }
  const [first] = spans;
  if (first === undefined) return;
  yield {
    message: stoppedForUntil(text.slice(first.start, first.end), spans.length),
    projects: projectsOf(context, spans),
    spans,
    stated: '截止',
    expected: '截至',
  };
}
